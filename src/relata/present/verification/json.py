"""The `Verification` as JSON; `relata schema verification` prints its schema."""

from __future__ import annotations

import msgspec

from relata.comparison.placing import Verification
from relata.present import clean


def schema() -> dict[str, object]:
    """JSON Schema (draft 2020-12) of what `relata verify --format json` prints."""
    _, components = msgspec.json.schema_components([Verification], ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "An article against its sources",
        "description": "What `relata verify --format json` prints. Offsets are code points into "
        "the `text` of the article or of a source. Fields may be added within a version.",
        "$ref": "#/$defs/Verification",
        "$defs": components,
    }


def render(found: Verification) -> str:
    """One object, with a line break after it."""
    text = msgspec.json.format(msgspec.json.encode(found), indent=2).decode("utf-8")
    return clean.json_text(text) + "\n"
