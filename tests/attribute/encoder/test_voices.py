"""Whose voice goes on where a sentence names nobody."""

from __future__ import annotations

import pytest

import relata
from relata.attribute.encoder import location
from tests.resolve.build import speaker_of

TEXT = (
    "„Die Altenpflege ist kein Hotspot“, sagt Direktor Heinz Holm. Nun müssten die Länder "
    "strenger prüfen. Eine Auswertung der Hafen-App habe gezeigt, dass vor allem Besucher von "
    "Diskos Warnungen erhalten hätten. Jetzt sei nicht die Zeit zum Feiern."
)


@pytest.mark.skipif(location.folder() is None, reason="the encoder's weights are not installed")
def test_who_reports_a_study_goes_on_and_not_the_study() -> None:
    record = relata.read(TEXT, lang="de")
    last = record.statements[-1]
    assert TEXT[last.content[0][0] :].startswith("Jetzt sei")
    assert speaker_of(record, last) == ["Heinz Holm"]
