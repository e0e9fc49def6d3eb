"""A story as JSON: everything that the comparison found, with the versions' records on wish."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from relata.comparison.versions import Story
from relata.model.record import Record
from relata.present import clean


def render(story: Story, records: Sequence[Record]) -> str:
    """One JSON object: the story, and `records` with the record of each version in its order."""
    value = msgspec.to_builtins(story)
    value["records"] = [msgspec.to_builtins(record) for record in records]
    text = msgspec.json.format(msgspec.json.encode(value), indent=2).decode("utf-8")
    return clean.json_text(text) + "\n"
