"""Find the forms of one name among a million.

Words are filed under keys: their skeleton (the kinds of their consonants, in a row) and their
first letters; names that share keys with the question are compared in full, the rarest keys
first. What cannot be found this way: a name none of whose words keeps its consonants.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from relata.names.align import weight
from relata.names.match import NameMatch, same_name
from relata.names.parse import INITIAL, Name, Word, parse

#: Consonants that conventions take for one another are one kind; vowels and h say nothing.
_KINDS = str.maketrans({
    **dict.fromkeys("aeiouyhwj'", ""), **dict.fromkeys("ckqgx", "k"), **dict.fromkeys("szt", "s"),
    **dict.fromkeys("dt", "t"), **dict.fromkeys("bp", "p"), **dict.fromkeys("fv", "f"),
    **dict.fromkeys("rl", "l"), **dict.fromkeys("mn", "n"),
})  # fmt: skip
#: At most so many names are compared in full for one question.
COMPARED = 24
#: Keys of more names than this are not followed while others are left.
CROWDED = 1000


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


def _keys(word: Word) -> tuple[str, ...]:
    return (skeleton(word.latin) or word.text,) if word.latin else tuple(word.text[:1])


class NameIndex:
    """An index of names; positions count from 0 in the order in which they came."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.names: list[str] = []
        self._filed: dict[str, array[int]] = {}
        for name in names:
            self.add(name)

    def __len__(self) -> int:
        return len(self.names)

    def add(self, name: str) -> int:
        """File a name; its position."""
        position = len(self.names)
        self.names.append(name)
        filed = self._filed
        for key in keys_of(name):
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
        rows = []
        for word in question.words:
            if word.kind == INITIAL and len(question.words) > 1:
                continue
            for key in _keys(word):
                row = self._filed.get(key)
                if row:
                    rows.append((len(row), key, row, weight(word)))
        rows.sort(key=lambda entry: entry[:2])
        votes: Counter[int] = Counter()
        for size, _, row, value in rows:
            if votes and size > CROWDED:
                # Crowded keys only confirm what rarer ones have found; rows are in order.
                for position in votes:
                    at = bisect_left(row, position)
                    if at < size and row[at] == position:
                        votes[position] += int(100 * value)
            else:
                gain = int(100 * value) + 1
                for position in row[: 5 * CROWDED]:
                    votes[position] += gain
        best = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
        return [position for position, _ in best[:COMPARED]]


def keys_of(name: str) -> set[str]:
    """The keys under which a name is filed; none for what is no name."""
    parsed = parse.__wrapped__(name, None)
    if parsed.fault:
        return set()
    found: set[str] = set()
    for word in parsed.words:
        if word.kind != INITIAL or len(parsed.words) == 1:
            found.update(_keys(word))
    return found
