"""Words of descriptions: the country that they name, the office that they write."""

from __future__ import annotations

from functools import lru_cache

from relata.knowledge import offices, places
from relata.lang.compile import kept
from relata.lang.language import Language
from relata.lang.schema import Role
from relata.resolve.limits import MAX_COMPOUND


def country_of(words: list[str], language: str) -> str:
    """Code of the first country that an adjective or name among `words` stands for, or "".

    `language` is the code of the text's language.
    """
    for word in words:
        code = country_in(word, language)
        if code:
            return code
    return ""


def is_role(language: Language, lower: str) -> bool:
    """Whether a noun, or the last part of a compound, is a role of the language."""
    return role_noun(language, lower) is not None


def role_noun(language: Language, lower: str) -> Role | None:
    """What the language says of a role noun, or of the last part of a compound; else None."""
    roles = language.roles
    for cut in range(min(max(len(lower) - 3, 1), MAX_COMPOUND)):
        found = roles.get(lower[cut:])
        if found is not None:
            return found
    return None


@kept
@lru_cache(maxsize=8192)
def country_in(word: str, language: str) -> str:
    """Code of the country that an adjective or name stands for, or ""."""
    code = places.adjective(word, language)
    if code:
        return code
    known = places.lookup(word, language) if word[:1].isupper() else None
    return known.country if known is not None and not known.ambiguous else ""


def office_at(lower: list[str], at: int, end: int, language: str) -> str:
    """The office of two or three words that begins with the noun at `at`, "" for none.

    "глава государства", "ministr zahraničí": the first of them alone is another office.
    """
    for size in (3, 2):
        if at + size <= end and offices.plain(words := " ".join(lower[at : at + size]), language):
            return words
    return ""
