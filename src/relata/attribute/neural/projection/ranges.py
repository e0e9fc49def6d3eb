"""Small arithmetic of token ranges, and which marks stay at their edges."""

from __future__ import annotations

from relata.attribute.neural.features.drafts import Ranges
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.marks import EDGE, STOPS
from relata.model.analysis import CLOSE, OPEN, PUNCT


def minus(ranges: Ranges, taken: Ranges) -> Ranges:
    """The ranges without the tokens that are taken."""
    left = list(ranges)
    for c, d in taken:
        cut: list[tuple[int, int]] = []
        for a, b in left:
            if d <= a or b <= c:
                cut.append((a, b))
                continue
            if a < c:
                cut.append((a, c))
            if d < b:
                cut.append((d, b))
        left = cut
    return tuple(left)


def bare(scene: Context, ranges: Ranges) -> Ranges:
    """The ranges without punctuation at their edges."""
    kinds = scene.text.kinds
    kept: list[tuple[int, int]] = []
    for start, end in ranges:
        while start < end and kinds[start] in (PUNCT, CLOSE):
            start += 1
        while end > start and kinds[end - 1] in (PUNCT, OPEN):
            end -= 1
        if start < end:
            kept.append((start, end))
    return tuple(kept)


def trimmed(scene: Context, ranges: Ranges, *, whole: bool) -> Ranges:
    """A content without commas and stray quotation marks at its edges.

    A closing stop stays where the content is a sentence (`whole`) and goes elsewhere.
    """
    kept = [r for r in (_trimmed(scene, a, b, whole) for a, b in ranges) if r[0] < r[1]]
    return tuple(kept)


def _trimmed(scene: Context, start: int, end: int, whole: bool) -> tuple[int, int]:
    words, kinds = scene.text.words, scene.text.kinds
    while start < end:
        if (
            words[start] in EDGE
            or (kinds[start] == CLOSE and not _paired(scene, start, start, end))
            or (kinds[start] == OPEN and not _paired(scene, start, start, end))
        ):
            start += 1
        else:
            break
    while end > start:
        word = words[end - 1]
        mark = kinds[end - 1] in (OPEN, CLOSE) and not _paired(scene, end - 1, start, end)
        if word in EDGE or mark or (word in STOPS and not whole):
            end -= 1
        else:
            break
    return start, end


def _paired(scene: Context, mark: int, start: int, end: int) -> bool:
    """Does the quotation that the mark belongs to lie inside [start, end)?"""
    quote = scene.text.quote_at(mark)
    return quote is not None and start <= quote.start and quote.end <= end
