"""Nouns without the ending of their case, so that two forms of one noun compare equal."""

from __future__ import annotations

from relata.lang.language import Language
from relata.lang.schema import words_of
from relata.model.cache import BoundedCache

#: Most words kept in mind.
_KEEP = 60_000


class Stemmer:
    """Gives the stem of a lower-case noun; one for each language (`language.view(Stemmer)`).

    An ending of [stems.replaced] is replaced first ("Sprecherinnen" as "Sprecherin"), then the
    first ending of [stems] after which enough letters remain goes, as often as there is one.
    """

    def __init__(self, language: Language) -> None:
        stems = language.file.stems
        self._replaced = tuple(stems.replaced.items())
        self._endings = words_of(stems.endings)
        self._shortest = stems.shortest
        self._known = BoundedCache(self._stem, _KEEP)

    def __call__(self, lower: str) -> str:
        """The stem of a noun, good enough to compare forms of one text."""
        return self._known[lower]

    def _stem(self, word: str) -> str:
        # The stem of a stem is itself: "Konzerns" and "Konzern" meet, though "-n" is an ending.
        shorter = self._shorter(word)
        while shorter != word:
            word, shorter = shorter, self._shorter(shorter)
        return word

    def _shorter(self, word: str) -> str:
        for ending, other in self._replaced:
            if word.endswith(ending) and len(word) - len(ending) >= self._shortest - 1:
                return word[: -len(ending)] + other
        for ending in self._endings:
            if word.endswith(ending) and len(word) - len(ending) >= self._shortest:
                return word[: -len(ending)]
        return word
