"""Every field of the record is exported, or said to be lost, in both formats."""

from __future__ import annotations

import json

import msgspec
import pytest

from relata.model import record
from relata.present import Options, by_name
from relata.present.linked import losses
from tests.present import samples

#: What each format holds, field by field.
_ENTITY = {"id", "kind", "name", "forms", "roles", "wikidata", "country"}
_LINK = {"entity", "kind", "score", "why"}
_STATEMENT = {
    "id", "mode", "medium", "act", "certainty", "quoted", "speaker", "addressee", "chain",
    "inside", "basis", "time", "score", "tier",
}  # fmt: skip
_DOCUMENT = {"id", "source", "language", "title", "date", "outlet", "authors"}
_RECORD = {"producer", "document", "entities", "statements"}
HELD = {
    "prov": {
        "Record": _RECORD,
        "DocumentInfo": _DOCUMENT,
        "Statement": _STATEMENT,
        "Voice": {"entities", "candidates"},
        "Link": _LINK,
        "Entity": _ENTITY,
    },
    "annotation": {
        "Record": _RECORD,
        "DocumentInfo": _DOCUMENT,
        "Statement": _STATEMENT | {"content", "cue", "frame"},
        "Voice": {"entities", "spans"},
        "Link": _LINK | {"spans"},
        "Entity": _ENTITY | {"mentions"},
    },
}
LOST = {"prov": losses.PROV, "annotation": losses.ANNOTATION}


@pytest.mark.parametrize("form", HELD)
def test_every_field_of_the_record_is_held_or_lost(form):
    for name, held in HELD[form].items():
        fields = {field.name for field in msgspec.structs.fields(getattr(record, name))}
        lost = {place.split(".")[1] for place in LOST[form] if place.startswith(f"{name}.")}
        assert held | lost == fields, name
        assert held.isdisjoint(lost), name


@pytest.mark.parametrize("form", HELD)
def test_the_export_lists_what_it_has_lost(form):
    text = by_name(form).render([samples.english()], Options())
    whole = json.loads(text)
    nodes = whole.get("@graph", [whole])
    listed = next(node["notHeld"] for node in nodes if "notHeld" in node)
    assert listed == losses.notes(LOST[form], 0)
    assert len(set(listed)) == len(LOST[form])
