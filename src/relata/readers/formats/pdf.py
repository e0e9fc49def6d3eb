"""PDF, by pypdf (the extra `documents`): the text layer, its lines joined into paragraphs.

Words that are hyphenated at the end of a line are joined ("Bürger-" and "meisterin"), page numbers
and running heads are left out.
"""

from __future__ import annotations

import io
import re
from collections import Counter

from relata.model.document import Document
from relata.model.errors import EmptyInput, TooLarge, UnsupportedFormat
from relata.model.threads import LOADING
from relata.readers.decode import without_surrogates
from relata.readers.formats.plain import stands_alone
from relata.readers.limits import MAX_PDF_PAGES
from relata.readers.metadata import Metadata
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


def _pages(data: bytes, max_size: int) -> tuple[list[str], int]:
    """The text of the pages, and how many pages there are."""
    import logging

    try:
        with LOADING:
            from pypdf import PdfReader
            from pypdf.errors import DependencyError, PyPdfError
    except ImportError as error:
        raise UnsupportedFormat(_NO_EXTRA) from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    texts: list[str] = []
    total = 0
    try:
        reader = PdfReader(io.BytesIO(data))
        count = len(reader.pages)
        for number in range(min(count, MAX_PDF_PAGES)):
            texts.append(reader.pages[number].extract_text() or "")
            total += len(texts[-1])
            if total > 2 * max_size:
                break
    except (PyPdfError, DependencyError) as error:
        raise UnsupportedFormat(_BROKEN) from error
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError,
            OverflowError, AssertionError, NotImplementedError, OSError, MemoryError,
            ArithmeticError) as error:  # fmt: skip
        # On broken files pypdf raises whatever its parsing runs into.
        raise UnsupportedFormat(_BROKEN) from error
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
    if count > MAX_PDF_PAGES:
        metadata.add_note(f"{count - MAX_PDF_PAGES} pages of the PDF were left out")
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
