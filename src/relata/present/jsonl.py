"""JSON Lines: one line each in input order; a failed document stands in its place."""

from __future__ import annotations

from collections.abc import Sequence

from relata.model.record import FailedRecord, Record
from relata.model.serial import to_json
from relata.present import clean
from relata.present.options import Options


def render(results: Sequence[Record | FailedRecord], _options: Options) -> str:
    """One line of JSON for each result, each ended by a line break."""
    lines = "".join(to_json(result).decode("utf-8") + "\n" for result in results)
    return clean.json_text(lines)
