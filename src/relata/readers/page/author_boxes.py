"""Bylines that a page prints: author boxes by their attributes, and names after "By".

The pieces of a box are kept apart where its elements end: "Lene Markwart" and "Redakteurin Lokales"
in two spans without a space between them are two pieces, a line each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice

from relata.model.threads import once
from relata.readers.limits import MAX_AUTHOR_BOXES
from relata.readers.page.tree import Element, text_of
from relata.readers.parts.byline_names import is_duty, writers_in
from relata.readers.parts.line_labels import line_labels
from relata.readers.parts.name_shapes import is_person
from relata.readers.parts.text import clean

#: Elements that may be an author's box, and what their attributes then contain.
_BOX_TAGS = ("a", "span", "div", "p", "h2", "h3", "h4", "h5", "h6", "address", "strong", "li",
             "em", "b", "section", "header", "cite", "author")  # fmt: skip
_BOX_NAMES = re.compile(r"[Aa]utor|[Aa]uthor|[Bb]yline|writer|submitted|username|posted-by")
_AUTHOR_NAME = re.compile(r"author[-_]*name|(?:^|\s)author(?:$|\s)")
_CONTROL = re.compile(r"button|follow")
_ELSEWHERE = re.compile(r"comment|sidebar|related|teaser|widget|respond|recommend|popular")
_BLOCKS = frozenset(("p", "div", "li", "br", "h2", "h3", "h4", "h5", "h6", "section", "header"))
_NOT_TEXT = frozenset(("script", "style", "noscript", "template", "textarea", "button", "svg"))
#: Longest box, in characters.
_LONGEST = 120


def author_boxes(tree: Element) -> list[list[str]]:
    """The values of author boxes on the page, the surest first; boxes side by side are one."""
    ranked: list[tuple[int, int, Element]] = []
    for order, element in enumerate(
        islice(filter(_is_box, tree.iter(*_BOX_TAGS)), MAX_AUTHOR_BOXES)
    ):
        sure = element.get("rel") == "author"
        if any(_in_side_content(a, sure) for a in element.iterancestors()):
            continue
        if 1 < len(text_of(element)) < _LONGEST:
            ranked.append((_rank(element), order, element))
    groups: dict[tuple[object, ...], list[str]] = {}
    for rank, _, element in sorted(ranked, key=lambda box: box[:2]):
        kind = (rank, element.tag, element.get("class"), _side_by_side(element))
        groups.setdefault(kind, []).append(box_text(element))
    return list(groups.values())


def _rank(element: Element) -> int:
    names = f"{element.get('class', '')} {element.get('id', '')}".lower()
    if element.get("rel") == "author" or "author" in element.get("itemprop", ""):
        return 0
    if _AUTHOR_NAME.search(names):
        return 1
    return 2 if "byline" in names else 3


def _side_by_side(element: Element) -> Element:
    """What boxes that belong together share: the parent, or its parent where it has no more."""
    above = element.getparent()
    if above is None:
        return element
    higher = above.getparent()
    alone = len(text_of(above)) <= len(text_of(element)) + 2
    return higher if alone and higher is not None else above


def box_text(element: Element) -> str:
    """The text of a box, with a line end where another piece begins."""
    pieces: list[str] = []
    labels = line_labels()
    for block, text in _pieces(element):
        text = clean(text)
        if not text:
            continue
        before = pieces[-1] if pieces else ""
        names = writers_in(before, labels).names if before else ()
        named = bool(names) and is_person(names[-1], labels)
        words = text.split()
        apart = block or (named and (len(words) > 1 or is_duty(words[0], labels)))
        if pieces and not (apart and before.lower() not in labels.by):
            pieces[-1] += " " + text
        else:
            pieces.append(text)
    return "\n".join(pieces)


def _pieces(element: Element) -> Iterator[tuple[bool, str]]:
    """The text of an element cut where others in it begin and end; whether a block begins."""
    if element.text:
        yield False, element.text
    for child in element:
        block = child.tag in _BLOCKS
        inner = () if child.tag in _NOT_TEXT else _pieces(child)
        for number, (begins, text) in enumerate(inner):
            yield begins or (block and not number), text
        if child.tail:
            yield block, child.tail


def _is_box(element: Element) -> bool:
    get = element.get
    names = f"{get('class')} {get('id')} {get('itemprop')} {get('rel')}"
    return len(names) > 19 and bool(_BOX_NAMES.search(names)) and not _CONTROL.search(names)


def _in_side_content(element: Element, sure: bool) -> bool:
    if element.tag in ("body", "html", "main"):
        return False
    names = f"{element.get('class', '')} {element.get('id', '')}".lower()
    if sure:
        return "comment" in names
    return element.tag in ("aside", "nav", "footer") or bool(_ELSEWHERE.search(names))


def after_by(page: str) -> str:
    """The first names after "By", "Von", "Autor:" in the markup after the headline, or ""."""
    start = max(0, page.lower().find("<h1"))
    for match in _by_pattern().finditer(page, start):
        value = unescape(match["name"])
        names = writers_in(value, line_labels()).names
        if any(is_person(name, line_labels()) for name in names):
            return value
    return ""


@once(1)
def _by_pattern() -> re.Pattern[str]:
    labels = line_labels()
    words = {word for group in labels.by.values() for word in group}
    kinds = {*words, *labels.genres, *(word for word in labels.published if " " not in word)}
    by, kind = ("|".join(map(re.escape, sorted(group))) for group in (words, kinds))
    return re.compile(
        rf">[^<>\w]{{0,30}}+(?:(?:{kind})\s)?(?:{by})\b(?:\s|&nbsp;|:|<[^<>]{{0,300}}>){{1,120}}"
        rf"(?P<name>[^<>|,:/]{{4,60}})[<|,/]",
        re.IGNORECASE,
    )
