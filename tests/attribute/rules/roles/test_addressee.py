"""To whom a cue speaks: its object, the phrase after its preposition, the interviewer."""

from __future__ import annotations

import pytest

from tests.attribute.helpers import said


@pytest.mark.parametrize(
    ("text", "language", "addressee"),
    [
        ("Die Ministerin forderte den Rat auf, das Werk zu öffnen.", "de", "den Rat"),
        ("Die Ministerin sagte gegenüber der Zeitung, das Werk sei zu.", "de", "der Zeitung"),
        ("Die Ministerin sagte am Montag, das Werk sei zu.", "de", ""),
        ("Mary Hale told the council that the port was closed.", "en", "the council"),
        ("Mary Hale said that the port was closed.", "en", ""),
    ],
)
def test_to_whom_it_is_said(text: str, language: str, addressee: str) -> None:
    assert said(text, language)[0].addressee == addressee
