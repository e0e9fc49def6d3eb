"""Web archives: responses, resources and conversions, read by FastWARC from any record on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from relata.app.batch.inputs.inflate import Inflated, compression_of
from relata.app.batch.inputs.raw import InputRecord, InputShard, RecordRange
from relata.app.batch.inputs.warc_index import BEGINS, END, LENGTH, scan
from relata.app.batch.limits import BLOCK, MAX_RECORD_HEADER

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

KIND = "warc"
SUFFIXES = (".warc", ".warc.gz", ".warc.zst")
#: Content types of pages and texts; others are not HTML.
PAGES = ("text/html", "application/xhtml+xml")
TEXTS = ("text/plain",)
#: Content types that say nothing.
_UNKNOWN = ("", "application/octet-stream", "unknown/unknown", "application/http")
#: Types of records that hold a document.
_DOCUMENTS = ("response", "resource", "conversion")


def records(shard: InputShard, largest: int) -> Iterator[InputRecord]:
    """The records of a shard in their order; `largest` bounds a page, in bytes.

    Gives as many as the scan counted, whatever the file holds now.
    """
    number = shard.first
    with Path(shard.path).open("rb") as file:
        kind = compression_of(file.read(4))
        for stretch in shard.stretches:
            if stretch.state != "whole":
                yield InputRecord(number, reason=stretch.state, detail="the file is damaged here")
                number += 1
                continue
            last = number + stretch.records
            for record in _stretch(Inflated(file, kind, stretch.offset), stretch, number, largest):
                yield record
                number += 1
            while number < last:
                yield InputRecord(number, reason="broken", detail="the record cannot be read")
                number += 1


def _stretch(
    stream: Inflated, stretch: RecordRange, number: int, largest: int
) -> Iterator[InputRecord]:
    """The records of a stretch, as far as they can be read.

    Each is cut out of the stream here and given to FastWARC alone: its own iterator loses its
    place after a record that was not read to its end.
    """
    blocks = _Blocks(stream)
    for index in range(stretch.skip + stretch.records):
        found = blocks.next(2 * largest)
        if found is None:
            return
        if index >= stretch.skip:
            yield _record(found, number, largest)
            number += 1


class _Block(NamedTuple):
    """A record's header, the length of its block, and the block; None where that is too long."""

    head: bytes
    length: int
    data: bytes | None


class _Blocks:
    """Cuts a stream into records."""

    def __init__(self, stream: Inflated) -> None:
        self._stream = stream
        self._held = bytearray()

    def next(self, most: int) -> _Block | None:
        """The next record; None at the end, and where there is no whole record."""
        while True:
            del self._held[: len(self._held) - len(self._held.lstrip(b"\r\n"))]
            end = END.search(self._held, 0, MAX_RECORD_HEADER)
            if end is not None:
                break
            if len(self._held) > MAX_RECORD_HEADER or not self._more():
                return None
        length = LENGTH.search(self._held, 0, end.end())
        if not self._held.startswith(BEGINS) or length is None:
            return None
        head, size = bytes(self._held[: end.end()]), int(length[1])
        del self._held[: end.end()]
        return self._block(head, size, most)

    def _block(self, head: bytes, size: int, most: int) -> _Block | None:
        if size <= most:
            while len(self._held) < size:
                if not self._more():
                    return None
            data = bytes(self._held[:size])
            del self._held[:size]
            return _Block(head, size, data)
        left = size
        while True:
            step = min(left, len(self._held))
            del self._held[:step]
            left -= step
            if not left:
                return _Block(head, size, None)
            if not self._more():
                return None

    def _more(self) -> bool:
        piece = self._stream.read(BLOCK)
        self._held += piece
        return bool(piece)


def _record(block: _Block, number: int, largest: int) -> InputRecord:
    from fastwarc.warc import WarcRecord

    made = InputRecord(number, size=block.length)
    try:
        record = WarcRecord.from_bytes(block.head + (block.data or b""))
        _fill(record, made, block.data is not None, largest)
    except (OSError, ValueError, EOFError) as error:
        made.reason, made.detail = "broken", f"the record cannot be read: {error}"
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # how a fault of FastWARC shows itself
            raise
        made.reason, made.detail = "broken", "the record cannot be read"
    return made


def _fill(record: WarcRecord, made: InputRecord, has_data: bool, largest: int) -> None:
    headers = record.headers
    made.url = _plain(headers.get("WARC-Target-URI"))
    made.name = _plain(headers.get("WARC-Record-ID"))
    made.captured = _captured(headers.get("WARC-Date"))
    made.cut = _plain(headers.get("WARC-Truncated"))
    kind = str(record.record_type).rpartition(".")[2]
    if kind not in _DOCUMENTS:
        made.reason, made.detail = "record-type", kind
        return
    if not has_data:
        made.reason, made.detail = "size", f"{made.size:,} bytes"
        return
    made.content_type = headers.get("Content-Type")
    if (made.content_type or "").startswith("application/http"):
        _parse_http(record, made)
        if made.reason is not None:
            return
    named = (made.content_type or "").partition(";")[0].strip().lower()
    if named not in (*PAGES, *TEXTS, *_UNKNOWN):
        made.reason, made.detail = "not-html", named
        return
    _read(record, made, largest)


def _parse_http(record: WarcRecord, made: InputRecord) -> None:
    try:
        record.parse_http(auto_decode="all", strict_mode=False)
    except (OSError, ValueError) as error:
        made.reason, made.detail = "broken", f"its HTTP header cannot be read: {error}"
        return
    headers = record.http_headers
    status = headers.status_code if headers is not None else None
    made.content_type = headers.get("Content-Type") if headers is not None else None
    if status is None:
        made.reason, made.detail = "broken", "it has no HTTP status"
    elif status != 200:
        made.reason, made.detail = "http-status", str(status)


def _read(record: WarcRecord, made: InputRecord, largest: int) -> None:
    pieces, left = [], largest + 1
    try:
        while left > 0:
            piece = record.reader.read(min(left, 1 << 16))
            if not piece:
                break
            pieces.append(piece)
            left -= len(piece)
    except (OSError, ValueError, EOFError) as error:
        made.reason, made.detail = "broken", f"its content cannot be unpacked: {error}"
        return
    if left <= 0:
        made.reason, made.detail = "size", f"over {largest:,} bytes when it is unpacked"
        return
    made.data = b"".join(pieces)
    if not made.data.strip():
        made.reason, made.detail = "empty", "a page without content"


def _captured(date: str | None) -> str | None:
    """A WARC-Date with seconds: "2026-01-02T03:04:05.123Z" without its fraction."""
    if not date or len(date) < 10:
        return None
    text = date.rstrip("Zz").partition(".")[0]
    full = text + "T00:00:00"[len(text) - 10 :] if len(text) < 19 else text[:19]
    from datetime import datetime

    try:
        return datetime.fromisoformat(full).strftime("%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        return None


def _plain(value: str | None) -> str | None:
    """A header's value without what UTF-8 cannot carry."""
    if value is None:
        return None
    return value.strip().strip("<>").encode("utf-8", "replace").decode("utf-8")


__all__ = ["KIND", "PAGES", "SUFFIXES", "TEXTS", "records", "scan"]
