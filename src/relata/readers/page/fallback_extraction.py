"""Fallback extraction: paragraphs of the page that the extraction missed are restored.

The page's own paragraphs are walked in order. Those between two extracted ones, in the container of
most of them, belong to the article unless they are in a box (share bars, teasers, newsletters,
captions), consist mostly of links, or are there already. What is still missing is counted.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from relata.readers.limits import MAX_ANCESTORS, MAX_EMBED_BLOCKS, MAX_SEARCHES
from relata.readers.page.tree import Element, text_of
from relata.readers.parts.layout import TextBlock
from relata.readers.parts.text import clean, comparison_key
from relata.readers.weights import weights

_TAGS = ("p", "h2", "h3", "h4", "li", "blockquote", "div")
_BOXES = frozenset(("nav", "aside", "footer", "form", "figure", "figcaption", "button", "table"))
_BOX_NAMES = re.compile(
    r"(?:^|[\s_-])(?:shar(?:e|ing)|social|related|promo\w*|newsletter|comments?|respond|sidebar|"
    r"teasers?|recirc\w*|ad|ads|advert\w*|banner|cookies?|consent|footer|nav|navigation|menu|"
    r"breadcrumbs?|tags?|author|bio|byline|captions?|credits?|gallery|popular|trending|"
    r"subscri\w+|paywall|sign-?up|recommend\w*|outbrain|taboola|more|read-?more|disclaimer|"
    r"modal|popup|overlay|hidden|widget|poll|legal|copyright|toolbar|print|meta|kicker|"
    r"infobox|fact-?box|toc|video|media|player|slide\w*|image|photo|img|wp-caption-text)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_EMBEDS = re.compile(
    r"twitter-tweet|twitter-video|instagram-media|fb-post|tiktok-embed|bluesky-embed|mastodon",
    re.IGNORECASE,
)
_HEADINGS = re.compile(r"head(?:ing|line)|sub-?title|sub-?head|zwischen", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?…。！？؟][\"'”“’»«)\]]*$")


class PageParagraph(Struct):
    """A paragraph of the page, and where the extraction has its words."""

    element: Element
    text: str
    key: str
    #: Index of the extracted block that contains it, or None.
    block: int | None = None
    #: Whether the text is loose: after the element, not in a paragraph of its own.
    loose: bool = False


def _innermost(
    root: Element, tags: Sequence[str], known: dict[Element, PageParagraph]
) -> Iterator[PageParagraph]:
    """The elements below `root` that hold text and no other such elements, in order.

    Loose text between two of them is given too, with the element before it. Paragraphs that are
    `known` are not read again.
    """
    shortest = weights().page.shortest_paragraph
    for element in root.iter(*tags):
        before = element.getprevious()
        if before is not None and before.tail and len(before.tail) > shortest:
            loose = clean(before.tail)
            if len(loose) > shortest:
                yield PageParagraph(before, loose, comparison_key(loose), loose=True)
        if not _is_embed(element):
            if len(element) and next(element.iterdescendants(*tags), None) is not None:
                continue
            above = element.getparent()
            if above is not None and _EMBEDS.search(above.get("class") or ""):
                continue
        there = known.get(element)
        if there is not None:
            yield there
            continue
        text = text_of(element)
        key = comparison_key(text)
        if key:
            yield PageParagraph(element, text, key)


def page_paragraphs(tree: Element) -> list[PageParagraph]:
    """The page's own paragraphs in order: the innermost <p> and <blockquote> that hold text."""
    body = tree.find(".//body")
    return list(_innermost(tree if body is None else body, ("p", "blockquote"), {}))


def _match(found: Sequence[PageParagraph], blocks: Sequence[TextBlock]) -> None:
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
    _match(found, blocks)
    long = [c for c in found if len(c.text) >= 2 * shortest]
    both = sum(len(c.text) for c in long if c.block is not None)
    larger = max(sum(len(c.text) for c in long), sum(len(b.text) for b in blocks))
    return both / larger if larger else 1.0


def _boxed(element: Element, stop: Element) -> bool:
    """Whether it is in a box (share bar, teaser, caption) below the element `stop`."""
    node = element
    for _ in range(MAX_ANCESTORS):
        if node is None or node is stop:
            return False
        if node.tag in _BOXES or node.get("hidden") is not None:
            return True
        if _BOX_NAMES.search(f"{node.get('class', '')} {node.get('id', '')}"):
            return True
        node = node.getparent()
    return False


def _link_share(candidate: PageParagraph) -> float:
    if candidate.loose:
        return 0.0
    linked = sum(len(text_of(a)) for a in candidate.element.iter("a"))
    return linked / max(1, len(candidate.text))


def _container(found: Sequence[PageParagraph]) -> Element | None:
    """The innermost element that holds most of the extracted paragraphs' characters."""
    share = weights().page.container_share
    characters: dict[Element, int] = {}
    for candidate in found:
        if candidate.block is None:
            continue
        node = candidate.element.getparent()
        for _ in range(MAX_ANCESTORS):
            if node is None:
                break
            characters[node] = characters.get(node, 0) + len(candidate.text)
            node = node.getparent()
    total = sum(len(c.text) for c in found if c.block is not None)
    fitting = [node for node, held in characters.items() if held >= share * total]
    # Ancestors come after their descendants; the first that fits is the innermost.
    return fitting[0] if fitting else None


