"""Which reader a file is for: by its first bytes, its content type, its name."""

from __future__ import annotations

import re
from typing import Literal

Format = Literal["text", "markdown", "html", "pdf", "docx", "eml", "binary", "data"]

#: First bytes of formats that are no text, and their names.
_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"\x89PNG", "binary"),
    (b"\xff\xd8\xff", "binary"),
    (b"GIF8", "binary"),
    (b"\x1f\x8b", "binary"),
    (b"\xd0\xcf\x11\xe0", "binary"),
    (b"\x7fELF", "binary"),
    (b"SQLite format 3\x00", "binary"),
    (b"OggS", "binary"),
    (b"ID3", "binary"),
    (b"BZh", "binary"),
    (b"\xfd7zXZ", "binary"),
    (b"7z\xbc\xaf", "binary"),
    (b"Rar!", "binary"),
)
_BY_NAME: dict[str, Format] = {
    "txt": "text", "text": "text", "md": "markdown", "markdown": "markdown",
    "html": "html", "htm": "html", "xhtml": "html", "pdf": "pdf", "docx": "docx", "eml": "eml",
    "json": "data", "jsonl": "data", "csv": "data", "xml": "data", "rss": "data", "atom": "data",
    "rtf": "data", "odt": "binary", "doc": "binary", "epub": "binary",
}  # fmt: skip
_BY_TYPE: dict[str, Format] = {
    "text/html": "html", "application/xhtml+xml": "html", "text/markdown": "markdown",
    "text/x-markdown": "markdown", "application/pdf": "pdf", "message/rfc822": "eml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/json": "data", "application/ld+json": "data", "text/csv": "data",
    "application/rss+xml": "data", "application/atom+xml": "data", "text/rtf": "data",
    "application/rtf": "data", "text/css": "data", "text/javascript": "data",
    "application/javascript": "data",
}  # fmt: skip
_PROLOGUE = rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)%s(?:<!--.{0,2000}?-->\s*){0,5}"
_PAGE = re.compile(
    _PROLOGUE % b"?" + rb"<(?:!doctype\s+html|html|head|body|article|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_FEED = re.compile(_PROLOGUE % b"" + rb"<(?!html)\w", re.DOTALL)


def _magic(data: bytes) -> Format | None:
    for magic, name in _MAGIC:
        if data.startswith(magic):
            if name == "zip":
                return "docx" if b"word/" in data[:4000] or b"word/" in data[-4000:] else "binary"
            return "pdf" if name == "pdf" else "binary"
    return None


def detect(data: bytes, name: str | None = None, content_type: str | None = None) -> Format:
    """The format of `data`. What the bytes prove goes before what name and type say.

    `data` other feeds, tables and programs that are text but no article; `binary` what is
    no text. Text of an unknown name is "text".
    """
    proved = _magic(data)
    if proved:
        return proved
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if b"\x00" in head:  # UTF-16: look at its ASCII letters
        head = head.replace(b"\x00", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    if _PAGE.match(head):
        return "html"
    kind = (content_type or "").partition(";")[0].strip().lower()
    by_type = _BY_TYPE.get(kind)
    by_name = _BY_NAME.get((name or "").rpartition(".")[2].lower()) if "." in (name or "") else None
    if by_type and not (by_type == "data" and by_name in ("text", "markdown", "html")):
        return by_type
    if kind.startswith(("image/", "audio/", "video/", "font/")) or kind == "application/zip":
        return "binary"
    if _FEED.match(head):
        return "data"
    return by_name or "text"
