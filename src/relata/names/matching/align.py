"""Which word of one name is which word of the other: best first, order free."""

from __future__ import annotations

from functools import lru_cache

from relata.names.base.lexicon import words
from relata.names.base.scripts import LATIN
from relata.names.distance.edit import LIMIT
from relata.names.matching.word_distance import (
    ALIKE,
    AS_INITIAL,
    EQUAL,
    NOT,
    SPELLING,
    compare,
    most,
)
from relata.names.parts.parse import Name
from relata.names.parts.word import INITIAL, WORD, Word

#: (word, word, cost, how)
Pair = tuple[Word, Word, float, str]


class Alignment:
    """The words that met, and those left over on either side."""

    __slots__ = ("left_a", "left_b", "met", "near", "same")

    def __init__(self) -> None:
        self.met: list[Pair] = []
        self.left_a: list[Word] = []
        self.left_b: list[Word] = []
        #: So many of those that met, the first, are the very same words.
        self.same = 0
        #: How near the nearest words left over are; below 0 until asked for.
        self.near = -1.0


def align(a: Name, b: Name) -> Alignment:
    """Pair the words of two names: equal ones, then the cheapest, then initials."""
    found = Alignment()
    met, left_a = found.met, found.left_a
    found.left_b = left_b = list(b.words)
    for one in a.words:
        if one in left_b:
            met.append((one, one, 0.0, EQUAL))
            left_b.remove(one)
        else:
            left_a.append(one)
    if left_a and left_b and left_a[0].lang != left_b[0].lang:
        _equal(met, left_a, left_b)
    found.same = len(met)
    if left_a and left_b:
        parted = _cheapest(found)
        if parted and left_a and left_b and len(left_a) + len(left_b) > 2:
            _joined(found)
    return found


def _equal(met: list[Pair], left_a: list[Word], left_b: list[Word]) -> None:
    """The same words, of texts in two languages."""
    for one in tuple(left_a):
        for other in left_b:
            if one.text == other.text and one.script == other.script:
                met.append((one, other, 0.0, EQUAL))
                left_a.remove(one)
                left_b.remove(other)
                break


def _cheapest(found: Alignment) -> bool:
    """Pair the words left over that are nearest, and see how near those are that do not meet.

    Whether a word may have been written apart: for that another must begin with its letter.
    """
    left_a, left_b = found.left_a, found.left_b
    options = []
    parted = False
    least, alike = LIMIT, 0.0
    for i, one in enumerate(left_a):
        strict, letters, kinds, given = one.strict, one.letters, one.kinds, one.given
        head = one.latin[:1]
        for j, other in enumerate(left_b):
            if not parted:
                parted = other.latin[:1] == head or other.script != one.script
            longer = kinds if kinds > other.kinds else other.kinds
            share = (letters & other.letters).bit_count() / longer if longer else 0.0
            if share > alike:
                alike = share
            if share < ALIKE and strict and other.strict and not (given and other.given):
                continue  # As `unlike` has it, without asking it for every pair.
            cost, how = compare(one, other)
            if cost < least:
                least = cost
            if how != NOT and cost < most(one, other):
                late = how == AS_INITIAL and one.kind != other.kind
                options.append((late, cost, i, j, how))
    if not options:
        if len(left_a) <= LOOKED_AT and len(left_b) <= LOOKED_AT:
            found.near = nearness(least, alike)
        return parted
    options.sort()
    used_a, used_b = 0, 0
    for _, cost, i, j, how in options:
        if not (used_a >> i & 1 or used_b >> j & 1):
            used_a |= 1 << i
            used_b |= 1 << j
            found.met.append((left_a[i], left_b[j], cost, how))
    left_a[:] = [w for i, w in enumerate(left_a) if not used_a >> i & 1]
    left_b[:] = [w for j, w in enumerate(left_b) if not used_b >> j & 1]
    return parted


#: Words left over on a side that are looked at for how near they are.
LOOKED_AT = 4


def nearness(least: float, alike: float) -> float:
    """How near words are: by their least cost up to 2, else by the letters they share up to 1."""
    return 2 - least / 10 if least < LIMIT else alike


@lru_cache(maxsize=50_000)
def _join(a: Word, b: Word) -> Word:
    return Word(a.text + b.text, a.script, WORD, None)


def _joined(found: Alignment) -> None:
    """Words written apart on one side and as one on the other: "Abd al-Rahman"."""
    sides = found.left_a, found.left_b
    for few, many, swapped in ((*sides, False), (*sides[::-1], True)):
        if len(many) < 2:
            continue
        for one in tuple(few):
            if one.kind == INITIAL or len(many) < 2:
                continue
            best = _parts(one, many)
            if best is not None:
                cost, joint, x, y = best
                few.remove(one)
                many.remove(x)
                many.remove(y)
                found.near = -1.0
                pair = (joint, one) if swapped else (one, joint)
                found.met.append((*pair, cost + 0.3, SPELLING))


def _parts(one: Word, many: list[Word]) -> tuple[float, Word, Word, Word] | None:
    """The two of many words that are this one written apart: (cost, joint, first, second)."""
    best: tuple[float, Word, Word, Word] | None = None
    script, letters, head = one.script, one.length, one.latin[:1]
    for x in many:
        here = script == x.script
        if here and x.latin[:1] != head:
            continue
        short = letters - x.length - 3
        longest = letters - x.length + 3
        for y in many:
            length = y.length
            if length > longest or (here and length < short) or x is y or x.script != y.script:
                continue
            joint = _join(x, y)
            cost, how = compare(one, joint)
            if how in (EQUAL, SPELLING) and cost < (4.0 if here else 6.0):
                if best is None or cost < best[0]:
                    best = (cost, joint, x, y)
    return best


def at_home_apart(found: Alignment) -> bool:
    """Whether two names are in the forms of two languages that do not respell each other.

    "George Bush" and "Georg Busch": were it one man, the surname would be one, too.
    """
    if len(found.met) - found.same < 2:
        return False
    small = words()
    given = respelled = False
    for one, other, cost, how in found.met:
        if one.script != LATIN or other.script != LATIN:
            return False
        if one.latin == other.latin or how == AS_INITIAL:
            continue
        if one.latin in small.at_home and other.latin in small.at_home:
            given = True
        elif one.latin.endswith(small.transcribed) or other.latin.endswith(small.transcribed):
            return False
        elif cost > 0 and one.spelling.graphemes != other.spelling.graphemes:
            respelled = True
    return given and respelled
