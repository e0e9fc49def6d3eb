"""The tense of the verb nearest to an expression: which of two Mondays is meant."""

from __future__ import annotations

from relata.times.limits import NEAR_VERB
from relata.times.meaning.context import Tense
from relata.times.recognition.atoms import Atoms
from relata.times.recognition.match import TimeGrammar

#: Letters of a word whose shape shows a tense, at least one more.
_SHORTEST = 5


def tense_at(
    grammar: TimeGrammar, atoms: Atoms, start: int, end: int, sentence: tuple[int, int]
) -> Tense:
    """The tense of the nearest known verb form in the sentence (a range of characters)."""
    for distance in range(1, NEAR_VERB):
        for at in (start - distance, end - 1 + distance):
            if not 0 <= at < len(atoms.words):
                continue
            if not sentence[0] <= atoms.start(at) < sentence[1]:
                continue
            tense = _of_word(grammar, atoms.words[at])
            if tense != "open":
                return tense
    return "open"


def _of_word(grammar: TimeGrammar, word: str) -> Tense:
    if word in grammar.tense_past:
        return "past"
    if word in grammar.tense_future:
        return "future"
    if len(word) > _SHORTEST and word.islower():
        if any(word.startswith(a) and word.endswith(b) for a, b in grammar.past_shapes):
            return "past"
        if any(word.startswith(a) and word.endswith(b) for a, b in grammar.future_shapes):
            return "future"
    return "open"
