"""Whether a headline or a claim is borne out by a text: are its words there, near one another?

A plain, explainable measure, without a model: the content words of the headline, names and figures
counting more, that the text has at all, and that one passage of it has together. It distinguishes
a headline of another story from one of this story. It does not decide whether the text agrees.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from msgspec import Struct

from relata.comparison.content_words import ContentWord, content_words
from relata.model.threads import once
from relata.resources import read_toml


class SupportWeights(Struct, frozen=True, forbid_unknown_fields=True):
    """The tuned numbers of `support.toml`."""

    name: float
    figure: float
    word: float
    closed: float
    together: float
    pairs: float
    window: int
    rare: float


class HeadlineSupport(Struct, frozen=True):
    """How far a text bears a headline out."""

    #: From 0 (none of its words is in the text) to 1 (all are, together).
    score: float
    #: Words of the headline that the text does not have, as written; names and figures first.
    missing: tuple[str, ...]
    #: The passage of the text that has most of the headline's words; None where none has any.
    passage: tuple[int, int] | None


@once(1)
def _weights() -> SupportWeights:
    return read_toml("relata.comparison", "support.toml", SupportWeights)


def headline_support(headline: str, text: str, language: str) -> HeadlineSupport:
    """How far the words of `headline` stand in `text`, both in `language` (ISO 639-1).

    Score 1.0 for a headline without words. `passage` is offsets into `text`. Raises
    UnsupportedLanguage. Pure; linear in the length of the text.
    """
    tuned = _weights()
    wanted = content_words(headline, language)
    words = content_words(text, language)
    if not wanted:
        return HeadlineSupport(1.0, (), None)
    counts: dict[str, int] = {}
    for word in words:
        counts[word.key] = counts.get(word.key, 0) + 1
    values = {word.key: _value(word, tuned) for word in wanted}
    total = sum(values.values())
    found = sum(value for key, value in values.items() if key in counts)
    best, passage = _best_window(values, words, tuned.window)
    pairs = _pairs(wanted, words)
    score = (found / total) * (1 - tuned.together - tuned.pairs)
    score += tuned.together * best / total + tuned.pairs * pairs
    missing = {
        word.key: headline[word.start : word.end]
        for word in sorted(wanted, key=lambda w: -values[w.key])
        if word.key not in counts and not word.closed
    }
    return HeadlineSupport(round(score, 4), tuple(missing.values()), passage)


def _value(word: ContentWord, tuned: SupportWeights) -> float:
    if word.closed:
        return tuned.closed
    if word.figure:
        return tuned.figure
    return (tuned.name if word.capital else tuned.word) * (1 + tuned.rare * len(word.key))


def _best_window(
    values: dict[str, float], words: Sequence[ContentWord], size: int
) -> tuple[float, tuple[int, int] | None]:
    """The most that `size` words in a row have of the headline's, and where."""
    inside: dict[str, int] = {}
    now = best = 0.0
    place: tuple[int, int] | None = None
    for index, word in enumerate(words):
        if word.key in values:
            if not inside.get(word.key):
                now += values[word.key]
            inside[word.key] = inside.get(word.key, 0) + 1
        if index >= size:
            old = words[index - size].key
            if old in values:
                inside[old] -= 1
                if not inside[old]:
                    now -= values[old]
        if now > best + 1e-9:
            best = now
            place = (words[max(0, index - size + 1)].start, word.end)
    return best, place


def _pairs(wanted: Sequence[ContentWord], words: Sequence[ContentWord]) -> float:
    """The share of the headline's pairs of neighbouring content words that the text has."""
    mine = _neighbours(wanted)
    return len(mine & _neighbours(words)) / len(mine) if mine else 0.0


def _neighbours(words: Sequence[ContentWord]) -> set[tuple[str, str]]:
    keys = [word.key for word in words if not word.closed]
    return set(itertools.pairwise(keys))
