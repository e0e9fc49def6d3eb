"""An index of names: the forms of one name among a million, in milliseconds.

Names are filed under the consonant skeletons of their words. Names that share a skeleton with the
query, the rarest skeletons first, are ranked by the Hamming distance of 64-bit signatures of their
letter pairs (a Bloom filter of bigrams); those nearest are compared in full by `same_name`. Not
found: names of which no word keeps its consonants.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from functools import lru_cache
from heapq import nsmallest
from typing import NamedTuple

from relata.names.limits import MAX_COMPARED, MAX_SIGNATURES
from relata.names.matching.same_name import NameMatch, same_name
from relata.names.parts.parse import ParsedName, parse
from relata.names.parts.word import INITIAL, Word

#: Consonants that conventions write for one another are one kind; vowels and h are dropped.
_KINDS = str.maketrans({
    **dict.fromkeys("aeiouyhwj'", ""), **dict.fromkeys("ckqgx", "k"), **dict.fromkeys("szt", "s"),
    **dict.fromkeys("dt", "t"), **dict.fromkeys("bp", "p"), **dict.fromkeys("fv", "f"),
    **dict.fromkeys("rl", "l"), **dict.fromkeys("mn", "n"),
})  # fmt: skip
#: Letters of one kind in signatures: those that conventions write for one another.
_LETTERS = str.maketrans({
    **dict.fromkeys("h'", ""), **dict.fromkeys("eiyj", "i"), **dict.fromkeys("ou", "u"),
    **dict.fromkeys("ckqgx", "k"), **dict.fromkeys("sz", "s"), **dict.fromkeys("td", "t"),
    **dict.fromkeys("bp", "p"), **dict.fromkeys("fvw", "v"),
})  # fmt: skip


class Hit(NamedTuple):
    """A name of the index, its position, and how it matches."""

    name: str
    position: int
    match: NameMatch


@lru_cache(maxsize=500_000)
def skeleton(word: str) -> str:
    """The consonant kinds of a romanised word, runs as one, five at most: "schoigu" -> "sk"."""
    kinds = word.translate(_KINDS)
    out = word[:1].translate(_VOWEL) if word[:1] in "aeiouyjhw" else ""
    for kind in kinds:
        if not out or out[-1] != kind:
            out += kind
    return out[:5]


_VOWEL = str.maketrans(dict.fromkeys("aeiouyjhw", "a"))


def _index_key(word: Word) -> str:
    return (skeleton(word.latin) or word.text) if word.latin else word.text[:1]


@lru_cache(maxsize=500_000)
def signature(word: str) -> int:
    """A 64-bit set of the letter pairs of a romanised word, with its beginning and its end."""
    found = 0
    before = 29
    for letter in word.translate(_LETTERS):
        at = ord(letter)
        found |= 1 << ((before * 7 + at * 3) & 63)
        before = at
    return found | 1 << ((before * 7 + 87) & 63)


class NameIndex:
    """An index of names; positions count from 0 in the order in which the names were added.

    >>> index = NameIndex(["Sergej Schoigu", "Angela Merkel", "Szergej Sojgu"])
    >>> [hit.name for hit in index.find("Sergey Shoygu")]
    ['Sergej Schoigu', 'Szergej Sojgu']

    Memory: about 130 bytes a name, in addition to the name itself.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.names: list[str] = []
        self._filed: dict[str, array[int]] = {}
        self._signatures = array("Q")
        for name in names:
            self.add(name)

    def __len__(self) -> int:
        return len(self.names)

    def add(self, name: str) -> int:
        """Add a name and return its position. A text that is not a name is never found."""
        position = len(self.names)
        self.names.append(name)
        filed = self._filed
        keys, bits = _index_entry(parse.__wrapped__(name, None))
        self._signatures.append(bits)
        for key in keys:
            row = filed.get(key)
            if row is None:
                filed[key] = array("I", (position,))
            else:
                row.append(position)
        return position

    def find(
        self, name: str, lang: str | None = None, least: float = 0.5, most: int = 10
    ) -> list[Hit]:
        """The best matches, best first: at most `most`, each with a score of `least` or more.

        `lang`: ISO 639-1 code of the query's text, where known. Never raises.
        """
        query = parse(name, lang)
        if query.fault:
            return []
        hits = []
        for position in self._candidates(query):
            match = same_name(name, self.names[position], lang)
            if match.score >= least:
                hits.append(Hit(self.names[position], position, match))
        hits.sort(key=lambda hit: (-hit.match.score, hit.position))
        return hits[:most]

    def _candidates(self, query: ParsedName) -> list[int]:
        keys, bits = _index_entry(query)
        rows = sorted((row for row in map(self._filed.get, keys) if row), key=len)
        signatures = self._signatures
        left = MAX_SIGNATURES
        nearest: list[int] = []
        for row in rows:
            # Distance and position in one number: sorts without making tuples.
            nearest += [(signatures[n] ^ bits).bit_count() << 32 | n for n in row[:left]]
            left -= len(row)
            if left <= 0:
                break
        # A name is there once for each key, and has at most one key a word.
        best = nsmallest(MAX_COMPARED * max(len(rows), 1), nearest)
        return [n & 0xFFFFFFFF for n in dict.fromkeys(best)][:MAX_COMPARED]


def index_keys(name: str, lang: str | None = None) -> frozenset[str]:
    """The keys under which a name is filed, one a word: what names that may be one share.

    "Sergej Schoigu" and "Sergey Shoygu" both have "slk" and "sk". Empty for what is not a name.
    """
    return frozenset(_index_entry(parse(name, lang))[0])


def _index_entry(name: ParsedName) -> tuple[set[str], int]:
    """The keys under which a name is filed, and its signature; no keys where it has a fault."""
    keys: set[str] = set()
    bits = 0
    if not name.fault:
        for word in name.words:
            bits |= signature(word.latin)
            if word.kind != INITIAL or len(name.words) == 1:
                keys.add(_index_key(word))
    return keys, bits
