"""Find the forms of one name among a million.

Words are filed under their skeletons (the kinds of their consonants, in a row). Names that share
one with the question, the rarest first, are ranked by a print of 64 bits, which says what pairs
of letters a name has; those with the nearest prints are compared in full. What cannot be found
this way: a name none of whose words keeps its consonants.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from functools import lru_cache
from heapq import nsmallest
from typing import NamedTuple

from relata.names.matching.same_name import NameMatch, same_name
from relata.names.parts.parse import Name, parse
from relata.names.parts.word import INITIAL, Word

#: Consonants that conventions take for one another are one kind; vowels and h say nothing.
_KINDS = str.maketrans({
    **dict.fromkeys("aeiouyhwj'", ""), **dict.fromkeys("ckqgx", "k"), **dict.fromkeys("szt", "s"),
    **dict.fromkeys("dt", "t"), **dict.fromkeys("bp", "p"), **dict.fromkeys("fv", "f"),
    **dict.fromkeys("rl", "l"), **dict.fromkeys("mn", "n"),
})  # fmt: skip
#: At most so many names are compared in full for one question.
COMPARED = 24
#: At most so many prints are looked at, of the rarest keys first.
LOOKED_AT = 40_000
#: Letters of one kind for prints: what conventions write for one another.
_LETTERS = str.maketrans({
    **dict.fromkeys("h'", ""), **dict.fromkeys("eiyj", "i"), **dict.fromkeys("ou", "u"),
    **dict.fromkeys("ckqgx", "k"), **dict.fromkeys("sz", "s"), **dict.fromkeys("td", "t"),
    **dict.fromkeys("bp", "p"), **dict.fromkeys("fvw", "v"),
})  # fmt: skip


class Hit(NamedTuple):
    """A name of the index, where it stands in it, and how it matches."""

    name: str
    position: int
    match: NameMatch


@lru_cache(maxsize=500_000)
def skeleton(word: str) -> str:
    """The kinds of a romanised word's consonants, runs as one: "schoigu" -> "skk"... "sk"."""
    kinds = word.translate(_KINDS)
    out = word[:1].translate(_VOWEL) if word[:1] in "aeiouyjhw" else ""
    for kind in kinds:
        if not out or out[-1] != kind:
            out += kind
    return out[:5]


_VOWEL = str.maketrans(dict.fromkeys("aeiouyjhw", "a"))


def _key(word: Word) -> str:
    return (skeleton(word.latin) or word.text) if word.latin else word.text[:1]


@lru_cache(maxsize=500_000)
def print_of(word: str) -> int:
    """64 bits that say which pairs of letters a romanised word has, its ends among them."""
    found = 0
    before = 29
    for letter in word.translate(_LETTERS):
        at = ord(letter)
        found |= 1 << ((before * 7 + at * 3) & 63)
        before = at
    return found | 1 << ((before * 7 + 87) & 63)


class NameIndex:
    """An index of names; positions count from 0 in the order in which they came."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.names: list[str] = []
        self._filed: dict[str, array[int]] = {}
        self._prints = array("Q")
        for name in names:
            self.add(name)

    def __len__(self) -> int:
        return len(self.names)

    def add(self, name: str) -> int:
        """File a name; its position."""
        position = len(self.names)
        self.names.append(name)
        filed = self._filed
        keys, bits = _filed_as(parse.__wrapped__(name, None))
        self._prints.append(bits)
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
        """The names that match best, best first: at most `most`, none under the score `least`."""
        question = parse(name, lang)
        if question.fault:
            return []
        hits = []
        for position in self._candidates(question):
            match = same_name(name, self.names[position], lang)
            if match.score >= least:
                hits.append(Hit(self.names[position], position, match))
        hits.sort(key=lambda hit: (-hit.match.score, hit.position))
        return hits[:most]

    def _candidates(self, question: Name) -> list[int]:
        keys, bits = _filed_as(question)
        rows = sorted((row for row in map(self._filed.get, keys) if row), key=len)
        prints = self._prints
        left = LOOKED_AT
        nearest: list[int] = []
        for row in rows:
            # A distance and a position in one number: they sort without making pairs.
            nearest += [(prints[n] ^ bits).bit_count() << 32 | n for n in row[:left]]
            left -= len(row)
            if left <= 0:
                break
        # A name is there once for each key, and has no more keys than words.
        best = nsmallest(COMPARED * max(len(rows), 1), nearest)
        return [n & 0xFFFFFFFF for n in dict.fromkeys(best)][:COMPARED]


def _filed_as(name: Name) -> tuple[set[str], int]:
    """The keys under which a name is filed, and its print; no keys for what is no name."""
    keys: set[str] = set()
    bits = 0
    if not name.fault:
        for word in name.words:
            bits |= print_of(word.latin)
            if word.kind != INITIAL or len(name.words) == 1:
                keys.add(_key(word))
    return keys, bits
