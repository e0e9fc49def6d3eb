"""Which word of one name is which word of the other: best first, order free."""

from __future__ import annotations

from functools import lru_cache

from relata.names.pairs import AS_INITIAL, EQUAL, NOT, SPELLING, compare, most, unlike
from relata.names.parse import INITIAL, WORD, Name, Word
from relata.names.scripts import LATIN
from relata.names.words import words

#: (word, word, cost, how)
Met = tuple[Word, Word, float, str]


class Alignment:
    """The words that met, and those left over on either side."""

    __slots__ = ("left_a", "left_b", "met")

    def __init__(self, met: list[Met], left_a: list[Word], left_b: list[Word]) -> None:
        self.met = met
        self.left_a = left_a
        self.left_b = left_b


def align(a: Name, b: Name) -> Alignment:
    """Pair the words of two names: equal ones, then the cheapest, then initials."""
    met: list[Met] = []
    left_a, left_b = list(a.words), list(b.words)
    for one in a.words:
        for other in left_b:
            if one is other or (one.text == other.text and one.script == other.script):
                met.append((one, other, 0.0, EQUAL))
                left_a.remove(one)
                left_b.remove(other)
                break
    if left_a and left_b:
        _cheapest(met, left_a, left_b)
    if left_a and left_b and len(left_a) + len(left_b) > 2:
        _joined(met, left_a, left_b)
    return Alignment(met, left_a, left_b)


def _cheapest(met: list[Met], left_a: list[Word], left_b: list[Word]) -> None:
    options = []
    for i, one in enumerate(left_a):
        for j, other in enumerate(left_b):
            if one.script == other.script == LATIN and unlike(one, other):
                continue
            cost, how = compare(one, other)
            if how != NOT and cost < most(one, other):
                late = how == AS_INITIAL and one.kind != other.kind
                options.append((late, cost, i, j, how))
    options.sort()
    used_a, used_b = set(), set()
    for _, cost, i, j, how in options:
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            met.append((left_a[i], left_b[j], cost, how))
    left_a[:] = [w for i, w in enumerate(left_a) if i not in used_a]
    left_b[:] = [w for j, w in enumerate(left_b) if j not in used_b]


@lru_cache(maxsize=50_000)
def _join(a: Word, b: Word) -> Word:
    return Word(a.text + b.text, a.script, WORD, None)


def _joined(met: list[Met], left_a: list[Word], left_b: list[Word]) -> None:
    """Words written apart on one side and as one on the other: "Abd al-Rahman"."""
    for few, many, swapped in ((left_a, left_b, False), (left_b, left_a, True)):
        for one in list(few):
            best: tuple[float, Word, Word, Word] | None = None
            for x in many:
                for y in many:
                    if x is y or x.script != y.script or one.kind == INITIAL:
                        continue
                    length = len(x.latin) + len(y.latin) - len(one.latin)
                    if length > 3 or (length < -3 and one.script == x.script):
                        continue
                    if one.latin[:1] != x.latin[:1] and one.script == x.script:
                        continue
                    joint = _join(x, y)
                    cost, how = compare(one, joint)
                    bound = 4.0 if one.script == x.script else 6.0
                    if (
                        how in (EQUAL, SPELLING)
                        and cost < bound
                        and (best is None or cost < best[0])
                    ):
                        best = (cost, joint, x, y)
            if best is not None:
                cost, joint, x, y = best
                few.remove(one)
                many.remove(x)
                many.remove(y)
                pair = (joint, one) if swapped else (one, joint)
                met.append((*pair, cost + 0.3, SPELLING))


def weight(word: Word) -> float:
    """How much it says that two names share this word, 0 to 1."""
    found = word.weight
    if found < 0:
        found = word.weight = _weight(word)
    return found


def _weight(word: Word) -> float:
    if word.kind == INITIAL:
        return 0.15
    letters = len(word.latin) if word.latin else 3
    value = 0.4 + 0.12 * min(letters, 5)
    if word.given:
        value *= 0.6
    elif word.script == LATIN and word.latin.endswith(words().patronymics) and letters > 7:
        value *= 0.35
    return value


def at_home_apart(found: Alignment) -> bool:
    """Whether two names are in the forms of two languages that do not respell each other.

    "George Bush" and "Georg Busch": were it one man, the surname would be one, too.
    """
    if len(found.met) < 2:
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
        elif cost > 0 and one.graphemes != other.graphemes:
            respelled = True
    return given and respelled
