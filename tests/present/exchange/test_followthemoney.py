"""FollowTheMoney: entities of its public model, with values as it has them, and no dead links."""

from __future__ import annotations

import json
import re

import pytest

from relata.present import Options, by_name
from tests.present import samples

#: Schemata that are written -> the properties of the public model that are used.
THING = {"name", "alias", "summary", "notes", "description", "sourceUrl", "publisher",
         "wikidataId", "proof"}  # fmt: skip
DOCUMENT = THING | {"title", "author", "publishedAt", "language", "fileName", "bodyText",
                    "processingStatus", "processingError"}  # fmt: skip
MODEL = {
    "Article": DOCUMENT, "Document": DOCUMENT, "Person": THING | {"position"},
    "Organization": THING, "PublicBody": THING, "LegalEntity": THING, "Note": THING | {"entity"},
}  # fmt: skip


def _entities(*records):
    text = by_name("ftm").render(records, Options())
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("make", samples.ALL, ids=lambda make: make.__name__)
def test_every_line_is_an_entity_of_the_model(make):
    found = _entities(make())
    ids = {one["id"] for one in found}
    assert len(ids) == len(found)
    for one in found:
        assert set(one) == {"id", "schema", "properties"}
        assert re.fullmatch(r"[A-Za-z0-9.-]+", one["id"])
        assert set(one["properties"]) <= MODEL[one["schema"]]
        assert one["properties"]["name"]
        for field, values in one["properties"].items():
            assert values and all(isinstance(value, str) for value in values)
            if field in ("proof", "entity"):
                assert set(values) <= ids


def test_a_statement_is_a_note_about_its_speaker():
    found = _entities(samples.german())
    by_name_ = {one["properties"]["name"][0]: one for one in found}
    notes = [one for one in found if one["schema"] == "Note"]
    oelmann = by_name_["Henrike Oelmann"]
    assert oelmann["schema"] == "Person"
    assert oelmann["properties"]["position"] == ["Landesministerin für Verkehr"]
    quoted = next(note for note in notes if note["id"].endswith("-s3"))
    assert quoted["properties"]["entity"] == [oelmann["id"]]
    assert quoted["properties"]["proof"] == [found[0]["id"]]
    assert found[0]["schema"] == "Article"


def test_what_could_not_be_read_is_a_document_with_its_error():
    assert _entities(samples.failed())[0]["properties"]["processingStatus"] == ["error"]
