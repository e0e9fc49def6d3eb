"""The page's own paragraphs, and which of them the extraction has."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, structs

from relata.readers.limits import MAX_SEARCHES
from relata.readers.page.tree import BLOCKS, Element, TextRun, runs
from relata.readers.parts.layout import TextBlock
from relata.readers.parts.text import comparison_key
from relata.readers.weights import weights

_EMBEDS = re.compile(
    r"twitter-tweet|twitter-video|instagram-media|fb-post|tiktok-embed|bluesky-embed|mastodon",
    re.IGNORECASE,
)


class PageParagraph(Struct):
    """A paragraph of the page, and where the extraction has its words."""

    element: Element
    text: str
    key: str
    #: Index of the extracted block that contains it, or None.
    block: int | None = None
    #: Whether the text is loose: between the paragraphs of its element.
    loose: bool = False
    #: Characters of it in links.
    linked: int = 0


def paragraphs_in(root: Element) -> Iterator[PageParagraph]:
    """The text below `root` in order, an embedded post as a whole."""
    return _paragraphs(runs(root, is_embed))


def _paragraphs(found: Iterable[TextRun]) -> Iterator[PageParagraph]:
    for run in found:
        key = comparison_key(run.text)
        if key:
            yield PageParagraph(run.block, run.text, key, None, run.loose, run.linked)


class PageText:
    """The text of a page's body, gone through once; the tree must not change while it is used.

    `known`: the runs of the tree, where it has no embedded post.
    """

    def __init__(self, tree: Element, known: list[TextRun] | None = None) -> None:
        body = tree.find(".//body")
        self._root = tree if body is None else body
        if known is None or next(self._root.iterdescendants(*BLOCKS), None) is None:
            self._all = list(paragraphs_in(self._root))
        else:
            within = set(self._root.iter())
            self._all = list(_paragraphs(run for run in known if run.block in within))

    def paragraphs(self) -> list[PageParagraph]:
        """The page's own paragraphs in order: its <p>, <blockquote>, and loose text of length."""
        shortest = weights().page.shortest_paragraph
        return [
            found
            for found in self._all
            if found.element.tag in ("p", "blockquote")
            or (found.loose and len(found.text) > shortest)
        ]

    def below(self, element: Element) -> list[PageParagraph]:
        """The text below an element that contains a paragraph, as `paragraphs_in` gives it."""
        if element is self._root:
            inside = self._all
        else:
            within = set(element.iter())
            inside = [found for found in self._all if found.element in within]
        return [structs.replace(found, block=None) for found in inside]


def all_paragraphs(tree: Element) -> list[PageParagraph]:
    """Everything on the page that is printed like a paragraph, a list item or a cell, in order."""
    body = tree.find(".//body")
    return list(paragraphs_in(tree if body is None else body))


def match(found: Sequence[PageParagraph], blocks: Sequence[TextBlock]) -> None:
    """Set `block` of each paragraph that the extraction contains."""
    keys = [comparison_key(block.text) for block in blocks]
    exact: dict[str, int] = {}
    for index, key in enumerate(keys):
        exact.setdefault(key, index)
    # A paragraph may span several blocks (line breaks separate them), hence one string.
    whole = " ".join(keys)
    ends, total = [], 0
    for key in keys:
        total += len(key) + 1
        ends.append(total)
    shortest, searches = weights().page.shortest_key, MAX_SEARCHES
    for candidate in found:
        block = exact.get(candidate.key)
        if block is None and len(candidate.key) > shortest and searches:
            searches -= 1
            place = whole.find(candidate.key)
            if place >= 0:
                block = bisect_right(ends, place)
        candidate.block = block


def agreement(found: Sequence[PageParagraph], blocks: Sequence[TextBlock]) -> float:
    """How well the extraction and the page's long paragraphs agree, from 0 to 1.

    The characters that are in both, divided by those of the larger side: an extraction of half
    the paragraphs has 0.5, and so has one of all of them with as much other text.
    """
    shortest = weights().page.shortest_paragraph
    match(found, blocks)
    long = [c for c in found if len(c.text) >= 2 * shortest]
    both = sum(len(c.text) for c in long if c.block is not None)
    larger = max(sum(len(c.text) for c in long), sum(len(b.text) for b in blocks))
    return both / larger if larger else 1.0


def own_words(found: Sequence[PageParagraph], blocks: Sequence[TextBlock]) -> list[TextBlock]:
    """The blocks in the page's own words: equal ones take its spaces, glued ones are cut.

    The extraction puts spaces around elements inside a sentence ("are old ,") and makes one block
    of a row of a table. `found` is matched anew for the blocks that are returned.
    """
    inside: dict[int, list[PageParagraph]] = {}
    for candidate in found:
        if candidate.block is not None and candidate.block < len(blocks):
            inside.setdefault(candidate.block, []).append(candidate)
    result: list[TextBlock] = []
    for number, block in enumerate(blocks):
        key, parts = comparison_key(block.text), inside.get(number, [])
        equal = next((c for c in parts if c.key == key), None)
        covered = sum(len(c.key) for c in parts if c.key in key)
        if equal is not None:
            result.append(TextBlock(equal.text, block.kind))
        elif parts and block.kind != "code" and covered >= weights().page.covered * len(key):
            kind = None if block.kind == "list" and len(parts) > 1 else block.kind
            result += [TextBlock(c.text, kind) for c in parts if c.key in key]
        else:
            result.append(block)
    match(found, result)
    return result


def is_embed(element: Element) -> bool:
    """Whether an element is a post of a platform, embedded."""
    return element.tag == "blockquote" and bool(_EMBEDS.search(element.get("class") or ""))
