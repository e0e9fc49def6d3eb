"""One record of an input, a stretch of records, and a shard: the unit of work."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

#: Why a record of the input became no row of `documents`.
Reason = Literal[
    "record-type", "http-status", "not-html", "truncated", "broken", "empty", "size", "domain",
    "captured", "sample", "boilerplate", "language", "no-rules", "date", "duplicate", "time",
    "memory", "crash", "fault",
]  # fmt: skip
State = Literal["whole", "truncated", "broken"]


class InputRecord(Struct):
    """One record as its input has it: a page or a text, what is known of it, or its loss."""

    #: Its place in the input, from 0.
    number: int
    url: str | None = None
    #: WARC-Record-ID, or the row's own id.
    name: str | None = None
    #: When it was captured: ISO 8601 in UTC, with seconds.
    captured: str | None = None
    data: bytes | None = None
    text: str | None = None
    content_type: str | None = None
    #: Bytes that the input says it has.
    size: int = 0
    #: What the input says of the article; None leaves it to the text.
    title: str | None = None
    date: str | None = None
    outlet: str | None = None
    #: How it was cut when it was captured (WARC-Truncated).
    cut: str | None = None
    reason: Reason | None = None
    detail: str = ""


class RecordRange(Struct, frozen=True):
    """Consecutive records of an input that begin at one place.

    `offset` is a byte of the file (archives, JSON Lines) or a row; the first `skip` records there
    belong to an earlier stretch.
    """

    offset: int
    records: int
    skip: int = 0
    state: State = "whole"


class InputShard(Struct, frozen=True):
    """What one task reads: some records of one input."""

    number: int
    #: Name of the kind of input, the file or folder (absolute), and as it was given.
    kind: str
    path: str
    shown: str
    #: Number of its first record in the input.
    first: int
    stretches: tuple[RecordRange, ...]
    #: Files of a folder.
    files: tuple[str, ...] = ()

    @property
    def records(self) -> int:
        """How many records it has."""
        return sum(stretch.records for stretch in self.stretches)

    @property
    def name(self) -> str:
        """Its number as file names have it."""
        return f"{self.number:06d}"


class Scanned(Struct, frozen=True):
    """What the first look at an input found: its records, and what is wrong with the file."""

    kind: str
    path: str
    size: int
    stretches: tuple[RecordRange, ...]
    files: tuple[str, ...] = ()
    #: One line on a file that is cut or broken; "" where it is whole.
    problem: str = ""
    #: The path as it was given.
    shown: str = ""

    @property
    def records(self) -> int:
        """How many records it has."""
        return sum(stretch.records for stretch in self.stretches)


def shards_of(scanned: list[Scanned], most: int) -> list[InputShard]:
    """The shards of all inputs, in their order: at most `most` records each, where they begin
    at stretches; a shard never has records of two inputs."""
    found: list[InputShard] = []

    def add(one: Scanned, first: int, stretches: list[RecordRange]) -> None:
        count = sum(stretch.records for stretch in stretches)
        files = one.files[first : first + count]
        found.append(
            InputShard(len(found), one.kind, one.path, one.shown, first, tuple(stretches), files)
        )

    for one in scanned:
        first, held, pending = 0, 0, list[RecordRange]()
        for stretch in one.stretches:
            if pending and held + stretch.records > most:
                add(one, first, pending)
                first, held, pending = first + held, 0, []
            pending.append(stretch)
            held += stretch.records
        if pending:
            add(one, first, pending)
    return found
