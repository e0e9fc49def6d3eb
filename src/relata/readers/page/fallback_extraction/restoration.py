"""Fallback extraction: paragraphs of the page that the extraction missed are restored.

The page's own paragraphs are walked in order. Those between two extracted ones, in the container of
most of them, belong to the article unless they are in a box (share bars, teasers, newsletters,
captions), consist mostly of links, or are there already. What is still missing is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from relata.readers.limits import MAX_ANCESTORS, MAX_EMBED_BLOCKS, MAX_NAMES
from relata.readers.page.fallback_extraction.paragraphs import (
    PageParagraph,
    PageText,
    is_embed,
    match,
    own_words,
    paragraphs_in,
)
from relata.readers.page.tree import Element
from relata.readers.parts.layout import TextBlock
from relata.readers.parts.line_labels import label_length, line_labels
from relata.readers.parts.text import comparison_key
from relata.readers.weights import weights

_BOXES = frozenset(("nav", "aside", "footer", "form", "figure", "figcaption", "button", "table"))
_BOX_NAMES = re.compile(
    r"(?:^|[\s_-])(?:shar(?:e|ing)|social|related|promo\w*|newsletter|comments?|respond|sidebar|"
    r"teasers?|recirc\w*|ad|ads|advert\w*|banner|cookies?|consent|footer|nav|navigation|menu|"
    r"breadcrumbs?|tags?|author|bio|byline|captions?|credits?|gallery|popular|trending|"
    r"subscri\w+|sign-?up|recommend\w*|outbrain|taboola|more|read-?more|disclaimer|"
    r"modal|popup|overlay|hidden|widget|poll|legal|copyright|toolbar|print|meta|kicker|"
    r"infobox|fact-?box|toc|video|media|player|slide\w*|image|photo|img|wp-caption-text)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_HEADINGS = re.compile(r"head(?:ing|line)|sub-?title|sub-?head|zwischen", re.IGNORECASE)
#: A teaser is cut in its sentence.
_CUT = re.compile(r"(?:\.\.\.|…)$")
_SENTENCE = re.compile(r"[.!?…。！？؟][\"'”“’»«)\]]*$")


def _boxed(element: Element, stop: Element) -> bool:
    """Whether it is in a box (share bar, teaser, caption) below the element `stop`."""
    node = element
    for _ in range(MAX_ANCESTORS):
        if node is None or node is stop:
            return False
        if node.tag in _BOXES or _BOX_NAMES.search(_names(node)):
            return True
        node = node.getparent()
    return False


def _names(element: Element) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}"[:MAX_NAMES]


def _link_share(candidate: PageParagraph) -> float:
    return candidate.linked / max(1, len(candidate.text))


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


class _Places:
    """Where the extracted paragraphs stand: what has the same parent stands next to them."""

    def __init__(self, found: Sequence[PageParagraph]) -> None:
        extracted = [c.element for c in found if c.block is not None]
        self.elements = {c.element for c in found if c.block is not None and c.loose}
        self.parents = {e.getparent() for e in extracted} - {None}
        self.higher = {p.getparent() for p in self.parents} - {None}

    def adjoins(self, candidate: PageParagraph) -> bool:
        """Is it between extracted paragraphs, by its parent or by that one's parent?"""
        element = candidate.element
        if candidate.loose and element in (self.parents | self.elements):
            return True
        parent = element.getparent()
        if parent is None:
            return False
        return parent in self.parents or parent.getparent() in self.higher

    def list_adjoins(self, candidate: PageParagraph) -> bool:
        """Is it an item of a list between extracted paragraphs?"""
        above = candidate.element.getparent()
        while above is not None and above.tag in ("li", "ul", "ol"):
            if above.tag != "li" and above.getparent() in self.parents | self.higher:
                return True
            above = above.getparent()
        return False


