"""Format detection: first bytes (magic numbers), then content type, then file name.

What the bytes prove goes before what the header and the name say: a file "story.txt" that begins
with `%PDF-` is a PDF. Formats come from the registry; here are only those that hold no article.
"""

from __future__ import annotations

import re
from enum import Enum

from relata.model.threads import once
from relata.readers.reader import Reader
from relata.readers.registry import READERS


class Unreadable(Enum):
    """Why a file has no reader; the value is the message for users."""

    BINARY = "this is binary data, not text; give plain text, Markdown or HTML"
    DATA = "this is data, not an article (a feed, a table, JSON); give text, Markdown or HTML"


#: First bytes of formats that hold no text: archives, pictures, audio, programs, databases.
_BINARY_MAGIC = (
    b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\xd0\xcf\x11\xe0",
    b"\x7fELF", b"SQLite format 3\x00", b"OggS", b"ID3", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf",
    b"Rar!",
)  # fmt: skip
_BINARY_SUFFIXES = ("odt", "doc", "epub")
_BINARY_TYPES = ("image/", "audio/", "video/", "font/")
_DATA_SUFFIXES = ("json", "jsonl", "csv", "xml", "rss", "atom", "rtf")
_DATA_TYPES = (
    "application/json", "application/ld+json", "text/csv", "application/rss+xml",
    "application/atom+xml", "text/rtf", "application/rtf", "text/css", "text/javascript",
    "application/javascript",
)  # fmt: skip
#: An XML document: a feed, a table. XHTML was recognised before.
_XML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)(?:<!--.{0,2000}?-->\s*){0,5}<(?!html)\w", re.DOTALL
)
#: First bytes that are looked at as text.
_HEAD = 4096


@once(1)
def _by_suffix() -> dict[str, Reader | Unreadable]:
    found: dict[str, Reader | Unreadable] = {s: r for r in READERS for s in r.suffixes}
    found.update(dict.fromkeys(_BINARY_SUFFIXES, Unreadable.BINARY))
    found.update(dict.fromkeys(_DATA_SUFFIXES, Unreadable.DATA))
    return found


@once(1)
def _by_type() -> dict[str, Reader | Unreadable]:
    found: dict[str, Reader | Unreadable] = {t: r for r in READERS for t in r.content_types}
    found.update(dict.fromkeys(_DATA_TYPES, Unreadable.DATA))
    return found


def _by_magic(data: bytes) -> Reader | Unreadable | None:
    for reader in READERS:
        if reader.magic and data.startswith(reader.magic):
            if reader.confirms is None or reader.confirms(data):
                return reader
    return Unreadable.BINARY if data.startswith(_BINARY_MAGIC) else None


def _head(data: bytes) -> bytes:
    """The first bytes without a byte order mark; of UTF-16 the ASCII letters."""
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if b"\x00" in head:
        head = head.replace(b"\x00", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    return head


def detect(
    data: bytes, name: str | None = None, content_type: str | None = None
) -> Reader | Unreadable:
    """The reader for `data`, or why there is none. Text of an unknown name is plain text."""
    proved = _by_magic(data)
    if proved is not None:
        return proved
    head = _head(data)
    for reader in READERS:
        if reader.looks_like is not None and reader.looks_like(head):
            return reader
    kind = (content_type or "").partition(";")[0].strip().lower()
    by_type = _by_type().get(kind)
    suffix = (name or "").rpartition(".")[2].lower() if "." in (name or "") else ""
    by_name = _by_suffix().get(suffix)
    believed = isinstance(by_name, Reader) and by_name.name_beats_data_type
    if by_type is not None and not (by_type is Unreadable.DATA and believed):
        return by_type
    if kind.startswith(_BINARY_TYPES) or kind == "application/zip":
        return Unreadable.BINARY
    if _XML.match(head):
        return Unreadable.DATA
    return by_name or READERS[-1]
