"""The keys under which spellings are filed, so that those of one name find each other.

A word's key are its consonants by kind, up to four: what conventions write for one another is one
kind, vowels are left out. "Selenskyj", "Zelensky" and "Зеленський" are "slns", "Lawrow" and
"Lavrov" are "lflf". A spelling is filed under each of its words and under each pair of them: pairs
find whole names among hundreds of thousands, single words find a surname.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations, product

from relata.names.parts.parse import parse
from relata.names.parts.word import INITIAL, Word

#: Letters together that stand for one sound, the longest first. "ch" stands for two.
_TOGETHER = re.compile("shch|tsch|dsch|sch|tch|dzh|cz|sz|sh|zh|ts|tz|dz|kh|ph|c(?=[eiy])|x")
_ONE = {"kh": "k", "ph": "f", "x": "ks"}
_KINDS = str.maketrans({
    **dict.fromkeys("aeiouyhj'", ""), **dict.fromkeys("ckqg", "k"), **dict.fromkeys("sz", "s"),
    **dict.fromkeys("td", "t"), **dict.fromkeys("bp", "p"), **dict.fromkeys("fvw", "f"),
    **dict.fromkeys("rl", "l"), **dict.fromkeys("mn", "n"),
})  # fmt: skip
_LONGEST = 4
#: Words of a name that are filed.
_WORDS = 5


@lru_cache(maxsize=200_000)
def word_keys(latin: str) -> tuple[str, ...]:
    """The keys of a word in Latin letters: one, or two where its letters can be read in two ways.

    "schoigu" -> ("sk",); "michail" -> ("nkl", "nsl").
    """
    plain = _TOGETHER.sub(lambda found: _ONE.get(found[0], "s"), latin)
    readings = (plain.replace("ch", "k"), plain.replace("ch", "s"))
    return tuple(dict.fromkeys(map(_consonants, readings)))


def _consonants(word: str) -> str:
    out = "a" if word[:1] in "aeiouyj" else ""
    for kind in word.translate(_KINDS):
        if not out or out[-1] != kind:
            out += kind
    return out[:_LONGEST]


@lru_cache(maxsize=50_000)
def name_keys(form: str, lang: str | None) -> frozenset[str]:
    """What a spelling is filed under: each word, and each pair of words ("sk|slk").

    Empty for what is not a name.
    """
    name = parse(form, lang)
    if name.fault:
        return frozenset()
    words = [keys for word in name.words[:_WORDS] if (keys := _keys(word, len(name.words)))]
    pairs = (
        "|".join(sorted(pair))
        for one, other in combinations(words, 2) for pair in product(one, other)
    )  # fmt: skip
    return frozenset((*(key for keys in words for key in keys), *pairs))


def _keys(word: Word, count: int) -> tuple[str, ...]:
    """The keys of a word of a name; () for an initial next to others."""
    if word.kind == INITIAL and count > 1:
        return ()
    if not word.latin:
        return (word.text[:1],)
    return tuple(key or word.text for key in word_keys(word.latin))
