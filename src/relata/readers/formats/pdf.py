"""PDF, by pypdf (the extra `documents`): the text layer, its lines joined into paragraphs.

Words that are hyphenated at the end of a line are joined ("Bürger-" and "meisterin"), page numbers
and running heads are left out.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from typing import Any

from relata.model.document import Document
from relata.model.errors import EmptyInput, RelataError, TooLarge, UnsupportedFormat
from relata.model.threads import LOADING
from relata.readers.decode import without_surrogates
from relata.readers.limits import (
    MAX_PDF_CONTENT,
    MAX_PDF_OPERATORS,
    MAX_PDF_PAGES,
    MAX_PDF_STREAM,
)
from relata.readers.metadata import Metadata
from relata.readers.parts.alone import stands_alone
from relata.readers.parts.compose import compose
from relata.readers.parts.layout import TextBlock, paragraphs
from relata.readers.parts.text import clean
from relata.readers.reader import Example, RawInput, Reader

_HYPHEN = re.compile(r"([^\W\d_])[-\u00ad\u2010][ \t]*\n[ \t]*(?=[^\W\d_A-ZÄÖÜ])")
_PAGE_NUMBER = re.compile(r"\W*(?:\d{1,4}|\d{1,4}\s?(?:/|von|of)\s?\d{1,4})\W*$")
_BROKEN = "this PDF cannot be read; save its text as .txt or .md"
_NO_EXTRA = (
    'PDF needs the extra "documents": pip install "relata-news[documents]"; '
    "or save its text as .txt"
)


class _Budget:
    """Bytes of streams that may still be read; each use of a stream counts."""

    def __init__(self, size: int) -> None:
        self.left = size

    def spend(self, stream: Any) -> bool:
        """Whether the bytes of a stream are within the budget; they are taken from it."""
        if self.left > 0 and stream is not None:
            self.left -= len(stream.get_object().get_data())
        return self.left > 0

    def spend_page(self, page: Any) -> bool:
        """The same for the content of a page and the character maps of its fonts."""
        self.spend(page.get_contents())
        fonts = page.get("/Resources", {}).get("/Font", {})
        for name in fonts:
            font = fonts[name]
            self.spend(font.get("/ToUnicode"))
        return self.left > 0

    def watch(self, page: Any) -> None:
        """Leave out forms of the page that go beyond the budget: they may be used many times."""
        extract = page.extract_xform_text

        def bounded(form: Any, *options: Any, **more: Any) -> str:
            return extract(form, *options, **more) if self.spend(form) else ""

        page.extract_xform_text = bounded


def _pages(data: bytes, max_size: int) -> tuple[list[str], int]:
    """The text of the pages that are within the bounds, and how many pages there are."""
    import logging

    try:
        with LOADING:
            from pypdf import apply_configuration
    except ImportError as error:
        raise UnsupportedFormat(_NO_EXTRA) from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        with apply_configuration(
            zlib_maximum_output_length=MAX_PDF_STREAM,
            lzw_maximum_output_length=MAX_PDF_STREAM,
            run_length_maximum_output_length=MAX_PDF_STREAM,
            brotli_maximum_output_length=MAX_PDF_STREAM,
            array_based_stream_maximum_output_length=MAX_PDF_STREAM,
            stream_decoding_work_maximum_length=4 * MAX_PDF_STREAM,
            stream_parsing_work_maximum_count=MAX_PDF_OPERATORS,
        ):
            return _texts(data, max_size)
    except RelataError:
        raise
    except Exception as error:
        # On broken files pypdf raises whatever its parsing runs into; it has no one base class.
        raise UnsupportedFormat(_BROKEN) from error


def _texts(data: bytes, max_size: int) -> tuple[list[str], int]:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    count = len(reader.pages)
    budget = _Budget(MAX_PDF_CONTENT)
    texts: list[str] = []
    total = 0
    for number in range(min(count, MAX_PDF_PAGES)):
        page = reader.pages[number]
        if not budget.spend_page(page) or total > 2 * max_size:
            break
        budget.watch(page)
        texts.append(page.extract_text() or "")
        total += len(texts[-1])
    if not texts:
        raise TooLarge("the content of this PDF is too large; save its text as .txt")
    return texts, count


def _running(texts: list[str]) -> set[str]:
    """Lines that are on most pages: running heads and feet."""
    if len(texts) < 3:
        return set()
    counts = Counter(line for text in texts for line in {clean(x) for x in text.split("\n")})
    return {line for line, n in counts.items() if line and n > len(texts) / 2}


def _read(raw: RawInput) -> Document:
    """Raises UnsupportedFormat (broken, encrypted, or the extra is missing), EmptyInput (scanned
    pages), TooLarge."""
    max_size = raw.max_size
    texts, count = _pages(raw.data, max_size)
    if sum(map(len, texts)) > 2 * max_size:
        raise TooLarge(f"the PDF's text is over the limit of {max_size:,} characters; cut it")
    metadata = Metadata()
    if count > len(texts):
        metadata.add_note(f"{count - len(texts)} pages of the PDF were left out")
    running = _running(texts)
    lines = [
        line
        for text in texts
        for line in [*text.split("\n"), ""]
        if clean(line) not in running and not _PAGE_NUMBER.match(line)
    ]
    text, notes = without_surrogates(_HYPHEN.sub(r"\1", "\n".join(lines)).replace("\x00", ""))
    for note in notes:
        metadata.add_note(note)
    blocks = [TextBlock(clean(text[p.start : p.end])) for p in paragraphs(text, stands_alone(text))]
    if not blocks:
        raise EmptyInput("there is no text in this PDF, only pictures; run it through OCR first")
    return compose(
        [b for b in blocks if b.text], None, metadata, source=raw.source, max_size=max_size,
        nothing="there is no text in this PDF; give an article's text",
    )  # fmt: skip


_SAYS = "The bridge stays closed until further notice, the mayor said."


def _example() -> bytes:
    shown = f"BT /F1 12 Tf 50 700 Td ({_SAYS}) Tj ET"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    text, starts = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        starts.append(len(text))
        text += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    size = len(objects) + 1
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
    return f"{text}{tail}startxref\n{len(text)}\n%%EOF\n".encode("ascii")


PDF = Reader(
    id="pdf",
    reads='a PDF with a text layer (needs the extra "documents")',
    read=_read,
    suffixes=("pdf",),
    content_types=("application/pdf",),
    magic=(b"%PDF-",),
    examples=(Example("story.pdf", _example, _SAYS),),
)
