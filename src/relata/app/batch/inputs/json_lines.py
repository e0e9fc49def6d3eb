"""JSON Lines, plain or compressed: an object a line, with a page or a text in one of its fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from relata.app.batch.inputs.given import record_of
from relata.app.batch.inputs.inflate import Inflated, compression_of
from relata.app.batch.inputs.raw import InputRecord, InputShard, RecordRange, Scanned
from relata.app.batch.limits import BLOCK, MAX_LINE

KIND = "jsonl"
SUFFIXES = tuple(
    name + packed for name in (".jsonl", ".ndjson") for packed in ("", ".gz", ".zst", ".zstd")
)


_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")


class _Line(NamedTuple):
    """One line without its end; None where it is longer than `MAX_LINE`."""

    data: bytes | None
    #: Where it begins in the unpacked stream.
    offset: int


def _lines(stream: Inflated, offset: int) -> Iterator[_Line]:
    """The lines that hold something. Of one that is too long no more than the end is kept."""
    held, at, long = b"", offset, False
    while True:
        piece = stream.read(BLOCK)
        *whole, last = (held + piece).split(b"\n")
        for line in whole:
            if line.strip() or long:
                yield _Line(None if long else line, at)
            at, long = at + len(line) + 1, False
        held = last
        if len(held) > MAX_LINE:
            at, held, long = at + len(held), b"", True
        if not piece:
            break
    if held.strip() or long:
        yield _Line(None if long else held, at)


def scan(path: Path, most: int) -> Scanned:
    """The lines of a file in stretches of at most `most`. Raises OSError."""
    found: list[RecordRange] = []
    with path.open("rb") as file:
        kind = compression_of(file.read(4))
        stream = Inflated(file, kind)
        offset = count = held = 0
        for line in _lines(stream, 0):
            if held == most:
                found.append(_stretch(offset, count - held, held, kind))
                held = 0
            if not held:
                offset = line.offset
            held, count = held + 1, count + 1
    problem = ""
    if stream.problem:
        # The last line is the one that was cut.
        word = "cut" if stream.problem == "truncated" else "broken"
        state = "truncated" if stream.problem == "truncated" else "broken"
        held, whole = max(held - 1, 0), max(count - 1, 0)
        problem = f"it is {word} after record {whole:,}"
        if held:
            found.append(_stretch(offset, whole - held, held, kind))
        found.append(RecordRange(0, 1, whole, state))  # type: ignore[arg-type]
    elif held:
        found.append(_stretch(offset, count - held, held, kind))
    return Scanned(KIND, str(path), path.stat().st_size, tuple(found), problem=problem)


def _stretch(offset: int, before: int, records: int, kind: str) -> RecordRange:
    """A compressed file is read from its beginning, with `before` lines passed over."""
    return RecordRange(offset, records) if kind == "none" else RecordRange(0, records, before)


def records(shard: InputShard, largest: int, column: str | None) -> Iterator[InputRecord]:
    """The records of a shard in their order, as many as the scan counted."""
    number = shard.first
    with Path(shard.path).open("rb") as file:
        kind = compression_of(file.read(4))
        for stretch in shard.stretches:
            last = number + stretch.records
            if stretch.state == "whole":
                lines = _lines(Inflated(file, kind, stretch.offset), stretch.offset)
                for index, line in enumerate(lines):
                    if number == last:
                        break
                    if index >= stretch.skip:
                        yield _record(line, number, largest, column)
                        number += 1
            state = "broken" if stretch.state == "whole" else stretch.state
            while number < last:
                yield InputRecord(number, reason=state, detail="the file is damaged here")
                number += 1


def _decoded(data: bytes) -> Any:
    """The value of a line. msgspec refuses lone surrogates in escapes; Python's own reader, which
    is slower, takes it."""
    try:
        return msgspec.json.decode(data)
    except msgspec.DecodeError:
        if _SURROGATE.search(data) is None:
            raise
        import json

        try:
            return json.loads(data)
        except ValueError as error:
            raise msgspec.DecodeError(str(error)) from None


def _record(line: _Line, number: int, largest: int, column: str | None) -> InputRecord:
    if line.data is None or len(line.data) > 6 * largest:
        size = f"a line of over {MAX_LINE if line.data is None else len(line.data):,} bytes"
        return InputRecord(number, reason="size", detail=size)
    try:
        row = _decoded(line.data)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        return InputRecord(number, size=len(line.data), reason="broken", detail=f"no JSON: {error}")
    if not isinstance(row, dict):
        return InputRecord(number, size=len(line.data), reason="broken", detail="not an object")
    return record_of(row, number, column)
