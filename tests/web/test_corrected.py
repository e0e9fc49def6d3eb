"""A record as it holds after the corrections: what changes, and what stays as it was."""

from __future__ import annotations

import jsonschema
import msgspec
import pytest

from relata.app.web.corrected import corrected
from relata.archive.layer.anchors import QuoteAnchor
from relata.model.serial import schema, to_json
from tests.present import samples


@pytest.fixture
def library(own):
    return own(samples.german()).state.library


def _by_id(record):
    return {one.id: one for one in record.statements}


def _correct(library, key, kind, **value):
    ref = next(one.ref for one in library.article(1).statements if one.key == key)
    return library.correct(ref, kind, "nina", value)


def test_without_corrections_it_is_the_record(library):
    assert corrected(library.article(1)) == samples.german()


def test_an_accepted_statement_is_sure_and_nothing_else_changes(library):
    _correct(library, "s5", "accept")
    found = _by_id(corrected(library.article(1)))
    expected = _by_id(samples.german())
    assert found.pop("s5") == msgspec.structs.replace(expected.pop("s5"), tier="sure")
    assert found == expected


def test_a_speaker_of_the_text_is_that_entity_at_the_nearest_mention(library):
    article = library.article(1)
    number = article.entities["e5"]
    _correct(library, "s9", "speaker", entity=number)
    record = corrected(library.article(1))
    statement = _by_id(record)["s9"]
    assert statement.speaker.entities == ("e5",)
    (span,) = statement.speaker.spans
    assert record.document.text[slice(*span)] in ("Brandt", "Tomasz Brandt")
    assert [link.entity for link in statement.chain] == ["e1", "e5"]
    assert len(record.entities) == len(samples.german().entities)


def test_the_speakers_hand_changes_with_the_speaker(library):
    _correct(library, "s3", "speaker", name="Ida Holm")
    record = corrected(library.article(1))
    statement = _by_id(record)["s3"]
    assert [link.entity for link in statement.chain] == ["e1", "e3", "e4", "e8"]
    assert record.entities[-1].name == "Ida Holm"
    assert record.sourcing.by_speaker["e8"] == 1


def test_nobody_leaves_no_speaker(library):
    _correct(library, "s3", "speaker")
    record = corrected(library.article(1))
    assert _by_id(record)["s3"].speaker is None
    assert record.sourcing.without_source == 2


def test_rejected_ones_are_there_where_that_is_asked_for(library):
    _correct(library, "s5", "no-statement")
    stored = library.article(1)
    assert "s5" not in _by_id(corrected(stored))
    assert "s5" in _by_id(corrected(stored, rejected=True))


def test_what_was_missed_is_a_statement_of_a_valid_record(library):
    anchor = QuoteAnchor(quote="Foto: Lena Moor")
    library.mark_missed(1, anchor, "nina", {"name": "Lena Moor", "mode": "direct"})
    record = corrected(library.article(1))
    statement = record.statements[-1]
    assert record.document.text[slice(*statement.content[0])] == "Foto: Lena Moor"
    assert statement.id == "s11"
    jsonschema.validate(msgspec.json.decode(to_json(record)), schema())