def _is_body(candidate: PageParagraph, container: Element, places: _Places) -> bool:
    tuned = weights().page
    if _boxed(candidate.element, container) or not _SENTENCE.search(candidate.text):
        return False
    adjoining = places.adjoins(candidate)
    if _link_share(candidate) > tuned.most_links:
        listed = next(candidate.element.iterancestors("ul", "ol"), None) is not None
        whole = _link_share(candidate) >= tuned.whole_link and not _CUT.search(candidate.text)
        return adjoining and whole and not listed and not is_pointer(candidate.text)
    if len(candidate.text) >= tuned.shortest_paragraph:
        return True
    return (
        adjoining
        and not candidate.linked
        and candidate.key.count(" ") + 1 >= (tuned.shortest_sentence)
    )


def is_pointer(text: str) -> bool:
    """Is it a line that points to another article: "Lesen Sie auch: …"?"""
    labels = line_labels()
    return len(text) < weights().parts.longest_teaser and bool(
        label_length(text.lstrip("*_>[(→» "), labels.more)
    )


class _Restoration:
    """One walk over the page's paragraphs: what is added after which block, what is missing.

    Block numbers count from 1 here; 0 is the place before all blocks.
    """

    def __init__(self, blocks: Sequence[TextBlock], container: Element, places: _Places) -> None:
        self.blocks = blocks
        self.container = container
        self.places = places
        self.seen = {comparison_key(block.text) for block in blocks}
        #: Block number -> what is added after it.
        self.added: dict[int, list[TextBlock]] = {}
        #: Blocks that are pieces of an embedded post, which is added as a whole.
        self.dropped: set[int] = set()
        self.missing = 0
        #: The number of the last extracted block that the walk passed.
        self.last = 0

    def add(self, block: TextBlock) -> None:
        self.seen.add(comparison_key(block.text))
        self.added.setdefault(self.last, []).append(block)

    def visit(self, paragraph: PageParagraph) -> None:
        """Restore, pass or count one paragraph of the page."""
        if is_embed(paragraph.element):
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
        elif _is_body(paragraph, self.container, self.places):
            self.add(TextBlock(paragraph.text))
        elif self._is_item(paragraph):
            self.add(TextBlock(paragraph.text, "list"))
        else:
            self.missing += _would_be_missed(paragraph)

    def _is_item(self, paragraph: PageParagraph) -> bool:
        if paragraph.element.tag != "li" or _boxed(paragraph.element, self.container):
            return False
        few_links = _link_share(paragraph) <= weights().page.most_links
        return few_links and self.places.list_adjoins(paragraph)

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
    page: PageText, found: Sequence[PageParagraph], blocks: list[TextBlock], description: str = ""
) -> tuple[list[TextBlock], int]:
    """The blocks with missed paragraphs in their places; the number of those still missing.

    `found` are the page's own paragraphs, as `agreement` left them for `blocks`; `description` is
    the page's: a paragraph before the extracted ones that begins like it is restored.
    """
    container = _container(found)
    if container is None:
        return blocks, 0
    inner = page.below(container)
    match(inner, blocks)
    blocks = own_words(inner, blocks)
    extracted = [i for i, c in enumerate(inner) if c.block is not None]
    if not extracted:
        return blocks, 0
    # A short line, such as "Comments", may stand in several places.
    shortest = weights().page.shortest_key
    extracted = [i for i in extracted if len(inner[i].key) > shortest] or extracted
    places = _Places(inner)
    walk = _Restoration(blocks, container, places)
    key = comparison_key(description)
    for block in (*_before(page, inner[extracted[0]], container, key), *_description(found, key)):
        if comparison_key(block.text) not in walk.seen:
            walk.add(block)
    for paragraph in inner[extracted[0] : extracted[-1] + 1]:
        walk.visit(paragraph)
    for paragraph in inner[extracted[-1] + 1 :]:
        # Posts and linked paragraphs directly after the last one: extraction drops them, too.
        if not is_embed(paragraph.element) and not _goes_on(paragraph, container, places):
            break
        walk.visit(paragraph)
    return (walk.result() if walk.added else blocks), walk.missing


