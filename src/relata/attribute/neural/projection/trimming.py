"""Which marks belong to the edges of a token range: punctuation, quotation marks, stops."""

from __future__ import annotations

from relata.attribute.neural.features.ranges import Ranges
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.marks import EDGE, STOPS
from relata.model.analysis import CLOSE, OPEN, PUNCT


def bare(context: Context, ranges: Ranges) -> Ranges:
    """The ranges without punctuation at their edges."""
    kinds = context.text.kinds
    kept: list[tuple[int, int]] = []
    for start, end in ranges:
        while start < end and kinds[start] in (PUNCT, CLOSE):
            start += 1
        while end > start and kinds[end - 1] in (PUNCT, OPEN):
            end -= 1
        if start < end:
            kept.append((start, end))
    return tuple(kept)


def trimmed(context: Context, ranges: Ranges, *, whole: bool) -> Ranges:
    """A content without commas and unpaired quotation marks at its edges.

    A closing stop stays where the content is a sentence (`whole`); elsewhere it is removed.
    """
    kept = [r for r in (_trimmed(context, a, b, whole) for a, b in ranges) if r[0] < r[1]]
    return tuple(kept)


def _trimmed(context: Context, start: int, end: int, whole: bool) -> tuple[int, int]:
    words, kinds = context.text.words, context.text.kinds

    def unpaired(at: int) -> bool:
        return kinds[at] in (OPEN, CLOSE) and not _paired(context, at, start, end)

    while start < end and (words[start] in EDGE or unpaired(start)):
        start += 1
    while end > start:
        word = words[end - 1]
        if word in EDGE or unpaired(end - 1) or (word in STOPS and not whole):
            end -= 1
        else:
            break
    return start, end


def _paired(context: Context, mark: int, start: int, end: int) -> bool:
    """Does the quotation that the mark belongs to lie inside [start, end)?"""
    quote = context.text.quote_at(mark)
    return quote is not None and start <= quote.start and quote.end <= end
