"""Word lists of a pack."""

from __future__ import annotations

#: Words separated by white space, or a list (needed where an entry has a space in it).
Words = str | tuple[str, ...]


def words_of(words: Words) -> tuple[str, ...]:
    """The entries of a word list, however it was written."""
    return tuple(words.split()) if isinstance(words, str) else words
