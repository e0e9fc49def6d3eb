"""Bytes to a Document: one file a format. Pure: no file, no network, no clock.

`read_bytes` takes a file's or response's bytes, `read_text` a string.
"""

from __future__ import annotations

from relata.model.document import Document
from relata.model.errors import EmptyInput, TooLarge, UnsupportedFormat
from relata.readers.decode import BINARY, charset_of, decode, without_surrogates
from relata.readers.detect import Format, detect

__all__ = ["MAX_PAGE", "MAX_TEXT", "read_bytes", "read_text"]

#: Longest article text that is read, in characters (2 MiB).
MAX_TEXT = 2 * 1024 * 1024
#: Largest web page that is read, in bytes: the article in it must keep to MAX_TEXT.
MAX_PAGE = 10 * 1024 * 1024


def read_text(
    text: str, *, source: str | None = None, markdown: bool = False, max_size: int = MAX_TEXT
) -> Document:
    """The Document of a string: plain text, or Markdown where `markdown` is true.

    `document.text` is `text` unchanged, but that lone surrogates become U+FFFD, one to one.
    Raises EmptyInput where there is nothing but spaces, TooLarge over `max_size` characters.
    """
    text, notes = without_surrogates(text)
    return _from_text(text, notes, source, "markdown" if markdown else "text", max_size)


def read_bytes(
    data: bytes,
    *,
    name: str | None = None,
    content_type: str | None = None,
    url: str | None = None,
    max_size: int = MAX_TEXT,
) -> Document:
    """The Document of a file or response, its format told by its bytes, type and name.

    `name` is a file name or path, `content_type` a Content-Type header, `url` the address it
    came from; none of them is opened. Raises InputError: EmptyInput, UnsupportedFormat,
    TooLarge (article over `max_size` characters).
    """
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xfe\xff"):
        raise EmptyInput("the file is empty; give an article's text")
    source = url or name
    form = detect(data, name or url, content_type)
    if form == "html":
        from relata.readers.html import read_html

        return read_html(data, charset_of(content_type), source=source, url=url, max_size=max_size)
    if form in ("text", "markdown"):
        text, notes = decode(data, charset_of(content_type))
        return _from_text(text, notes, source, form, max_size)
    if form == "binary":
        raise UnsupportedFormat(BINARY)
    if form == "data":
        raise UnsupportedFormat(_DATA)
    return _from_document(data, form, source, max_size)


_DATA = "this is data, not an article (a feed, a table, JSON); give text, Markdown or HTML"


def _from_document(data: bytes, form: Format, source: str | None, max_size: int) -> Document:
    if form == "pdf":
        from relata.readers.pdf import read_pdf

        return read_pdf(data, source=source, max_size=max_size)
    if form == "docx":
        from relata.readers.docx import read_docx

        return read_docx(data, source=source, max_size=max_size)
    from relata.readers.eml import read_eml

    return read_eml(data, source=source, max_size=max_size)


def _from_text(
    text: str, notes: tuple[str, ...], source: str | None, form: str, max_size: int
) -> Document:
    if not text.strip().strip("\ufeff\u200b\u200c\u200d\u2060\u00ad"):
        raise EmptyInput("there is no text in it; give an article's text")
    if len(text) > max_size:
        raise TooLarge(
            f"the text has {len(text):,} characters, over the limit of {max_size:,}; "
            "cut it or raise --max-size"
        )
    if form == "markdown":
        from relata.readers.markdown import read_markdown

        return read_markdown(text, source=source, notes=notes)
    from relata.readers.plain import read_plain

    return read_plain(text, source=source, notes=notes)
