"""A first look at a page, fifty times as fast as its extraction: is it worth that?

resiliparse gives the page's main text in about a millisecond. Where that is clearly in a language
that the run leaves out, or where the page has no paragraph of an article at all, it goes no
further. In doubt a page is extracted.
"""

from __future__ import annotations

import re
from typing import Any

from relata.app.batch import limits
from relata.app.batch.stages.weights import weights
from relata.segment import clear_language

#: Inside these, a page's text is not what it is about.
_SCRIPTS = re.compile(rb"<(script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(rb"<(/?)[a-zA-Z]")
_BODY_IN_DATA = b"articlebody"


def _is_deep(data: bytes) -> bool:
    """Whether elements may be nested so deeply that resiliparse, which is quadratic in that, takes
    longer than the extraction; void elements count as one level each."""
    if data.count(b"<") <= limits.MAX_DEPTH:
        return False
    depth = deepest = 0
    for tag in _TAG.finditer(data):
        depth = max(depth - 1, 0) if tag[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest > limits.MAX_DEPTH


def main_text(data: bytes) -> str | None:
    """The main text of a page as plain text; None where it cannot be had this way."""
    if _is_deep(data):
        return None
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    try:
        page = bytes_to_str(data, detect_encoding(data) or "utf-8")
        text: Any = extract_plain_text(
            page, main_content=True, alt_texts=False, links=False, form_fields=False,
            noscript=False, comments=False,
        )  # fmt: skip
    except (ValueError, RuntimeError, UnicodeError, LookupError):
        return None
    return str(text)


def language_of(text: str) -> str | None:
    """The language of a page's main text where it is long and its function words leave no doubt."""
    if len(text) < weights().first_look.language_text:
        return None
    found = clear_language(text)
    return found[0] if found is not None else None


def is_no_article(data: bytes, text: str) -> bool:
    """Whether a page has no running text: a front page, a list of links, a player, an error.

    `text` is its main text. A page that brings its article as data is never one of them.
    """
    tuned = weights().first_look
    if len(data) > tuned.largest_page or _BODY_IN_DATA in data.lower():
        return False
    lines = [line for line in text.split("\n") if len(line) >= tuned.paragraph]
    if sum(map(len, lines)) >= tuned.running_text:
        return False
    # The main text may be wrong: what the paragraphs of the page have together counts too.
    return _paragraph_size(data) < tuned.running_text


def _paragraph_size(data: bytes) -> int:
    """Letters in `<p>` elements and of long stretches without markup, roughly."""
    tuned = weights().first_look
    bare = _SCRIPTS.sub(b" ", data)
    pieces = re.split(rb"<[^>]{0,2000}>", bare)
    return sum(len(piece) for piece in pieces if len(piece.strip()) >= tuned.paragraph // 2)