def _holder(candidate: PageParagraph) -> Element:
    return candidate.element.getparent() if candidate.loose else candidate.element


def _is_description(key: str, description: str) -> bool:
    """Whether one of a paragraph and the page's description begins with the other (keys)."""
    short, long = sorted((key, description), key=len)
    return len(short) > weights().page.shortest_paragraph and long.startswith(short)


def _is_heading(candidate: PageParagraph, container: Element) -> bool:
    element = candidate.element
    if candidate.loose or not 3 <= len(candidate.text) <= weights().page.longest_subheading:
        return False
    if element.tag == "div":
        if not _HEADINGS.search(element.get("class") or ""):
            return False
    elif element.tag not in ("h2", "h3", "h4"):
        return False
    return next(element.iter("a"), None) is None and not _boxed(element, container)


def _is_body(candidate: PageParagraph, container: Element) -> bool:
    tuned = weights().page
    if _boxed(_holder(candidate), container) or _link_share(candidate) > tuned.most_links:
        return False
    return len(candidate.text) >= tuned.shortest_paragraph and bool(
        _SENTENCE.search(candidate.text)
    )


class _Restoration:
    """One walk over the page's paragraphs: what is added after which block, what is missing.

    Block numbers count from 1 here; 0 is the place before all blocks.
    """

    def __init__(self, blocks: Sequence[TextBlock], container: Element) -> None:
        self.blocks = blocks
        self.container = container
        self.seen = {comparison_key(block.text) for block in blocks}
        #: Block number -> what is added after it.
        self.added: dict[int, list[TextBlock]] = {}
        #: Blocks that are pieces of an embedded post, which is added as a whole.
        self.dropped: set[int] = set()
        self.missing = 0
        #: The number of the last extracted block that the walk passed.
        self.last = 0

    def add(self, block: TextBlock) -> None:
        self.added.setdefault(self.last, []).append(block)

    def visit(self, paragraph: PageParagraph) -> None:
        """Restore, pass or count one paragraph of the page."""
        if _is_embed(paragraph.element):
            pieces = _pieces_of_embed(paragraph, self.blocks, self.last)
            self.dropped.update(pieces)
            self.last = max([self.last, *pieces])
            self.add(TextBlock(paragraph.text, "embed"))
        elif paragraph.block is not None:
            self.last = max(self.last, paragraph.block + 1)
        elif paragraph.key in self.seen:
            return
        elif _is_heading(paragraph, self.container):
            self.add(TextBlock(paragraph.text, "heading"))
        elif _is_body(paragraph, self.container):
            self.seen.add(paragraph.key)
            self.add(TextBlock(paragraph.text))
        else:
            self.missing += _would_be_missed(paragraph)

    def result(self) -> list[TextBlock]:
        """The blocks with the added ones in their places."""
        found = list(self.added.get(0, ()))
        for number, block in enumerate(self.blocks, 1):
            if number not in self.dropped:
                found.append(block)
            found.extend(self.added.get(number, ()))
        return found


def _would_be_missed(paragraph: PageParagraph) -> bool:
    """Whether a paragraph that is left out looks like one of the article: long, with a stop."""
    tuned = weights().page
    if paragraph.element.tag != "p" or len(paragraph.text) < 2 * tuned.shortest_paragraph:
        return False
    return bool(_SENTENCE.search(paragraph.text)) and _link_share(paragraph) < tuned.most_links


def restore_missing(
    found: Sequence[PageParagraph], blocks: list[TextBlock], description: str = ""
) -> tuple[list[TextBlock], int]:
    """The blocks with missed paragraphs in their places; the number of those still missing.

    `found` are the page's own paragraphs, as `agreement` left them for `blocks`; `description` is
    the page's: a paragraph before the extracted ones that begins like it is restored.
    """
    container = _container(found)
    if container is None:
        return blocks, 0
    description_key = comparison_key(description)
    known = {c.element: c for c in found if not c.loose}
    inner = list(_innermost(container, _TAGS, known))
    _match(inner, blocks)
    extracted = [i for i, c in enumerate(inner) if c.block is not None]
    if not extracted:
        return blocks, 0
    walk = _Restoration(blocks, container)
    first = next(
        (c for c in found if c.block is not None or _is_description(c.key, description_key)), None
    )
    if first is not None and first.block is None and description_key:
        walk.add(TextBlock(first.text))
        walk.seen.add(first.key)
    for paragraph in inner[extracted[0] : extracted[-1] + 1]:
        walk.visit(paragraph)
    for paragraph in inner[extracted[-1] + 1 :]:
        # Posts directly after the last paragraph: extraction drops them, too.
        if not _is_embed(paragraph.element):
            break
        walk.visit(paragraph)
    return (walk.result() if walk.added else blocks), walk.missing


def _pieces_of_embed(embed: PageParagraph, blocks: Sequence[TextBlock], last: int) -> list[int]:
    """Numbers (from 1) of the blocks after block `last` that are pieces of an embedded post."""
    found: list[int] = []
    for number, block in enumerate(blocks[last : last + MAX_EMBED_BLOCKS], last + 1):
        key = comparison_key(block.text)
        if key and key in embed.key:
            found.append(number)
        elif found:
            break
    return found


def _is_embed(element: Element) -> bool:
    return element.tag == "blockquote" and bool(_EMBEDS.search(element.get("class") or ""))
