"""Word forms as descriptions are compared: without endings, and the country that they name."""

from __future__ import annotations

from functools import lru_cache

from relata.knowledge import places

_FEMALE, _FEMALES = "in", "innen"
_ENDINGS = ("es", "en", "s", "n", "e")


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A lower-case noun without its case ending, good enough to compare forms of one text."""
    if word.endswith(_FEMALES):
        return word[: -len(_FEMALES) + len(_FEMALE)]
    if word.endswith(_FEMALE):
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 4:
            return word[: -len(ending)]
    return word


def country_of(words: list[str]) -> str:
    """Code of the first country that an adjective or name among `words` tells, or ""."""
    for word in words:
        code = country_in(word)
        if code:
            return code
    return ""


@lru_cache(maxsize=8192)
def country_in(word: str) -> str:
    """Code of the country that an adjective or name tells, or ""."""
    code = places.adjective(word)
    if code:
        return code
    known = places.lookup(word) if word[:1].isupper() else None
    return known.country if known is not None and not known.ambiguous else ""
