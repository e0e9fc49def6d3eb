"""Boilerplate removal: the article's paragraphs from a page's tree, by trafilatura.

Its element names become kinds: `head` a heading, `list` list items, `code` code; a paragraph that
is bold as a whole is marked as such, because interviews print their questions in bold.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator

from relata.model.threads import LOADING
from relata.readers.page.tree import Element
from relata.readers.parts.layout import SENTENCE_ENDS, GivenKind, TextBlock
from relata.readers.parts.text import clean


def extract(tree: Element, url: str | None, *, fast: bool) -> list[TextBlock]:
    """The paragraphs of the article in `tree`, which is not changed; [] where there is none.

    `fast` leaves out trafilatura's comparison with other extractors, without which most pages
    come out better.
    """
    with LOADING:
        from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = bare_extraction(
            tree, url=url, include_comments=False, include_formatting=True,
            with_metadata=False, fast=fast,
        )  # fmt: skip
    except (ValueError, TypeError, AttributeError, RecursionError, IndexError, KeyError):
        # Faults of the extraction on odd pages; `restore_missing` has the page's own paragraphs.
        return []
    body = getattr(found, "body", None)
    return [] if body is None else [block for block in _blocks(body) if block.text]


def _blocks(body: Element) -> Iterator[TextBlock]:
    for element in body:
        tag = element.tag
        if tag == "head":
            yield TextBlock(_inline(element), "heading")
        elif tag == "list":
            for item in element.iter("item"):
                yield from _pieces(item, "list")
        elif tag == "table":
            for row in element.iter("row"):
                cells = [clean(" ".join(cell.itertext())) for cell in row.iter("cell")]
                yield TextBlock(
                    " | ".join(c for c in cells if c), "list" if len(cells) > 1 else None
                )
        elif tag == "code":
            yield TextBlock(clean("".join(element.itertext())), "code")
        elif tag == "quote":
            inner = [child for child in element if child.tag in ("p", "list", "head", "quote")]
            if inner and not clean(element.text):
                yield from _blocks(element)
            else:
                yield from _pieces(element, None)
        elif tag in ("graphic", "lb"):
            continue
        else:
            yield from _pieces(element, None)
        if tag != "p" and clean(element.tail):
            yield TextBlock(clean(element.tail))


def _inline(element: Element) -> str:
    return clean("".join(element.itertext()))


def _pieces(element: Element, kind: GivenKind | None) -> Iterator[TextBlock]:
    """The paragraph of an element, or several where line breaks separate sentences."""
    lines = [""]
    for event in _walk(element):
        if event is None:
            lines.append("")
        else:
            lines[-1] += event
    whole: list[str] = []
    for line in map(clean, lines):
        if not line:
            continue
        if whole and whole[-1][-1] not in SENTENCE_ENDS and not line[0].isupper():
            whole[-1] += " " + line
        else:
            whole.append(line)
    bold = _is_bold(element) if len(whole) == 1 else False
    for text in whole:
        yield TextBlock(text, "bold" if bold and kind is None else kind)


def _walk(element: Element) -> Iterator[str | None]:
    """Text pieces in order, None for a line break. The extracted trees are shallow."""
    if element.text:
        yield element.text
    for child in element:
        if child.tag == "lb":
            yield None
        elif child.tag in ("p", "item"):
            yield None
            yield from _walk(child)
            yield None
        else:
            yield from _walk(child)
        if child.tail:
            yield child.tail


def _is_bold(element: Element) -> bool:
    """Whether all words of the paragraph are in bold."""
    if clean(element.text) or not len(element):
        return False
    return all(
        child.tag in ("hi", "lb") and child.get("rend", "#b") == "#b" and not clean(child.tail)
        for child in element
    )