def _goes_on(paragraph: PageParagraph, container: Element, places: _Places) -> bool:
    """Is it a long paragraph of the article after the last extracted one?"""
    long = paragraph.element.tag == "p" and len(paragraph.text) >= (
        2 * weights().page.shortest_paragraph
    )
    return long and places.adjoins(paragraph) and _is_body(paragraph, container, places)


def own_blocks(tree: Element) -> list[TextBlock]:
    """The page's own paragraphs where the extraction finds none: those of the element that holds
    most of its sentences."""
    body = tree.find(".//body")
    root = tree if body is None else body
    inner = list(paragraphs_in(root))
    tuned = weights().page
    for paragraph in inner:
        long = len(paragraph.text) >= tuned.shortest_paragraph
        sentence = long and bool(_SENTENCE.search(paragraph.text))
        if sentence and _link_share(paragraph) <= tuned.most_links:
            paragraph.block = None if _boxed(paragraph.element, root) else 0
    container = _container([p for p in inner if p.block is not None])
    if container is None:
        return []
    inside = set(container.iter())
    return [
        TextBlock(p.text, "heading" if p.element.tag in ("h2", "h3", "h4") else None)
        for p in inner
        if p.element in inside and (p.block is not None or _is_heading(p, container))
    ]


def _description(found: Sequence[PageParagraph], description: str) -> Iterator[TextBlock]:
    """The paragraph before all extracted ones that begins like the page's description."""
    if not description:
        return
    for paragraph in found:
        if paragraph.block is not None:
            return
        if _is_description(paragraph.key, description):
            yield TextBlock(paragraph.text)
            return


def _before(
    page: PageText, first: PageParagraph, container: Element, description: str
) -> list[TextBlock]:
    """What belongs to the article before its first extracted paragraph: the standfirst.

    After the last headline, where the page has one; else from the beginning of the main element.
    """
    region = next(container.iterancestors("article", "main"), None)
    if region is None and container.tag not in ("article", "main"):
        region = next(container.iterancestors("body"), None)
    region = container if region is None else region
    body = next(region.iterancestors("body"), None)
    if body is not None and next(region.iter("h1"), None) is None:
        region = body if next(body.iter("h1"), None) is not None else region
    begun = next(region.iter("h1"), None) is None and region.tag != "body"
    headline: Element | None = None
    found: list[TextBlock] = []
    for paragraph in page.below(region):
        if paragraph.element is first.element and paragraph.key == first.key:
            return found
        if paragraph.element.tag == "h1":
            begun, headline, found = True, paragraph.element, []
        elif begun and _is_standfirst(paragraph, headline, description):
            found.append(TextBlock(paragraph.text, "heading"))
        elif begun and _opens(paragraph, region, description):
            found.append(TextBlock(paragraph.text))
    return []


def _is_standfirst(paragraph: PageParagraph, headline: Element | None, description: str) -> bool:
    """A heading next to the headline: "Ilse Brandt: „Wir lassen niemanden im Stich“"."""
    element = paragraph.element
    if headline is None or element.tag not in ("h2", "h3") or paragraph.linked:
        return False
    if element.getparent() is not headline.getparent():
        return False
    long = len(paragraph.text.split()) >= weights().page.shortest_standfirst
    return long or _is_description(paragraph.key, description)


def _opens(paragraph: PageParagraph, region: Element, description: str) -> bool:
    """Is it a paragraph of the article, or the page's description of it?"""
    tuned = weights().page
    element = paragraph.element
    if _boxed(element, region) or paragraph.linked > tuned.most_links * len(paragraph.text):
        return False
    if next(element.iterancestors("ul", "ol"), None) is not None:
        return False
    if _is_description(paragraph.key, description):
        return True
    long = len(paragraph.text) >= 2 * tuned.shortest_paragraph
    return long and bool(_SENTENCE.search(paragraph.text))


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
