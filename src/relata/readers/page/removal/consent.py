"""Consent texts: layers that ask for cookies, by their attributes or by how they address readers.

A paragraph is taken for one where it has two of the phrases that the languages list ("we use
cookies", "our partners"); the box around it goes with it, unless that holds the headline.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from relata.model.threads import once
from relata.readers.limits import MAX_CONSENT, MAX_CONSENT_BOXES
from relata.readers.page.removal.measured import MeasuredTree
from relata.readers.page.tree import Element, runs, text_of
from relata.readers.parts.line_labels import line_labels
from relata.readers.weights import weights

_NAMES = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|cmp|gdpr|onetrust|didomi|usercentrics|cookiebot|truste|"
    r"borlabs|qc-cmp\d?|sp_message\w*|cc-window|privacy-(?:layer|banner|overlay|notice))"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_BOXES = ("div", "section", "aside", "form", "dialog", "footer", "header")
#: Phrases that a paragraph must have.
_LEAST_PHRASES = 2
#: Letters at the border of two words by which a phrase is looked for.
_EDGE = 3


def drop_consent(page: MeasuredTree) -> None:
    """Remove the consent texts of a page."""
    sizes = page.sizes()
    for box in list(page.tree.iter(*_BOXES)):
        names = f"{box.get('class', '')} {box.get('id', '')}"[:1000]
        if len(names) < len("cmp") or not _NAMES.search(names) or sizes[box] > MAX_CONSENT:
            continue
        if _is_removable(box):
            page.drop(box)
    found = [run for run in page.runs() if len(run.text) >= weights().page.shortest_paragraph]
    # Hardly a page has one of the phrases: they are looked for in all of its text at once.
    phrases = _phrases_in("\n".join(run.text for run in found))
    blocks = [run.block for run in found if _is_consent(run.text, phrases)]
    for number, block in enumerate(blocks):
        if block.getparent() is None or block.tag in ("html", "body"):
            continue
        page.drop(_box_around(block, phrases) if number < MAX_CONSENT_BOXES else block)


class _Phrase(NamedTuple):
    """A phrase, how its first word must end and its second one begin; "" for a single word."""

    text: str
    end: str
    beginning: str


@once(1)
def _phrases() -> tuple[_Phrase, ...]:
    found = []
    for phrase in line_labels().consent:
        first, _, rest = phrase.partition(" ")
        second = rest.partition(" ")[0]
        whole = len(first) >= _EDGE and len(second) >= _EDGE
        found.append(_Phrase(phrase, *((first[-_EDGE:], second[:_EDGE]) if whole else ("", ""))))
    return tuple(found)


def _phrases_in(text: str) -> tuple[str, ...]:
    """The phrases of consent texts that a text has, which are looked for by their edges first."""
    lower = text.lower()
    words = set(lower.split())
    ends, beginnings = {"", *(w[-_EDGE:] for w in words)}, {"", *(w[:_EDGE] for w in words)}
    return tuple(
        phrase.text
        for phrase in _phrases()
        if phrase.end in ends and phrase.beginning in beginnings and phrase.text in lower
    )


def _is_consent(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether a text is long enough for one of consent, and has two of the phrases."""
    if len(phrases) < _LEAST_PHRASES or len(text) < weights().page.shortest_paragraph:
        return False
    lower = text.lower()
    found = 0
    for phrase in phrases:
        found += phrase in lower
        if found >= _LEAST_PHRASES:
            return True
    return False


def _is_removable(box: Element) -> bool:
    """Is it a box inside the page that asks for cookies, and holds not its article?"""
    if box.getparent() is None or next(box.iter("h1", "article", "main"), None) is not None:
        return False
    text = text_of(box).lower()
    asks = "cookie" in text or any(map(text.__contains__, line_labels().consent))
    return asks and next(box.iterancestors("body"), None) is not None


def _box_around(block: Element, phrases: tuple[str, ...]) -> Element:
    """The outermost element around a consent text with hardly any other text and no headline."""
    found, size = block, sum(len(run.text) for run in runs(block))
    for around in block.iterancestors():
        if around.tag in ("html", "body", "main", "article"):
            break
        if next(around.iter("h1"), None) is not None:
            break
        whole = sum(len(run.text) for run in runs(around) if not _is_consent(run.text, phrases))
        if whole > weights().page.consent_more:
            break
        found = around
    return found if size else block
