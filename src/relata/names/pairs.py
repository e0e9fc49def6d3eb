"""Two words of names: how far apart they are, and by what they meet."""

from __future__ import annotations

from functools import lru_cache

from relata.names.costs import table
from relata.names.distance import LIMIT, cost
from relata.names.endings import ending_of
from relata.names.parse import INITIAL, Word
from relata.names.scripts import HAN, LATIN
from relata.names.words import given_names

#: Costs that no table gives: another form of the same given name, a short form, an ending.
NICK, FORM, ENDING = 2.5, 1.5, 1.0

#: How two words met.
EQUAL, SPELLING, AS_INITIAL, AS_FORM, AS_ENDING, NOT = (
    "equal", "spelling", "initial", "form", "ending", "not",
)  # fmt: skip

Found = tuple[float, str]
_NONE: Found = (LIMIT, NOT)


def _initial(a: Word, b: Word) -> Found:
    """An initial stands for any word that may begin so."""
    one, other = (a, b) if a.kind == INITIAL else (b, a)
    if not one.latin or not other.latin:
        return _NONE
    same = one.latin[0] == other.latin[0] or _near(one.latin[0], other.latin[0])
    return (0.0, AS_INITIAL) if same else _NONE


_NEAR = frozenset(("ck", "cs", "gh", "ij", "jy", "iy", "vw", "sz", "ie", "ey", "ct", "fp", "hk"))


def _near(a: str, b: str) -> bool:
    return (a + b if a < b else b + a) in _NEAR


def _given(a: str, b: str) -> float | None:
    """What it costs that two given names are forms of one; None where they are not."""
    known = given_names()
    full_a, full_b = known.groups.get(a), known.groups.get(b)
    if full_a and full_b and full_a & full_b:
        return FORM
    short_a, short_b = known.short.get(a), known.short.get(b)
    if (full_a and short_b and full_a & short_b) or (short_a and full_b and short_a & full_b):
        return NICK
    return None


def _spelling(a: Word, b: Word) -> float:
    """The least cost by the table of their scripts."""
    if a.script == HAN or b.script == HAN:
        return LIMIT if a.text != b.text else 0.0
    if a.script == LATIN and b.script != LATIN:
        return _across(a, b)
    if b.script == LATIN and a.script != LATIN:
        return _across(b, a)
    if not a.graphemes or not b.graphemes:
        return LIMIT
    # One direction is enough, and always the same one: the words stand in their order.
    if (a.latin, a.text) > (b.latin, b.text):
        a, b = b, a
    return cost(a.rows_for(LATIN), b.symbols, table(LATIN).insert, True)


def _across(latin: Word, other: Word) -> float:
    name = other.meets
    if name in _TABLES and other.read:
        return cost(latin.rows_for(name), other.read, table(name).insert, False)
    if not latin.graphemes or not other.graphemes:
        return LIMIT
    return cost(latin.rows_for(LATIN), other.symbols, table(LATIN).insert, True)


_TABLES = frozenset(("cyrillic", "arabic", "hebrew", "kana", "hangul"))


@lru_cache(maxsize=500_000)
def compare(a: Word, b: Word) -> Found:
    """What it costs that two words are one, 0 to LIMIT, and how they met."""
    if a.latin == b.latin and a.latin and (a.text == b.text or a.script == b.script):
        return 0.0, EQUAL
    if a.kind == INITIAL or b.kind == INITIAL:
        return _initial(a, b)
    best = _spelling(a, b)
    found: Found = (best, SPELLING if best < LIMIT else NOT)
    if best > ENDING:
        if ending_of(a.latin, b.latin) is not None:
            found = (ENDING, AS_ENDING)
        elif best > FORM:
            given = _given(a.latin, b.latin)
            if given is not None and given < best:
                found = (given, AS_FORM)
    return found
