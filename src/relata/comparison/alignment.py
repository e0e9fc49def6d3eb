"""Alignment of a short sequence of words inside a longer one (semi-global, affine gaps).

`align` finds the stretch of a window that a quotation comes from, and which words were changed,
added or dropped. What the window has before and after it costs nothing. At marked places, where
the quotation has an ellipsis, words may be left out at hardly any cost.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
from msgspec import Struct

from relata.comparison.weights import weights

_Array = Any


class Pair(Struct, frozen=True):
    """A step of an alignment. `None` on one side: added words of the quotation, dropped ones."""

    quotation: int | None
    source: int | None
    equal: bool = False


class Aligned(Struct, frozen=True):
    """An alignment: pairs in order; their source indices count in the window."""

    cost: float
    pairs: tuple[Pair, ...]

    @property
    def bounds(self) -> tuple[int, int] | None:
        """First and last + 1 index in the window; None where no word has a place."""
        found = [pair.source for pair in self.pairs if pair.source is not None]
        return (found[0], found[-1] + 1) if found else None


def align(
    quotation: Sequence[int], window: Sequence[int] | _Array, gaps: Collection[int] = ()
) -> Aligned:
    """The cheapest alignment of the whole quotation with some stretch of the window.

    Words are numbers that are equal where the words are; negative ones are equal to nothing.
    `gaps`: indices in the quotation before which an ellipsis stands. Of equally cheap stretches
    the first one is taken. Time and memory are the product of both lengths.
    """
    table = _Table(np.asarray(window, dtype=np.int64), frozenset(gaps))
    for index, word in enumerate(quotation):
        table.add(index, word)
    return table.trace(len(quotation))


class _Table:
    """The rows of the alignment: a row a word of the quotation."""

    def __init__(self, window: _Array, gaps: frozenset[int]) -> None:
        self.window, self.gaps = window, gaps
        self.width = len(window) + 1
        self.columns = np.arange(self.width)
        #: Cost of a row's cells; the first row is free: the stretch may begin anywhere.
        self.last = np.zeros(self.width)
        self.by_word: list[_Array] = []
        self.gap_from: list[_Array] = []

    def add(self, index: int, word: int) -> None:
        """The row of one more word of the quotation."""
        cost = weights()
        start, more = (
            (cost.trimmed, cost.trimmed_more)
            if index in self.gaps
            else (cost.dropped, cost.dropped_more)
        )
        before = self.last
        origin = np.full(self.width, -1)
        if index > 0:
            # The cheapest cell to the left from which words of the source are left out.
            shifted = before - more * self.columns
            lowest = np.minimum.accumulate(shifted)
            where = np.maximum.accumulate(np.where(shifted <= lowest, self.columns, 0))
            left_out = np.full(self.width, np.inf)
            left_out[1:] = lowest[:-1] + more * self.columns[1:] + (start - more)
            better = left_out < before - 1e-9
            origin[1:] = np.where(better[1:], where[:-1], -1)
            before = np.where(better, left_out, before)
        taken = np.full(self.width, np.inf)
        same = (self.window == word) if word >= 0 else np.zeros(self.width - 1, dtype=bool)
        taken[1:] = before[:-1] + np.where(same, 0.0, cost.changed)
        skipped = before + cost.added
        by_word = taken <= skipped
        self.last = np.where(by_word, taken, skipped)
        self.by_word.append(by_word)
        self.gap_from.append(origin)

    def trace(self, length: int) -> Aligned:
        """The pairs of the cheapest path."""
        column = int(np.argmin(self.last))
        cost = float(self.last[column])
        pairs: list[Pair] = []
        for index in range(length - 1, -1, -1):
            if self.by_word[index][column]:
                column -= 1
                pairs.append(Pair(index, column))
            else:
                pairs.append(Pair(index, None))
            origin = int(self.gap_from[index][column])
            if origin >= 0:
                pairs += [Pair(None, place) for place in range(column - 1, origin - 1, -1)]
                column = origin
        pairs.reverse()
        return Aligned(cost, tuple(pairs))
