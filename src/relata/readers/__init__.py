"""Bytes to a Document. Pure: no file, no network, no clock.

`read_bytes` takes the bytes of a file or response, `read_text` a string. `detect` chooses a reader
from the registry (`registry.READERS`, one file a format in `formats/`); `page/` extracts the
article from a web page; `parts/` classifies its paragraphs: title, byline, dateline, credit, body.
"""

from __future__ import annotations

from msgspec.structs import replace

from relata.model.document import Document
from relata.model.errors import EmptyInput, UnsupportedFormat
from relata.readers.decode import charset_of, without_surrogates
from relata.readers.limits import MAX_PAGE, MAX_TEXT

__all__ = ["MAX_PAGE", "MAX_TEXT", "read_bytes", "read_text"]


def read_text(
    text: str, *, source: str | None = None, markdown: bool = False, max_size: int = MAX_TEXT
) -> Document:
    """The Document of a string: plain text, or Markdown where `markdown` is true.

    `document.text` is `text` unchanged, except that lone surrogates become U+FFFD, one to one.
    Raises EmptyInput where there are only spaces, TooLarge over `max_size` characters.
    """
    from relata.readers.formats.plain import check_size, read_plain

    text, notes = without_surrogates(text)
    check_size(text, max_size)
    if markdown:
        from relata.readers.formats.markdown import read_markdown

        document = read_markdown(text, source=source, notes=notes)
    else:
        document = read_plain(text, source=source, notes=notes)
    return replace(document, text_from="input")


def read_bytes(
    data: bytes,
    *,
    name: str | None = None,
    content_type: str | None = None,
    url: str | None = None,
    max_size: int = MAX_TEXT,
) -> Document:
    """The Document of a file or response; its bytes, type and name decide the format.

    `name` is a file name or path, `content_type` a Content-Type header, `url` the address it
    came from; none of them is opened. Raises InputError: EmptyInput, UnsupportedFormat,
    TooLarge (article over `max_size` characters).
    """
    from relata.readers.detect import Unreadable, detect
    from relata.readers.reader import RawInput

    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xfe\xff"):
        raise EmptyInput("the file is empty; give an article's text")
    found = detect(data, name or url, content_type)
    if isinstance(found, Unreadable):
        raise UnsupportedFormat(found.value)
    document = found.read(RawInput(data, charset_of(content_type), url or name, url, max_size))
    return replace(document, text_from="input") if found.keeps_text else document
