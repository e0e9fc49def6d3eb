"""Regular forms: what a word may be in Cyrillic letters, and who writes that word how.

"Sojgu" is, read by the Hungarian convention, Шойгу; and Шойгу is regularly "Schoigu" in
German and "Şoygu" in Turkish. Two Latin forms that are regular forms of one such word are one
word, transcribed by two conventions. "Kohl" and "Cole" sound alike, and are not: a
transcription of Коль is neither of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from relata.names.base.conventions import for_language, load, of_script, replacer
from relata.names.base.scripts import LATIN, plain
from relata.names.distance.grapheme_costs import letters_only
from relata.names.parts.pronunciations import by_usage
from relata.names.uses.spell import transcribed


class Common(NamedTuple):
    """A word in Cyrillic letters, and the conventions by which two Latin words write it."""

    source: str
    by_a: str
    by_b: str


#: Conventions of the languages whose names we know to write.
SOURCES = ("ru", "uk")
#: Sounds that no letter of the first source's table reads as by itself.
_MORE = {
    "^je": "е", "je": "е", "^e": "э", "e": "е", "ji": "и", "h": "х", "w": "в", "ö": "ё", "ü": "ю",
    "ski$": "ский", "ij$": "ий",
}  # fmt: skip
#: Most sources of one word that are looked at.
_MOST = 12
_RUN = re.compile("i+")
#: Letters that stand side by side only where a Latin digraph was read letter by letter.
_UNLIKELY = re.compile("[скзцт]х|[аеёиоуыэюя]ы")
_AS_I = str.maketrans("jy", "ii")


def levelled(word: str) -> str:
    """A Latin word in lower case without marks, every j and y an i, runs of i as one."""
    return _RUN.sub("i", plain(word).translate(_AS_I))


@lru_cache(maxsize=1)
def _inverse() -> Callable[[str], str]:
    """From a reading to Cyrillic letters."""
    table = dict(_MORE)
    own = load(SOURCES[0])
    for letter in "абвгджзиклмнопрстуфхцчшщыюяёй":
        table.setdefault(own.read(letter), letter)
    return replacer(table)


@lru_cache(maxsize=1)
def _writers() -> tuple[tuple[str, str], ...]:
    """(language, name of its convention) of every convention that writes foreign names."""
    found = sorted((c for c in of_script(LATIN) if c.writes), key=by_usage)
    return tuple((min(c.languages), c.name) for c in found)


@lru_cache(maxsize=20_000)
def sources(word: str) -> tuple[str, ...]:
    """The Cyrillic words that a Latin word (lower case) may write, by any convention."""
    invert = _inverse()
    text = letters_only(word)
    found = dict.fromkeys(invert(c.read(text)) for c in of_script(LATIN) if c.writes)
    return tuple(found)[:_MOST]


@lru_cache(maxsize=20_000)
def forms(source: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """The regular forms of a Cyrillic word: levelled -> (form in lower case, convention)."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for lang, name in _writers():
        for code in SOURCES:
            written = transcribed(source, code, lang)
            if written is not None:
                low = written.form.lower()
                found[levelled(low)] = (*found.get(levelled(low), ()), (low, name))
    return found


def _nearest(word: str, known: tuple[tuple[str, str], ...]) -> tuple[int, str]:
    """How far a word is from the nearest regular form, 0 to 2, and whose form that is."""
    bare = plain(word)
    far = [0 if form == word else 1 if plain(form) == bare else 2 for form, _ in known]
    least = min(far)
    return least, known[far.index(least)][1]


@lru_cache(maxsize=20_000)
def common_source(a: str, b: str) -> Common | None:
    """The Cyrillic word of which two Latin words (lower case) are regular forms.

    The one that they write most exactly; None where there is none. Symmetric.
    """
    if b < a:
        turned = common_source(b, a)
        return None if turned is None else Common(turned.source, turned.by_b, turned.by_a)
    one, other = levelled(a), levelled(b)
    best: tuple[int, Common] | None = None
    for source in dict.fromkeys((*sources(a), *sources(b))):
        known = forms(source)
        if one in known and other in known:
            (far_a, by_a), (far_b, by_b) = _nearest(a, known[one]), _nearest(b, known[other])
            far = far_a + far_b + 2 * bool(_UNLIKELY.search(source))
            if best is None or far < best[0]:
                best = (far, Common(source, by_a, by_b))
    return best[1] if best is not None else None


@lru_cache(maxsize=20_000)
def is_regular(word: str, lang: str) -> bool:
    """Whether a Latin word (lower case) is what a text in `lang` writes for a Cyrillic word."""
    own = for_language(LATIN, lang)
    if own is None:
        return False
    likely = (source for source in sources(word) if not _UNLIKELY.search(source))
    known = (forms(source).get(levelled(word), ()) for source in likely)
    return any((word, own.name) in row for row in known)
