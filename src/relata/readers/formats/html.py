"""Web pages. The extraction is in `page/`; this file says how a page is recognised."""

from __future__ import annotations

import re

from relata.model.document import Document
from relata.readers.reader import Example, RawInput, Reader

_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}"
    rb"<(?:!doctype\s+html|html|head|body|article|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_SAYS = "The bridge stays closed until further notice, the mayor said on Monday."


def _read(raw: RawInput) -> Document:
    from relata.readers.page.article import read_html

    return read_html(raw.data, raw.charset, source=raw.source, url=raw.url, max_size=raw.max_size)


def _example() -> bytes:
    paragraphs = f"<p>{_SAYS}</p><p>Nobody was hurt when a pillar gave way, she added.</p>"
    return f"<!doctype html><html><body><h1>Bridge closed</h1>{paragraphs}</body></html>".encode()


HTML = Reader(
    id="html",
    reads="a web page: the article in it, its title, authors, date and outlet",
    read=_read,
    suffixes=("html", "htm", "xhtml"),
    content_types=("text/html", "application/xhtml+xml"),
    looks_like=lambda head: _PAGE.match(head) is not None,
    name_beats_data_type=True,
    examples=(Example("page", _example, _SAYS),),
)
