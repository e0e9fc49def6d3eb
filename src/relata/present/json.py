"""JSON: one document prints one object, several a list. Laid out for reading and for diffs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from relata.model.record import FailedRecord, Record
from relata.model.serial import to_json
from relata.present import clean
from relata.present.options import Options
from relata.present.output_format import OutputFormat

#: A value that fits into this many columns stays on one line.
_WIDTH = 100


def _compact(value: Any) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=0).decode("utf-8")


def _lines(value: Any, indent: str, prefix: str, out: list[str]) -> None:
    """Append `prefix` and `value` as lines; the last of them takes no comma yet."""
    short = _compact(value)
    if not isinstance(value, dict | list) or len(indent) + len(prefix) + len(short) <= _WIDTH:
        out.append(indent + prefix + short)
        return
    inner = indent + "  "
    if isinstance(value, dict):
        out.append(indent + prefix + "{")
        for key, item in value.items():
            _lines(item, inner, f"{_compact(key)}: ", out)
            out[-1] += ","
        close = "}"
    else:
        out.append(indent + prefix + "[")
        if all(isinstance(item, list) for item in value):
            out.extend(_filled(value, inner))
        else:
            for item in value:
                _lines(item, inner, "", out)
                out[-1] += ","
        close = "]"
    out[-1] = out[-1].removesuffix(",")
    out.append(indent + close)


def _filled(spans: list[Any], indent: str) -> list[str]:
    """Spans side by side, as many as a line takes."""
    lines: list[str] = []
    line = ""
    for span in spans:
        piece = _compact(span) + ","
        if line and len(indent) + len(line) + len(piece) + 1 > _WIDTH:
            lines.append(indent + line)
            line = piece
        else:
            line = f"{line} {piece}" if line else piece
    lines.append(indent + line)
    return lines


def render(results: Sequence[Record | FailedRecord], _options: Options) -> str:
    """One object for one result, else a list in input order; ends with a line break."""
    values = [msgspec.json.decode(to_json(result)) for result in results]
    return laid_out(values[0] if len(values) == 1 else values)


def laid_out(value: Any) -> str:
    """A value as JSON of several lines, short parts of it on one; ends with a line break."""
    lines: list[str] = []
    _lines(value, "", "", lines)
    return clean.json_text("\n".join(lines) + "\n")


FORMAT = OutputFormat(
    name="json",
    summary="the record; several as a list",
    suffix=".json",
    media_type="application/json",
    shows_errors=True,
    render=render,
)
