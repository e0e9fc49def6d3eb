"""Words, and when a name that is shown is one that an editor accepts.

The rule is that of `score.py`, next to the corpus of readings: a shown name is accepted where it
has all the words of an accepted one, and four more at most; articles do not count.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from relata_lab.corpora.readings.model import Name, Span

_WORD = re.compile(r"\w+")
_SALT = "relata-readings"
_DIGITS = 24
#: Words that a shown name may have beyond an accepted one: titles, first names.
_MORE = 4
ARTICLES = frozenset(
    (
        *("the", "a", "an", "der", "die", "das", "des", "den", "dem", "ein", "eine", "einer"),
        *("einem", "einen", "le", "la", "les", "un", "une", "l", "el", "il", "s"),
    )
)


def tokens(text: str, spans: Iterable[Span]) -> set[Span]:
    """The words of some spans, as spans."""
    return {match.span() for start, end in spans for match in _WORD.finditer(text, start, end)}


def words(name: str) -> list[str]:
    """The words of a name, casefolded."""
    return _WORD.findall(name.casefold())


def significant(name: str) -> list[str]:
    """The words of a name, casefolded, without articles."""
    return [word for word in words(name) if word not in ARTICLES]


def digest(text: str) -> str:
    """SHA-256 of a text in UTF-8, hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def name_hash(form: str) -> str:
    """Salted SHA-256 of a name: its words, casefolded, joined by one blank; 24 hex digits."""
    return digest(_SALT + "\n" + " ".join(words(form)))[:_DIGITS]


@lru_cache(maxsize=1024)
def _hashes_within(shown: str) -> frozenset[str]:
    """Hashes of the accepted names that `shown` can stand for.

    They are its stretches of words that leave four others at most, each also with an article.
    """
    have = words(shown)
    total = len(significant(shown))
    stretches = (
        have[start:end] for start in range(len(have)) for end in range(start + 1, len(have) + 1)
    )
    return frozenset(
        name_hash(" ".join([article, *stretch]))
        for stretch in stretches
        if 0 <= total - sum(word not in ARTICLES for word in stretch) <= _MORE
        and any(word not in ARTICLES for word in stretch)
        for article in ("", *sorted(ARTICLES))
    )


def accepts(name: Name, shown: str) -> bool:
    """Whether a shown name has all the words of an accepted one, and four more at most.

    Of a hashed name all words must stand together in the shown one.
    """
    if name.form is None:
        return name.hash in _hashes_within(shown)
    want, have = significant(name.form), significant(shown)
    return bool(want) and set(want) <= set(have) and len(have) - len(want) <= _MORE


def accepted(shown: str, names: Sequence[Name]) -> bool:
    """Whether one of the names accepts the shown one; nothing shown is right where none is."""
    if not shown:
        return not names
    return any(accepts(name, shown) for name in names)


def same_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a form of one list is accepted by the other, or both are empty."""
    if not one or not other:
        return not one and not other
    ones, others = [Name(form) for form in one], [Name(form) for form in other]
    return any(accepted(form, others) for form in one) or any(
        accepted(form, ones) for form in other
    )


__all__ = [
    "ARTICLES", "accepted", "accepts", "digest", "name_hash", "same_name", "significant", "tokens",
    "words",
]  # fmt: skip
