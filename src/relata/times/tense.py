"""The tense of the verb nearest to an expression: which of two Mondays is meant."""

from __future__ import annotations

from collections.abc import Mapping

from relata.lang.schema import TimesFile, Words, words_of
from relata.model.cache import BoundedCache
from relata.times.limits import MAX_FORMS, NEAR_VERB
from relata.times.meaning.context import Tense
from relata.times.recognition.atoms import Atoms

#: Letters of a word whose shape shows a tense, at least one more.
_SHORTEST = 5


def tense_at(
    known: Mapping[str, Tense], atoms: Atoms, start: int, end: int, sentence: tuple[int, int]
) -> Tense:
    """The tense of the nearest known verb form in the sentence (a range of characters)."""
    words = atoms.words
    before, after = start - 1, end
    first, last = max(0, start - NEAR_VERB + 1), min(len(words), end + NEAR_VERB - 1)
    while before >= first or after < last:
        if before >= first:
            if atoms.start(before) < sentence[0]:
                first = before + 1
            elif (tense := known[words[before]]) != "open":
                return tense
            before -= 1
        if after < last:
            if atoms.start(after) >= sentence[1]:
                last = after
            elif (tense := known[words[after]]) != "open":
                return tense
            after += 1
    return "open"


def tenses_of(file: TimesFile) -> BoundedCache[str, Tense]:
    """Word as written -> the tense that it shows, by the pack's words and their shapes."""
    past, future = _forms(file, "tense_past"), _forms(file, "tense_future")
    past_shapes, future_shapes = _shapes(file.past_shapes), _shapes(file.future_shapes)

    def of_word(word: str) -> Tense:
        if word in past:
            return "past"
        if word in future:
            return "future"
        if len(word) > _SHORTEST and word.islower():
            if any(word.startswith(a) and word.endswith(b) for a, b in past_shapes):
                return "past"
            if any(word.startswith(a) and word.endswith(b) for a, b in future_shapes):
                return "future"
        return "open"

    return BoundedCache(of_word, MAX_FORMS)


def _shapes(words: Words) -> tuple[tuple[str, str], ...]:
    """Beginnings and endings of verbs."""
    return tuple((a, b) for a, _, b in (shape.partition("…") for shape in words_of(words)))


def _forms(file: TimesFile, name: str) -> frozenset[str]:
    return frozenset(
        form for words in file.words.get(name, {}).values() for form in words_of(words)
    )
