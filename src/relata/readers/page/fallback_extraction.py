"""Paragraphs of the page that the extraction left out, and what is still missing.

The page's own paragraphs are walked in order. Those between two that were extracted, and
those right before and after in the same container, belong to the article unless they sit in
a box (share bars, teasers, newsletters, captions), are mostly links, or are there already.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from relata.readers.page.body import Block
from relata.readers.page.tree import Element, clean, text_of

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
_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"[.!?…。！？؟][\"'”“’»«)\]]*$")
#: Shortest paragraph that is taken for body text by itself, in characters.
_SHORTEST = 40
#: How far up the tree boxes are looked for.
_UP = 12


def key(text: str) -> str:
    """A paragraph for comparison: its words in lower case."""
    return " ".join(_WORD.findall(text.lower()))


class Candidate(Struct):
    """A paragraph of the page: where its words were found among the extracted, or -1."""

    element: Element
    text: str
    key: str
    #: Index of the extracted block that holds it, or -1.
    at: int = -1
    #: The text stands after the element, in no paragraph of its own.
    bare: bool = False


def _innermost(
    root: Element, tags: Sequence[str], known: dict[Element, Candidate]
) -> Iterator[Candidate]:
    """The elements below `root` that hold text and no other such elements, in order.

    Text that stands bare between two of them is given too, with the element before it.
    Candidates that are `known` are not read again.
    """
    for element in root.iter(*tags):
        before = element.getprevious()
        if before is not None and before.tail and len(before.tail) > _SHORTEST:
            loose = clean(before.tail)
            if len(loose) > _SHORTEST:
                yield Candidate(before, loose, key(loose), bare=True)
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
        k = key(text) if text else ""
        if k:
            yield Candidate(element, text, k)


def candidates(tree: Element) -> list[Candidate]:
    """The page's own paragraphs in order: the innermost <p> and <blockquote> that hold text."""
    body = tree.find(".//body")
    return list(_innermost(tree if body is None else body, ("p", "blockquote"), {}))


def _match(found: Sequence[Candidate], blocks: Sequence[Block]) -> None:
    """Mark each candidate that the extraction holds with the index of its block."""
    keys = [key(block.text) for block in blocks]
    exact: dict[str, int] = {}
    for index, k in enumerate(keys):
        exact.setdefault(k, index)
    # A candidate may hold several blocks (line breaks part them), hence no marks between.
    whole = " ".join(keys)
    ends, total = [], 0
    for k in keys:
        total += len(k) + 1
        ends.append(total)
    budget = 300  # substring searches: bounded, so that no page is slow
    for candidate in found:
        at = exact.get(candidate.key, -1)
        if at < 0 and len(candidate.key) > 30 and budget:
            budget -= 1
            place = whole.find(candidate.key)
            if place >= 0:
                at = bisect_right(ends, place)
        candidate.at = at


def share(found: Sequence[Candidate], blocks: Sequence[Block]) -> float:
    """How well the extraction and the page's long paragraphs agree, from 0 to 1.

    The characters that are in both, by those in the larger: an extraction of half the
    paragraphs and one of all of them amid as much other text have 0.5.
    """
    _match(found, blocks)
    long = [c for c in found if len(c.text) >= 2 * _SHORTEST]
    both = sum(len(c.text) for c in long if c.at >= 0)
    larger = max(sum(len(c.text) for c in long), sum(len(b.text) for b in blocks))
    return both / larger if larger else 1.0


def _boxed(element: Element, stop: Element) -> bool:
    """It sits in a box below the element `stop`."""
    node = element
    for _ in range(_UP):
        if node is None or node is stop:
            return False
        if node.tag in _BOXES or node.get("hidden") is not None:
            return True
        if _BOX_NAMES.search(f"{node.get('class', '')} {node.get('id', '')}"):
            return True
        node = node.getparent()
    return False


def _link_share(candidate: Candidate) -> float:
    if candidate.bare:
        return 0.0
    linked = sum(len(text_of(a)) for a in candidate.element.iter("a"))
    return linked / max(1, len(candidate.text))


