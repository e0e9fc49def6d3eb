"""Compressed files member by member, so that a cut or broken one is noticed and passed over.

A web archive compresses each record by itself (a gzip member, a zstd frame): reading can begin at
any of them. What is wrong with a member is said, and the next one is looked for.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO, Literal, NamedTuple

from relata.app.batch.limits import BLOCK

Compression = Literal["gzip", "zstd", "none"]
GZIP = b"\x1f\x8b\x08"
ZSTD = b"\x28\xb5\x2f\xfd"
#: A frame that decoders skip; in front of an archive it holds the dictionary (IIPC's WARC-zstd).
_DICTIONARY = b"\x5d\x2a\x4d\x18"
_MAGIC = {"gzip": GZIP, "zstd": ZSTD}


class MemberEvent(NamedTuple):
    """What comes next of a file: unpacked bytes, a member's beginning or end, or a fault."""

    kind: Literal["begin", "data", "end", "broken", "truncated"]
    offset: int
    data: bytes = b""


def compression_of(head: bytes) -> Compression:
    """How a file that begins with `head` is compressed."""
    if head.startswith(GZIP):
        return "gzip"
    return "zstd" if head.startswith((ZSTD, _DICTIONARY)) else "none"


def _dictionary(file: BinaryIO) -> tuple[bytes | None, int]:
    """The dictionary in front of a zstd file, and where its first member begins."""
    import zstandard

    file.seek(0)
    head = file.read(8)
    if not head.startswith(_DICTIONARY) or len(head) < 8:
        return None, 0
    size = min(int.from_bytes(head[4:8], "little"), 16 << 20)
    data = file.read(size)
    if data.startswith(ZSTD):
        data = zstandard.ZstdDecompressor().decompress(data, max_output_size=16 << 20)
    return data, 8 + size


class _Members:
    """The decompressor of each member of a file."""

    def __init__(self, kind: Compression, file: BinaryIO) -> None:
        self._kind = kind
        self.first = 0
        self._zstd: Any = None
        if kind == "zstd":
            import zstandard

            data, self.first = _dictionary(file)
            given = zstandard.ZstdCompressionDict(data) if data else None
            self._zstd = zstandard.ZstdDecompressor(dict_data=given)

    def new(self) -> Any:
        return zlib.decompressobj(31) if self._kind == "gzip" else self._zstd.decompressobj()


def _faults() -> tuple[type[Exception], ...]:
    import zstandard

    return (zlib.error, zstandard.ZstdError)


def events(file: BinaryIO, kind: Compression, offset: int) -> Iterator[MemberEvent]:
    """The members of a compressed file from the byte `offset` on; memory stays bounded.

    A broken member ends with "broken", and so does what is not a member (zeros are passed over);
    the search goes on at the next beginning of one.
    """
    members, magic, faults = _Members(kind, file), _MAGIC[kind], _faults()
    at = max(offset, members.first)
    file.seek(at)
    held = b""
    while True:
        if len(held) < len(magic):
            held += file.read(BLOCK)
        if not held.startswith(magic):
            begun, noise = at, bool(held.strip(b"\0"))
            at, held = _next_member(file, at, held, magic)
            if noise:
                yield MemberEvent("broken", begun)
            if not held:
                return
        begun, member = at, members.new()
        yield MemberEvent("begin", begun)
        try:
            while not member.eof:
                if not held:
                    held = file.read(BLOCK)
                    if not held:
                        yield MemberEvent("truncated", begun)
                        return
                # A step at a time: what unpacks to a gigabyte is never whole in memory.
                step, rest = held[:4096], held[4096:]
                data = member.decompress(step)
                at += len(step)
                held = rest
                if data:
                    yield MemberEvent("data", begun, data)
        except faults:
            yield MemberEvent("broken", begun)
            at, held = _after(file, begun, magic)
            if not held:
                return
            continue
        spare = member.unused_data
        at -= len(spare)
        held = spare + held
        yield MemberEvent("end", begun)
        if not held:
            held = file.read(BLOCK)
            if not held:
                return


def _after(file: BinaryIO, begun: int, magic: bytes) -> tuple[int, bytes]:
    """Where the next member after the broken one at `begun` begins, and bytes of it."""
    file.seek(begun + 1)
    return _next_member(file, begun + 1, file.read(BLOCK), magic)


def _next_member(file: BinaryIO, at: int, held: bytes, magic: bytes) -> tuple[int, bytes]:
    while True:
        place = held.find(magic)
        if place >= 0:
            return at + place, held[place:]
        more = file.read(BLOCK)
        if not more:
            return at + len(held), b""
        keep = held[-(len(magic) - 1) :]
        at += len(held) - len(keep)
        held = keep + more


class Inflated:
    """A file as one stream of unpacked bytes, from a member's beginning on.

    Ends at the first member that is cut or broken: `problem` names what was met.
    """

    def __init__(self, file: BinaryIO, kind: Compression, offset: int = 0) -> None:
        self._events = events(file, kind, offset) if kind != "none" else _plain(file, offset)
        self._held = b""
        self.problem = ""

    def read(self, size: int) -> bytes:
        """At most `size` bytes; b"" at the end."""
        while not self._held and not self.problem:
            event = next(self._events, None)
            if event is None:
                break
            if event.kind == "data":
                self._held = event.data
            elif event.kind in ("broken", "truncated"):
                self.problem = event.kind
        data, self._held = self._held[:size], self._held[size:]
        return data


def _plain(file: BinaryIO, offset: int) -> Iterator[MemberEvent]:
    file.seek(offset)
    while data := file.read(BLOCK):
        yield MemberEvent("data", offset, data)
