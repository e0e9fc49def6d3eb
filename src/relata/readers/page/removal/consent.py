"""Consent texts: layers that ask for cookies, by their attributes or by how they address readers.

A paragraph is taken for one where it has two of the phrases that the languages list ("we use
cookies", "our partners"); the box around it goes with it, unless that holds the headline.
"""

from __future__ import annotations

import re

from relata.readers.limits import MAX_CONSENT, MAX_CONSENT_BOXES
from relata.readers.page.tree import Element, drop, runs, text_of, text_sizes
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


def drop_consent(tree: Element) -> None:
    """Remove the consent texts of a page."""
    sizes = text_sizes(tree)
    for box in list(tree.iter(*_BOXES)):
        names = f"{box.get('class', '')} {box.get('id', '')}"[:1000]
        if len(names) < len("cmp") or not _NAMES.search(names) or sizes[box] > MAX_CONSENT:
            continue
        if _is_removable(box):
            drop(box)
    blocks = [run.block for run in runs(tree) if _is_consent(run.text)]
    for number, block in enumerate(blocks):
        if block.getparent() is None or block.tag in ("html", "body"):
            continue
        drop(_box_around(block) if number < MAX_CONSENT_BOXES else block)


def _is_consent(text: str) -> bool:
    if len(text) < weights().page.shortest_paragraph:
        return False
    lower = text.lower()
    found = 0
    for phrase in line_labels().consent:
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


def _box_around(block: Element) -> Element:
    """The outermost element around a consent text with hardly any other text and no headline."""
    found, size = block, sum(len(run.text) for run in runs(block))
    for around in block.iterancestors():
        if around.tag in ("html", "body", "main", "article"):
            break
        if next(around.iter("h1"), None) is not None:
            break
        whole = sum(len(run.text) for run in runs(around) if not _is_consent(run.text))
        if whole > weights().page.consent_more:
            break
        found = around
    return found if size else block
