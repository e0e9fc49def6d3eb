"""A token range as speaker or addressee: the noun phrase that it names, and why."""

from __future__ import annotations

from bisect import bisect_left

from relata.attribute.neural.features.ranges import Ranges
from relata.attribute.neural.projection.trimming import bare
from relata.attribute.rules.text.context import Context
from relata.model.analysis import Party

#: How far before a token range the phrases that overlap it may begin, in tokens.
_LONGEST = 40


def party(
    context: Context,
    ranges: Ranges,
    score: float,
    lemma: str,
    *,
    carried: bool = False,
    addressee: bool = False,
) -> Party | None:
    """The party at these tokens; None where there are none. `lemma` is the cue's."""
    ranges = bare(context, ranges)
    if not ranges:
        return None
    start, end = ranges[0][0], ranges[-1][1]
    phrase = _phrase(context, start, end)
    if addressee:
        why = f"to whom “{lemma}” speaks" if lemma else "to whom it is said"
    elif carried:
        why = "the voice that goes on"
    else:
        why = f"whom “{lemma}” makes speak" if lemma else "who speaks here"
    spans = tuple(context.text.span(a, b) for a, b in ranges)
    return Party(spans, round(score, 3), why, phrase, carried)


def _phrase(context: Context, start: int, end: int) -> int | None:
    """Index of the phrase with the best token F1, the outermost of equals; None without one."""
    best, which = 0.0, None
    first = bisect_left(context.phrase_starts, max(0, start - _LONGEST))
    for k in range(first, bisect_left(context.phrase_starts, end)):
        phrase = context.phrases[k]
        common = min(end, phrase.end) - max(start, phrase.start)
        if common <= 0 or not start <= phrase.head < end:
            continue
        value = 2 * common / (end - start + phrase.end - phrase.start)
        if value > best:
            best, which = value, k
    return which
