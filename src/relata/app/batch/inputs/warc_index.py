"""The first look at a web archive: where its records are, how many, and what is cut or broken.

Written anew rather than by FastWARC, because what counts the records must not be what reads them:
the account of a run is checked against this count.
"""

from __future__ import annotations

import re
from pathlib import Path

from relata.app.batch.inputs.inflate import Compression, compression_of, events
from relata.app.batch.inputs.raw import RecordRange, Scanned, State
from relata.app.batch.limits import BLOCK, MAX_RECORD_HEADER

LENGTH = re.compile(rb"\r?\ncontent-length:[ \t]*(\d{1,15})[ \t]*\r?\n", re.IGNORECASE)
END = re.compile(rb"\r?\n\r?\n")
BEGINS = b"WARC/"
_AFTER = b"\r\n\r\n"
_FAULTS = {"truncated": "it is cut after record %s", "broken": "it is broken after record %s"}


class _Stretches:
    """The stretches of a file, at most `most` records each."""

    def __init__(self, most: int) -> None:
        self._most = most
        self.found: list[RecordRange] = []
        self.count = 0
        self._offset, self._skip, self._held = 0, 0, 0

    def record(self, place: int, before: int) -> None:
        """A record begins `before` records after the beginning of the member at `place`."""
        if self._held >= self._most:
            self.close()
        if not self._held:
            self._offset, self._skip = place, before
        self._held += 1
        self.count += 1

    def close(self, state: State = "whole") -> None:
        """End the stretch; with another state, its last record is a stretch of its own."""
        whole = self._held if state == "whole" else self._held - 1
        if whole > 0:
            self.found.append(RecordRange(self._offset, whole, self._skip))
        if state != "whole":
            self.found.append(RecordRange(self._offset, 1, self._skip + max(whole, 0), state))
        self._held = 0


class _Counter:
    """Counts the records of a stream of bytes that is pushed in piece by piece."""

    def __init__(self, stretches: _Stretches) -> None:
        self.stretches = stretches
        #: Bytes that are not looked at yet, and the place of the first of them in the stream.
        self._held = b""
        self._at = 0
        #: Bytes of the record's block that are still to come, with the line ends after it.
        self._left = 0
        #: Where reading can begin, and the records from there to here.
        self._place = self._before = 0
        #: Whether what comes is not a record, until the next beginning of one.
        self._lost = False

    @property
    def inside(self) -> bool:
        """Whether a record has begun and has not ended. The line ends after it may be missing."""
        return self._left > len(_AFTER) or (bool(self._held.strip(b"\r\n")) and not self._lost)

    @property
    def has_record(self) -> bool:
        """Whether a record has begun since reading could begin last."""
        return self._before > 0

    def member(self, offset: int) -> None:
        """A member begins: reading can begin here, if no record is open."""
        if not self.inside:
            self._place, self._before, self._held, self._left = offset, 0, b"", 0

    def drop(self, state: State) -> None:
        """What is open is cut or broken."""
        if not self._left:
            self.stretches.record(self._place, self._before)
            self._before += 1
        self.stretches.close(state)
        self._left, self._held, self._lost = 0, b"", False

    def push(self, data: bytes, *, anywhere: bool) -> None:
        """Count on. `anywhere`: reading can begin at any record, not only at members."""
        self._held += data
        while self._held:
            step = min(self._left, len(self._held))
            self._left -= step
            self._take(step)
            if self._left or not self._header(anywhere):
                break

    def _take(self, size: int) -> None:
        self._held = self._held[size:]
        self._at += size

    def _header(self, anywhere: bool) -> bool:
        """Take the header of the next record; False where more bytes are needed."""
        self._take(len(self._held) - len(self._held.lstrip(b"\r\n")))
        head = self._held
        if len(head) < len(BEGINS) and BEGINS.startswith(head):
            return False
        end = END.search(head, 0, MAX_RECORD_HEADER) if head.startswith(BEGINS) else None
        if end is None and head.startswith(BEGINS) and len(head) < MAX_RECORD_HEADER:
            return False
        length = LENGTH.search(head, 0, end.end()) if end is not None else None
        if anywhere:
            self._place, self._before = self._at, 0
        if end is None or length is None:
            return self._garbage(head)
        self._lost = False
        self.stretches.record(self._place, self._before)
        self._before += 1
        self._left = int(length[1]) + len(_AFTER)
        self._take(end.end())
        return True

    def _garbage(self, head: bytes) -> bool:
        """What is not a record counts as one broken record, up to the next beginning of one."""
        if not self._lost:
            self.stretches.record(self._place, self._before)
            self.stretches.close("broken")
            self._before += 1
            self._lost = True
        place = head.find(b"\n" + BEGINS)
        self._take(place + 1 if place >= 0 else max(len(head) - len(BEGINS), 0))
        return place >= 0


def scan(path: Path, most: int) -> Scanned:
    """The records of a web archive in stretches of at most `most`.

    Raises OSError where the file cannot be read. A file that is cut or broken gives what it has.
    """
    stretches = _Stretches(most)
    with path.open("rb") as file:
        kind = compression_of(file.read(4))
        if kind == "none":
            problem = _scan_plain(path, stretches)
        else:
            problem = _scan_members(path, kind, stretches)
    return Scanned("warc", str(path), path.stat().st_size, tuple(stretches.found), problem=problem)


def _scan_plain(path: Path, stretches: _Stretches) -> str:
    counter = _Counter(stretches)
    with path.open("rb") as file:
        while data := file.read(BLOCK):
            counter.push(data, anywhere=True)
    return _finish(counter, "")


def _finish(counter: _Counter, fault: str) -> str:
    """Close the last stretch; what is wrong with the file, in words."""
    if counter.inside:
        counter.drop("truncated")
        fault = fault or "truncated"
    else:
        counter.stretches.close()
    states = [stretch.state for stretch in counter.stretches.found]
    fault = fault or next((state for state in states if state != "whole"), "")
    return _FAULTS[fault] % f"{_records_before(counter.stretches):,}" if fault else ""


def _records_before(stretches: _Stretches) -> int:
    """How many records are whole before the first one that is not."""
    count = 0
    for stretch in stretches.found:
        if stretch.state != "whole":
            break
        count += stretch.records
    return count


def _scan_members(path: Path, kind: Compression, stretches: _Stretches) -> str:
    counter, fault, broken = _Counter(stretches), "", False
    with path.open("rb") as file:
        for event in events(file, kind, 0):
            if event.kind == "begin":
                counter.member(event.offset)
            elif event.kind == "data":
                counter.push(event.data, anywhere=False)
                broken = broken and not counter.inside
            elif event.kind == "broken":
                # What is found among the bytes of a broken member is not another one.
                if not broken or counter.inside:
                    counter.drop("broken")
                fault, broken = fault or "broken", True
            elif event.kind == "truncated":
                fault = fault or "truncated"
                # Of a member whose record is whole, no more than the check sum is missing.
                if counter.inside or not counter.has_record:
                    counter.drop("truncated")
            else:
                broken = False
    return _finish(counter, fault)
