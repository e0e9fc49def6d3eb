"""Where a quotation stands in a source: exact runs first, else the passages most like it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from relata.comparison.alignment import Pair, align
from relata.comparison.index import WordIndex
from relata.comparison.limits import (
    MAX_CANDIDATES,
    MAX_GAPS,
    MAX_REPEATED,
    MAX_TRIMMED,
    SLACK,
)
from relata.comparison.placing.quotation import QuotedWords
from relata.comparison.weights import weights

#: Stands for words of a window that have been given to a passage; equal to no word.
_TAKEN = -(1 << 40)


#: Part of the least share that has to be equal words for a passage to be aligned.
_EQUAL = 0.6


class FoundPlace(Struct, frozen=True):
    """A passage with its alignment; `pairs` index the words of the source."""

    cost: float
    pairs: tuple[Pair, ...]


def find_places(
    quotation: QuotedWords, index: WordIndex, sizes: Sequence[float], least: float
) -> list[FoundPlace]:
    """The best places of a quotation in one source, equally good ones all; [] for none.

    `sizes`: what each word counts. A passage that lacks more than `least` of them allows is left
    out before it is aligned.
    """
    numbers = index.numbers(quotation.keys)
    if not numbers:
        return []
    runs = index.runs(numbers)
    if runs:
        same = range(len(numbers))
        return [
            FoundPlace(0.0, tuple(Pair(i, start + i, True) for i in same))
            for start in runs[: 4 * MAX_CANDIDATES]
        ]
    # Words that are split or spelled otherwise are equal to none and still count later.
    wanted = _EQUAL * least * sum(sizes)
    if sum(size for size, number in zip(sizes, numbers, strict=True) if number >= 0) < wanted:
        return []
    return _aligned(quotation, numbers, index, sizes, wanted)


def _aligned(
    quotation: QuotedWords, numbers: list[int], index: WordIndex, sizes: Sequence[float],
    wanted: float,
) -> list[FoundPlace]:  # fmt: skip
    marked = sorted(quotation.gaps | quotation.joints)[:MAX_GAPS]
    length = len(numbers)
    reach = SLACK + length // 4
    found: dict[int, FoundPlace] = {}
    for diagonal in index.passages(numbers):
        low = max(0, diagonal - reach - MAX_TRIMMED * len(marked))
        high = min(len(index.ids), diagonal + length + reach + 16 + MAX_TRIMMED * len(marked))
        window = index.ids[low:high]
        there = set(window.tolist())
        if sum(s for s, number in zip(sizes, numbers, strict=True) if number in there) < wanted:
            continue
        for place in _in_window(numbers, window, low, marked):
            found.setdefault(min(p.source for p in place.pairs if p.source is not None), place)
    best = min((place.cost for place in found.values()), default=0.0)
    return [place for place in found.values() if place.cost <= best + weights().tie]


def _in_window(numbers: list[int], window: Any, low: int, marked: list[int]) -> list[FoundPlace]:
    """The best passages of a window; one that is as good as the first may stand next to it."""
    found: list[FoundPlace] = []
    window = window.copy()
    for _ in range(MAX_REPEATED):
        aligned = align(numbers, window, marked)
        if aligned.bounds is None or (found and aligned.cost > found[0].cost + weights().tie):
            break
        pairs = tuple(
            replace(
                pair,
                source=None if pair.source is None else pair.source + low,
                equal=_equal(pair, numbers, window),
            )
            for pair in aligned.pairs
        )
        if not any(pair.equal for pair in pairs):
            break
        found.append(FoundPlace(aligned.cost, pairs))
        window[slice(*aligned.bounds)] = _TAKEN
    return found


def _equal(pair: Pair, numbers: list[int], window: object) -> bool:
    if pair.quotation is None or pair.source is None:
        return False
    return bool(numbers[pair.quotation] == window[pair.source])  # type: ignore[index]
