"""JSON Lines: one line each in input order; a failed document stands in its place."""

from __future__ import annotations

from collections.abc import Sequence

from relata.model.record import FailedRecord, Record
from relata.model.serial import to_json
from relata.present import clean
from relata.present.options import Options
from relata.present.output_format import OutputFormat


def render(results: Sequence[Record | FailedRecord], _options: Options) -> str:
    """One line of JSON for each result, each ended by a line break."""
    lines = "".join(to_json(result).decode("utf-8") + "\n" for result in results)
    return clean.json_text(lines)


FORMAT = OutputFormat(
    name="jsonl",
    summary="one record a line",
    suffix=".jsonl",
    media_type="application/x-ndjson",
    streams=True,
    shows_errors=True,
    render=render,
)
