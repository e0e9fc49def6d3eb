"""From an input to what the archive takes: the record, and the bytes that it was read from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from relata.app.api import Given, analyse
from relata.app.sources import Source, shown
from relata.model.errors import InputError, RecordError
from relata.model.record import Record
from relata.model.serial import from_json
from relata.model.threads import LOADING

if TYPE_CHECKING:
    from relata.archive import SourceInfo

#: Files of records, one a line, as `relata read --format jsonl` writes them.
RECORDS = (".jsonl", ".ndjson")


def read_opened(source: Source, given: Given) -> tuple[Record, SourceInfo]:
    """The record of bytes that were read, and what the archive keeps of them."""
    with LOADING:
        from relata import readers
        from relata.archive import SourceInfo

    document = readers.read_bytes(
        source.data, name=source.name, content_type=source.content_type, url=source.url,
        max_size=given.max_size,
    )  # fmt: skip
    info = SourceInfo(
        data=source.data, content_type=source.content_type, name=shown(source.name),
        url=source.url,
    )  # fmt: skip
    return analyse(document, given), info


def records_in(data: bytes, name: str) -> Iterator[Record | InputError]:
    """The records of a file with one a line; what is not one is an error in its place."""
    for number, line in enumerate(data.splitlines(), 1):
        if not line.strip():
            continue
        try:
            record = from_json(line)
            check_record(record)
        except RecordError as error:
            yield InputError(f"{name}:{number}: {error}")
        else:
            yield record


def check_record(record: Record) -> None:
    """Raises RecordError where a record of somebody else's making does not hold together."""
    length = len(record.document.text)
    keys = {entity.id for entity in record.entities}
    if len(keys) != len(record.entities):
        raise RecordError("two entities have one id")
    if len({statement.id for statement in record.statements}) != len(record.statements):
        raise RecordError("two statements have one id")
    spans = [m.span for entity in record.entities for m in entity.mentions]
    spans += [span for one in record.statements for span in (*one.content, *one.cue, *one.frame)]
    spans += [time.span for time in record.times] + [event.span for event in record.events]
    spans += [finding.span for finding in record.findings]
    spans += [*record.document.sentences, *record.document.paragraphs]
    if any(not 0 <= start < end <= length for start, end in spans):
        raise RecordError("a span lies outside the text")
    voices = [v for one in record.statements for v in (one.speaker, one.addressee) if v]
    named = {key for voice in voices for key in voice.entities}
    named |= {link.entity for one in record.statements for link in one.chain}
    if not named <= keys:
        raise RecordError(f"there is no entity {min(named - keys)}")
