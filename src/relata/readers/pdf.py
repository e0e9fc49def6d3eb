"""PDF, by pypdf (the extra `documents`): the text layer, its lines put back into paragraphs."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter

from relata.model.document import Document
from relata.model.errors import EmptyInput, TooLarge, UnsupportedFormat
from relata.readers.decode import without_surrogates
from relata.readers.metadata import Gathered
from relata.readers.page.body import Block
from relata.readers.page.tree import clean
from relata.readers.parts.compose import compose
from relata.readers.parts.layout import paragraphs

#: Pages that are read; an article has fewer.
_MOST_PAGES = 100
_HYPHEN = re.compile(r"([^\W\d_])[-\u00ad\u2010][ \t]*\n[ \t]*(?=[^\W\d_A-ZÄÖÜ])")
_PAGE_NUMBER = re.compile(r"\W*(?:\d{1,4}|\d{1,4}\s?(?:/|von|of)\s?\d{1,4})\W*$")
_BROKEN = "this PDF cannot be read; save its text as .txt or .md"
_NO_EXTRA = (
    'PDF needs the extra "documents": pip install "relata-news[documents]"; '
    "or save its text as .txt"
)


def _pages(data: bytes, max_size: int) -> tuple[list[str], int]:
    """The text of the pages, and how many pages there are."""
    try:
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
        for number in range(min(count, _MOST_PAGES)):
            texts.append(reader.pages[number].extract_text() or "")
            total += len(texts[-1])
            if total > 2 * max_size:
                break
    except (PyPdfError, DependencyError) as error:
        raise UnsupportedFormat(_BROKEN) from error
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError,
            OverflowError, AssertionError, NotImplementedError, OSError, MemoryError,
            ArithmeticError) as error:  # fmt: skip
        # pypdf raises what its parsing comes to on broken files.
        raise UnsupportedFormat(_BROKEN) from error
    return texts, count


def _running(texts: list[str]) -> set[str]:
    """Lines that stand on most pages: running heads and feet."""
    if len(texts) < 3:
        return set()
    counts = Counter(line for text in texts for line in {clean(x) for x in text.split("\n")})
    return {line for line, n in counts.items() if line and n > len(texts) / 2}


def read_pdf(data: bytes, *, source: str | None, max_size: int) -> Document:
    """The Document of a PDF's text layer. Words that are hyphenated at a line's end are joined.

    Raises UnsupportedFormat (broken, encrypted, or the extra is missing), EmptyInput (scanned
    pages), TooLarge.
    """
    texts, count = _pages(data, max_size)
    if sum(map(len, texts)) > 2 * max_size:
        raise TooLarge(f"the PDF's text is over the limit of {max_size:,} characters; cut it")
    gathered = Gathered()
    if count > _MOST_PAGES:
        gathered.note(f"{count - _MOST_PAGES} pages of the PDF were left out")
    running = _running(texts)
    lines = [
        line
        for text in texts
        for line in [*text.split("\n"), ""]
        if clean(line) not in running and not _PAGE_NUMBER.match(line)
    ]
    text, notes = without_surrogates(_HYPHEN.sub(r"\1", "\n".join(lines)).replace("\x00", ""))
    for note in notes:
        gathered.note(note)
    blocks = [Block(clean(text[p.start : p.end])) for p in paragraphs(text)]
    if not blocks:
        raise EmptyInput("there is no text in this PDF, only pictures; run it through OCR first")
    return compose(
        [b for b in blocks if b.text], None, gathered, source=source, max_size=max_size,
        nothing="there is no text in this PDF; give an article's text",
    )  # fmt: skip
