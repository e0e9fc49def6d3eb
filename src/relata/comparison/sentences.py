"""The sentences of a long text by their words: which are nearest to some others?

Words are compared by their first letters, so that inflection and tense matter little; rare words
count more. Building is linear but for one sort; a look-up takes a fraction of a millisecond.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from relata.comparison.limits import MAX_SENTENCE, MAX_STEM
from relata.comparison.sense import Effect, SenseWords
from relata.comparison.weights import weights
from relata.comparison.words import WordSequence

_Array = Any
_END = re.compile(
    r"[.!?\u2026][\"'\u201c\u201d\u00bb\u00ab\u2019)\]]{0,3}(?=\s)|\n\s*\n|\n(?=[^a-z])"
)


class Nearest(NamedTuple):
    """Neighbouring sentences: words [first, end) of the text, and the share that they hold."""

    first: int
    end: int
    score: float


def stem(key: str) -> str:
    """The part of a word that is compared."""
    return key[:MAX_STEM]


class SentenceIndex:
    """The sentences of one text; never changed after it is built."""

    def __init__(self, words: WordSequence, sense: SenseWords) -> None:
        self.words, self._sense = words, sense
        self.starts = _starts(words, sense)
        numbers: dict[str, int] = {}
        cut: dict[str, int] = {}
        for key in dict.fromkeys(words.keys):
            small = sense.effect(key) & Effect.CLOSED
            cut[key] = -1 if small else numbers.setdefault(stem(key), len(numbers))
        self._numbers = numbers
        ids = np.fromiter((cut[key] for key in words.keys), dtype=np.int64, count=len(words.keys))
        sentence = np.searchsorted(self.starts, np.arange(len(ids)), side="right") - 1
        pairs = np.unique(ids * (len(self.starts) + 1) + sentence)
        self._ids, self._sentences = np.divmod(pairs, len(self.starts) + 1)

    def nearest(self, keys: Sequence[str]) -> Nearest | None:
        """The sentence, or two next to each other, with most of the words; None for none."""
        stems = {stem(key) for key in keys if not self._sense.effect(key) & Effect.CLOSED}
        count = len(self.starts)
        if not stems or not count:
            return None
        scores = np.zeros(count + 1)
        total = 0.0
        found: list[tuple[float, _Array]] = []
        for one in stems:
            number = self._numbers.get(one, -2)
            low, high = np.searchsorted(self._ids, (number, number + 1))
            weight = float(np.log(1 + count / (1 + high - low)))
            total += weight
            if high > low:
                hits = self._sentences[low:high]
                found.append((weight, hits))
                scores[hits] += weight
        best = int(np.argmax(scores))
        if not scores[best]:
            return None
        return self._with_neighbour(best, found, total)

    def _with_neighbour(
        self, best: int, found: list[tuple[float, _Array]], total: float
    ) -> Nearest:
        """The best sentence, with the one before or after it where that adds much."""

        def share(*sentences: int) -> float:
            held = sum(w for w, hits in found if np.isin(sentences, hits).any())
            return float(held / total)

        first, last, score = best, best, share(best)
        for other in (best - 1, best + 1):
            if 0 <= other < len(self.starts):
                more = share(best, other)
                if more >= score + weights().neighbour:
                    first, last, score = min(best, other), max(best, other), more
        end = int(self.starts[last + 1]) if last + 1 < len(self.starts) else len(self.words)
        return Nearest(int(self.starts[first]), end, score)


def _starts(words: WordSequence, sense: SenseWords) -> _Array:
    """The first word of every sentence, in order; long ones are cut."""
    places = [0]
    begins = np.asarray(words.starts, dtype=np.int64)
    for match in _END.finditer(words.text):
        at = int(np.searchsorted(begins, match.end(), side="left"))
        short = match.group() == "." and at > 0 and words.keys[at - 1] in sense.abbreviations
        if places[-1] < at < len(words) and not short:
            places += range(places[-1] + MAX_SENTENCE, at, MAX_SENTENCE)
            places.append(at)
    if len(words) == 0:
        return np.zeros(0, dtype=np.int64)
    return np.asarray(places, dtype=np.int64)
