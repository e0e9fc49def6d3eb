"""Finite verbs by their endings, for languages that show them there and lists hold only some."""

from __future__ import annotations

from relata.lang.language import FINITE, Language, words_of
from relata.lang.schema import Flag

#: Most words kept in mind.
_KEEP = 60_000
#: What is of a closed class is known to be finite or not.
_CLOSED = ~int(Flag.ADVERB)


class Finite:
    """Recognises finite verbs; grows as words are met, bounded."""

    def __init__(self, language: Language) -> None:
        grammar = language.file.grammar
        self._endings = words_of(grammar.finite_endings)
        self._language = language
        self._known: dict[str, bool] = dict.fromkeys(words_of(grammar.no_finite), False)
        self._listed = dict(self._known)

    def __call__(self, lower: str) -> bool:
        """Whether a form of no list (lower case) ends like a finite verb."""
        found = self._known.get(lower)
        if found is None:
            if len(self._known) > _KEEP:
                self._known = dict(self._listed)
            found = self._known[lower] = self._looks(lower)
        return found

    def _looks(self, lower: str) -> bool:
        language = self._language
        if not lower.endswith(self._endings) or not lower.isalpha():
            return False
        if language.flags.get(lower, 0) & _CLOSED or lower in language.roles:
            return False
        readings = language.verbs.get(lower)
        if readings is not None:
            return any(reading.form & FINITE for reading in readings)
        return lower not in language.nouns


def _finite(language: Language) -> Finite | None:
    return Finite(language) if words_of(language.file.grammar.finite_endings) else None


def finite(language: Language) -> Finite | None:
    """The test for a language, None for one that does not show finite verbs by their endings."""
    return language.view(_finite)
