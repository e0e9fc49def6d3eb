"""Phrases in order, each with the one that encloses it."""

from __future__ import annotations

from relata.model.analysis import GEN, Phrase


def order(phrase: Phrase) -> tuple[int, int]:
    """Key of the order of phrases: by start, an enclosing one before what it encloses."""
    return phrase.start, -phrase.end


def nest(found: list[Phrase]) -> list[Phrase]:
    """Set parents; of two phrases with one span, or that cross, only the first stays."""
    kept: list[Phrase] = []
    stack: list[int] = []
    for phrase in found:
        while stack and kept[stack[-1]].end <= phrase.start:
            stack.pop()
        if stack:
            above = kept[stack[-1]]
            if above.end < phrase.end or (above.start, above.end) == (phrase.start, phrase.end):
                continue
            phrase.parent = stack[-1]
        elif phrase.preposition is None and phrase.case & ~GEN:
            phrase.case &= ~GEN  # without a noun before it to own it, it is not a genitive
        stack.append(len(kept))
        kept.append(phrase)
    return kept
