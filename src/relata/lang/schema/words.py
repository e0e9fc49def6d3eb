"""Word lists of a pack."""

from __future__ import annotations

import re

#: Words separated by white space, or a list (needed where an entry has a space in it).
Words = str | tuple[str, ...]


def words_of(words: Words) -> tuple[str, ...]:
    """The entries of a word list, however it was written."""
    return tuple(words.split()) if isinstance(words, str) else words


def any_of(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    """Any of the phrases as whole words, in any case, the longest first; None without phrases."""
    if not phrases:
        return None
    joined = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)