def _container(found: Sequence[Candidate]) -> Element | None:
    """The innermost element that holds most of the matched paragraphs' characters."""
    weights: dict[Element, int] = {}
    for candidate in found:
        if candidate.at < 0:
            continue
        node = candidate.element.getparent()
        for _ in range(_UP):
            if node is None:
                break
            weights[node] = weights.get(node, 0) + len(candidate.text)
            node = node.getparent()
    total = sum(len(c.text) for c in found if c.at >= 0)
    fitting = [node for node, weight in weights.items() if weight >= 0.9 * total]
    # Ancestors come after their descendants; the first that fits is the innermost.
    return fitting[0] if fitting else None


def _holder(candidate: Candidate) -> Element:
    return candidate.element.getparent() if candidate.bare else candidate.element


def _is_lead(k: str, lead: str) -> bool:
    """The paragraph is the page's description, or its beginning, or the other way round."""
    short, long = sorted((k, lead), key=len)
    return len(short) > _SHORTEST and long.startswith(short)


def _is_heading(candidate: Candidate, container: Element) -> bool:
    element = candidate.element
    if candidate.bare or not 3 <= len(candidate.text) <= 120:
        return False
    if element.tag == "div":
        if not _HEADINGS.search(element.get("class") or ""):
            return False
    elif element.tag not in ("h2", "h3", "h4"):
        return False
    return next(element.iter("a"), None) is None and not _boxed(element, container)


def _is_body(candidate: Candidate, container: Element) -> bool:
    if _boxed(_holder(candidate), container) or _link_share(candidate) > 0.4:
        return False
    return len(candidate.text) >= _SHORTEST and bool(_SENTENCE.search(candidate.text))


def recover(
    found: Sequence[Candidate], blocks: list[Block], lead: str = ""
) -> tuple[list[Block], int]:
    """The blocks with those that were left out put in their places; how many are still missing.

    `found` are the page's own paragraphs, as `share` left them for `blocks`; `lead` is its
    description: a paragraph before the text that begins like it is kept.
    """
    container = _container(found)
    if container is None:
        return blocks, 0
    lead_key = key(lead)
    opening = next((c for c in found if c.at >= 0 or _is_lead(c.key, lead_key)), None)
    known = {c.element: c for c in found if not c.bare}
    inner = list(_innermost(container, _TAGS, known))
    _match(inner, blocks)
    matched = [i for i, c in enumerate(inner) if c.at >= 0]
    if not matched:
        return blocks, 0
    seen = {key(block.text) for block in blocks}
    added: dict[int, list[Block]] = {}
    missing, before = 0, -1
    if opening is not None and opening.at < 0 and lead_key:
        added[-1] = [Block(opening.text)]
        seen.add(opening.key)
    dropped: set[int] = set()
    for candidate in inner[matched[0] : matched[-1]]:
        if _is_embed(candidate.element):
            pieces = _inside(candidate, blocks, before)
            dropped.update(pieces)
            before = max([before, *pieces])
            added.setdefault(before, []).append(Block(candidate.text, "embed"))
        elif candidate.at >= 0:
            before = max(before, candidate.at)
        elif candidate.key in seen:
            continue
        elif _is_heading(candidate, container):
            added.setdefault(before, []).append(Block(candidate.text, "heading"))
        elif _is_body(candidate, container):
            seen.add(candidate.key)
            added.setdefault(before, []).append(Block(candidate.text))
        elif candidate.element.tag == "p" and len(candidate.text) >= 2 * _SHORTEST:
            missing += bool(_SENTENCE.search(candidate.text)) and _link_share(candidate) < 0.4
    if not added:
        return blocks, missing
    result = list(added.get(-1, ()))
    for index, block in enumerate(blocks):
        if index not in dropped:
            result.append(block)
        result.extend(added.get(index, ()))
    return result, missing


def _inside(embed: Candidate, blocks: Sequence[Block], before: int) -> list[int]:
    """Indices of the next blocks that are pieces of an embedded post, or all of it."""
    found = []
    for index in range(before + 1, min(before + 8, len(blocks))):
        k = key(blocks[index].text)
        if k and k in embed.key:
            found.append(index)
        elif found:
            break
    return found


def _is_embed(element: Element) -> bool:
    return element.tag == "blockquote" and bool(_EMBEDS.search(element.get("class") or ""))
