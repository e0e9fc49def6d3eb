"""Word lists of a pack."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

#: Words separated by white space, or a list (needed where an entry has a space in it).
Words = str | tuple[str, ...]
_WORD: Final = re.compile(r"\w+")


def words_of(words: Words) -> tuple[str, ...]:
    """The entries of a word list, however it was written."""
    return tuple(words.split()) if isinstance(words, str) else words


class PhraseFinder(Struct, frozen=True):
    """Finds any of some phrases as whole words, in any case, the longest first.

    Most texts have none of them: a text with none of `needed` is not searched.
    """

    pattern: re.Pattern[str]
    #: The longest word of each phrase in lower case: "anonymity" for "on condition of anonymity".
    needed: tuple[str, ...]

    def spans(self, text: str, lower: str) -> list[tuple[int, int]]:
        """Where the phrases stand in `text` (characters), in order; `lower` is its lower case."""
        if not any(word in lower for word in self.needed):
            return []
        return [match.span() for match in self.pattern.finditer(text)]


def any_of(phrases: tuple[str, ...]) -> PhraseFinder | None:
    """The finder of the phrases; None without phrases."""
    if not phrases:
        return None
    joined = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)
    return PhraseFinder(pattern, tuple(dict.fromkeys(map(_needed, phrases))))


def _needed(phrase: str) -> str:
    """The longest word of a phrase in lower case; "" where that is longer (Turkish capital I)."""
    word = max(_WORD.findall(phrase), key=len, default="")
    lower = word.lower()
    return lower if len(lower) == len(word) else ""
