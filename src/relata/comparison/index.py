"""Seeds: where in a long text a short sequence of words may stand.

Words and pairs of words are looked up in sorted arrays; what they find is counted by diagonal
(place in the text minus place in the quotation), so that words of one passage vote together.
Building is linear but for one sort, a look-up takes microseconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from relata.comparison.limits import MAX_CANDIDATES, MAX_PLACES
from relata.comparison.weights import weights
from relata.comparison.words import WordSequence

_Array = Any
#: Diagonals that are counted together, in words.
_BAND = 16
#: Multiplies the first of two numbers of words: a pair becomes one number.
_BASE = 1 << 31


class WordIndex:
    """The words of one text by what they are; never changed after it is built."""

    def __init__(self, words: WordSequence) -> None:
        self.words = words
        self._numbers: dict[str, int] = {}
        numbers = self._numbers
        self.ids = np.fromiter(
            (numbers.setdefault(key, len(numbers)) for key in words.keys),
            dtype=np.int64,
            count=len(words.keys),
        )
        self._order, self._sorted = _sorted(self.ids)
        self._pair_order, self._pairs = _sorted(self.ids[:-1] * _BASE + self.ids[1:])

    def numbers(self, keys: Sequence[str]) -> list[int]:
        """The number of each word in this text; -1, -2, … for words that it does not have."""
        known = self._numbers
        return [known.get(key, -1 - place) for place, key in enumerate(keys)]

    def has(self, key: str) -> bool:
        """Whether a word stands in the text."""
        return key in self._numbers

    def count(self, number: int) -> int:
        """How often a word stands in the text."""
        low, high = np.searchsorted(self._sorted, (number, number + 1))
        return int(high - low)

    def runs(self, numbers: Sequence[int]) -> list[int]:
        """Every place, at most `MAX_PLACES`, at which exactly these words stand in a row."""
        if not numbers or min(numbers) < 0:
            return []
        counts = [self.count(number) for number in numbers]
        rarest = int(np.argmin(counts))
        if len(numbers) > 1:
            at = min(rarest, len(numbers) - 2)
            places = self._places_of_pair(numbers[at], numbers[at + 1]) - at
        else:
            places = self._places(numbers[0])
        wanted = np.asarray(numbers)
        last = len(self.ids) - len(numbers)
        found = []
        for place in np.sort(places):
            if 0 <= place <= last and (self.ids[place : place + len(numbers)] == wanted).all():
                found.append(int(place))
                if len(found) == MAX_PLACES:
                    break
        return found

    def passages(self, numbers: Sequence[int]) -> list[int]:
        """Diagonals (place in the text of the first word) of the passages most alike, best first.

        At most `MAX_CANDIDATES`, among them none with far fewer votes than the best one.
        """
        diagonals: list[_Array] = []
        votes: list[_Array] = []
        total = max(len(self.ids), 2)
        for place, number in enumerate(numbers):
            if number < 0:
                continue
            hits = self._places(number)
            if 0 < len(hits) <= MAX_PLACES:
                diagonals.append(hits - place)
                votes.append(np.full(len(hits), np.log(total / len(hits)) / np.log(total)))
            after = numbers[place + 1] if place + 1 < len(numbers) else -1
            if after >= 0:
                hits = self._places_of_pair(number, after)
                if 0 < len(hits) <= 4 * MAX_PLACES:
                    diagonals.append(hits - place)
                    votes.append(np.full(len(hits), 2.0))
        if not diagonals:
            return []
        return _best_bands(np.concatenate(diagonals), np.concatenate(votes))

    def _places(self, number: int) -> _Array:
        low, high = np.searchsorted(self._sorted, (number, number + 1))
        return self._order[low:high]

    def _places_of_pair(self, first: int, second: int) -> _Array:
        pair = first * _BASE + second
        low, high = np.searchsorted(self._pairs, (pair, pair + 1))
        return self._pair_order[low:high]


def _sorted(values: _Array) -> tuple[_Array, _Array]:
    order = np.argsort(values, kind="stable")
    return order, values[order]


def _best_bands(diagonals: _Array, votes: _Array) -> list[int]:
    """The middle diagonals of the bands with most votes; overlapping bands count once."""
    low = int(diagonals.min())
    half = (diagonals - low) // (_BAND // 2)
    bands, inverse = np.unique(half, return_inverse=True)
    sums = np.bincount(inverse, weights=votes)
    # A band is two halves: with the next one, where it is there.
    both = sums.copy()
    follows = np.flatnonzero(np.diff(bands) == 1)
    both[follows] += sums[follows + 1]
    first = np.full(len(bands), np.iinfo(np.int64).max)
    np.minimum.at(first, inverse, diagonals)
    order = np.argsort(-both, kind="stable")
    least = weights().least_votes * both[order[0]]
    chosen: list[int] = []
    taken: set[int] = set()
    for place in order:
        band = int(bands[place])
        if both[place] < least or len(chosen) == MAX_CANDIDATES:
            break
        if band in taken or band - 1 in taken or band + 1 in taken:
            continue
        taken.add(band)
        chosen.append(int(first[place]))
    return chosen
