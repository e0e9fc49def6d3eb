"""Quotations that go on with direct speech found before: coordinated ones."""

from __future__ import annotations

from relata.attribute.grammar.marks import is_verbatim
from relata.attribute.grammar.scene import (
    ADVERB,
    ARTICLE,
    COORDINATION,
    DETERMINER,
    NEGATION,
    PREPOSITION,
    Found,
    Range,
    Scene,
)
from relata.model.text import Quote

#: Most tokens between two coordinated quotations.
NEAR = 4
BETWEEN = ADVERB | ARTICLE | COORDINATION | DETERMINER | NEGATION | PREPOSITION


def find_coordinated(scene: Scene) -> None:
    """Add "… und einen „C2“" to the direct speech „C1“ whose frame it shares."""
    for q, quote in enumerate(scene.text.quotes):
        if q in scene.direct or quote.level or not q or not is_verbatim(scene, quote):
            continue
        found = _before(scene, quote)
        if found is not None:
            found.content.append((quote.start, quote.end))
            found.frame = _without(found.frame, (quote.start, quote.end))
            scene.direct[q] = found


def _before(scene: Scene, quote: Quote) -> Found | None:
    """The direct speech that a conjunction joins the quotation to."""
    text = scene.text
    first = quote.start - 1
    while first > 0 and quote.start - first <= NEAR and text.quote_of[first] < 0:
        first -= 1
    previous = scene.direct.get(text.quote_of[first])
    if previous is None or not previous.cue or previous.content[-1][1] != first + 1:
        return None
    if text.sentence_of[first] != text.sentence_of[quote.start]:
        return None
    between = range(first + 1, quote.start)
    if not any(text.flags[i] & COORDINATION for i in between):
        return None
    fits = all(text.flags[i] & BETWEEN or text.words[i] == "," for i in between)
    return previous if fits else None


def _without(ranges: list[Range], taken: Range) -> list[Range]:
    """The ranges without what lies in `taken`."""
    kept: list[Range] = []
    for start, end in ranges:
        kept += [(start, min(end, taken[0])), (max(start, taken[1]), end)]
    return [(start, end) for start, end in kept if end > start]
