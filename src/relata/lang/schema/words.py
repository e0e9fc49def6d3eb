"""Word lists of a pack."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from relata.model.cache import BoundedCache

#: Words separated by white space, or a list (needed where an entry has a space in it).
Words = str | tuple[str, ...]
_WORD: Final = re.compile(r"\w+")
#: A capital with a dot and a small letter without one, which both may be an "i".
_DOTTED, _DOTLESS = chr(0x130), chr(0x131)
#: Word lists that are kept as sets.
_KEEP: Final = 4096


def words_of(words: Words) -> tuple[str, ...]:
    """The entries of a word list, however it was written."""
    return tuple(words.split()) if isinstance(words, str) else words


def _set(words: Words) -> frozenset[str]:
    return frozenset(words_of(words))


_sets: Final = BoundedCache[Words, frozenset[str]](_set, _KEEP)


def set_of(words: Words) -> frozenset[str]:
    """The entries of a pack's word list as a set, made once for each list."""
    return _sets[words]


def without_case(text: str) -> str:
    """The text such that two stretches that `re.IGNORECASE` takes for one are the same.

    Each character by itself: what it becomes does not depend on its neighbours.
    """
    return text.replace(_DOTTED, "i").replace(_DOTLESS, "i").casefold()


class PhraseFinder(Struct, frozen=True):
    """Finds any of some phrases as whole words, in any case, the longest first.

    Most texts have none of them: a text with none of `needed` or of `folded` is not searched.
    """

    pattern: re.Pattern[str]
    #: The longest word of each phrase in lower case: "anonymity" for "on condition of anonymity".
    needed: tuple[str, ...]
    #: The phrases as `without_case` gives them.
    folded: tuple[str, ...]

    def spans(self, text: str, lower: str) -> list[tuple[int, int]]:
        """Where the phrases stand in `text` (characters), in order; `lower` is its lower case."""
        for word in self.needed:
            if word in lower:
                break
        else:
            return []
        whole = without_case(text)
        if not any(phrase in whole for phrase in self.folded):
            return []
        return [match.span() for match in self.pattern.finditer(text)]


def any_of(phrases: tuple[str, ...]) -> PhraseFinder | None:
    """The finder of the phrases; None without phrases."""
    if not phrases:
        return None
    joined = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)
    needed, folded = map(_needed, phrases), map(without_case, phrases)
    return PhraseFinder(pattern, tuple(dict.fromkeys(needed)), tuple(dict.fromkeys(folded)))


def _needed(phrase: str) -> str:
    """The longest word of a phrase in lower case; "" where that is longer (Turkish capital I)."""
    word = max(_WORD.findall(phrase), key=len, default="")
    lower = word.lower()
    return lower if len(lower) == len(word) else ""
