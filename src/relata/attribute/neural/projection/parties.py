"""A stretch of tokens as a speaker or addressee: the phrase it names, and why."""

from __future__ import annotations

from bisect import bisect_left

from relata.attribute.neural.features.drafts import Ranges
from relata.attribute.neural.projection.ranges import bare
from relata.attribute.rules.text.context import Context
from relata.model.analysis import Party


def party(
    scene: Context, ranges: Ranges, score: float, lemma: str, *, carried: bool = False,
    addressee: bool = False,
) -> Party | None:  # fmt: skip
    """The party at these tokens; None where there are none."""
    ranges = bare(scene, ranges)
    if not ranges:
        return None
    start, end = ranges[0][0], ranges[-1][1]
    phrase = _phrase(scene, start, end)
    if addressee:
        why = f"to whom “{lemma}” speaks" if lemma else "to whom it is said"
    elif carried:
        why = "the voice that goes on"
    else:
        why = f"whom “{lemma}” makes speak" if lemma else "who speaks here"
    spans = tuple(scene.text.span(a, b) for a, b in ranges)
    return Party(spans, round(score, 3), why, phrase, carried)


def _phrase(scene: Context, start: int, end: int) -> int | None:
    """Index of the phrase that shares most with the tokens, the outermost of equals; or None."""
    best, which = 0.0, None
    first = bisect_left(scene.phrase_starts, max(0, start - 40))
    for k in range(first, bisect_left(scene.phrase_starts, end)):
        phrase = scene.phrases[k]
        common = min(end, phrase.end) - max(start, phrase.start)
        if common <= 0 or not start <= phrase.head < end:
            continue
        value = 2 * common / (end - start + phrase.end - phrase.start)
        if value > best:
            best, which = value, k
    return which


def whole_phrase(scene: Context, ranges: Ranges) -> Ranges:
    """The phrase that the tokens name, where they share most of it; else the tokens."""
    if not ranges:
        return ranges
    start, end = ranges[0][0], ranges[-1][1]
    k = _phrase(scene, start, end)
    if k is None:
        return ranges
    phrase = scene.phrases[k]
    return ((phrase.start, phrase.end),)
