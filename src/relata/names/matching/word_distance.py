"""Two words of names: how far apart they are, and by what they meet."""

from __future__ import annotations

from functools import lru_cache

from relata.names.base.blocking_key import key
from relata.names.base.endings import ending_of
from relata.names.base.lexicon import given_names
from relata.names.base.scripts import HAN, HANGUL, KANA, LATIN
from relata.names.distance.edit import LIMIT, characters, cost
from relata.names.distance.grapheme_costs import ready, table
from relata.names.parts.word import INITIAL, Word, letters_of

#: Costs that no table gives: another form of the same given name, a short form, an ending.
NICK, FORM, ENDING, SLIP = 2.5, 1.5, 1.0, 2.5

#: A word that a stop cuts short; equal words go before it.
ABBREVIATED = 0.3

#: Where readings meet: the least cost, and how much less usual conventions add to it.
MEET, UNUSUAL = 0.8, 1.0
#: Words that are nearer than this by the tables need no rare convention.
RARE = 2.4

#: Words that share fewer of their kinds of letters are not compared: of those that would
#: have met, one in two hundred is lost.
ALIKE, ALIKE_ACROSS = 0.55, 0.34

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


def _abbreviated(a: Word, b: Word) -> bool:
    """Whether one word is the beginning of the other, and a stop says so: "Jac.", "Jacob"."""
    short, long = (a, b) if len(a.latin) < len(b.latin) else (b, a)
    return short.cut and short.script == long.script and long.latin.startswith(short.latin)


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
        return _han(a, b)
    if a.script == LATIN and b.script != LATIN:
        return _across(a, b)
    if b.script == LATIN and a.script != LATIN:
        return _across(b, a)
    if a.read and b.read and a.meets == b.meets:
        return _readings(a, b)
    if not a.spelling.graphemes or not b.spelling.graphemes:
        return LIMIT
    return _by_letters(a, b)


def _by_letters(a: Word, b: Word) -> float:
    """The cost of two words by their Latin letters: in one direction, always the same."""
    if a.latin > b.latin or (a.latin == b.latin and a.text > b.text):
        a, b = b, a
    return cost(a.spelling.rows(LATIN), b.spelling.target(LATIN))


def _han(a: Word, b: Word) -> float:
    """Chinese characters against Latin letters by their usual sounds; else letter by letter."""
    if a.script == b.script:
        return min(LIMIT, 4.0 * edits(a.text, b.text))
    han, other = (a, b) if a.script == HAN else (b, a)
    return characters(han.text, other.latin)


def _readings(a: Word, b: Word) -> float:
    """Two words of one script: their readings, by how easily sounds are taken for others."""
    if a.meets in (HANGUL, KANA):
        return min(LIMIT, 4.0 * edits(a.text, b.text))
    if (a.read, a.text) > (b.read, b.text):
        a, b = b, a
    sounds = table("sounds")
    rows = [ready(sounds.units.get(c, _NO_ROW)) for c in a.read]
    return cost(rows, b.spelling.target("sounds"))


_NO_ROW: dict[str, float] = {}


def edits(a: str, b: str) -> int:
    """The least number of letters to change (Levenshtein)."""
    before = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        now = [i]
        for j, y in enumerate(b, 1):
            now.append(min(before[j] + 1, now[j - 1] + 1, before[j - 1] + (x != y)))
        before = now
    return before[-1]


def swapped(a: str, b: str) -> bool:
    """Whether two words differ by two neighbouring letters that changed places."""
    if len(a) != len(b) or len(a) < 4:
        return False
    at = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    return len(at) == 2 and at[1] == at[0] + 1 and a[at[0]] == b[at[1]] and a[at[1]] == b[at[0]]


def _met(a: Word, b: Word, best: float) -> float:
    """What it costs at most where two readings meet: by how usual their conventions are."""
    from relata.names.parts.pronunciations import ROMANISATIONS, may_meet, meeting

    if not may_meet(a, b, best > RARE):
        return best
    where = meeting(a, b, a.lang, b.lang, best > RARE)
    if where is None or where[0].convention.code in ROMANISATIONS:
        return best
    return min(best, MEET + UNUSUAL * (where[0].unusual + where[1].unusual))


def _may_meet(a: Word, b: Word, best: float) -> bool:
    """Whether it is worth while to look at every convention: most words are not even like."""
    if (a.letters ^ b.letters) & _KEPT and a.latin.isascii() and b.latin.isascii():
        return False  # Their keys differ by these already.
    if best >= 5 and (abs(a.length - b.length) > 3 or shared(a, b) < 0.6):
        return False
    return key(a.latin) == key(b.latin)


#: Letters that are always in the key, and stand for no others.
_KEPT = letters_of("lmnr")


def shared(a: Word, b: Word) -> float:
    """The share of kinds of letters that two words have in common, 0 to 1."""
    longer = a.kinds if a.kinds > b.kinds else b.kinds
    return (a.letters & b.letters).bit_count() / longer if longer else 0.0


def unlike(a: Word, b: Word) -> bool:
    """Whether two words of Latin letters share too little to be compared: `compare` says NOT."""
    if not (a.strict and b.strict) or (a.given and b.given):
        return False
    longer = a.kinds if a.kinds > b.kinds else b.kinds
    return (a.letters & b.letters).bit_count() < ALIKE * longer


@lru_cache(maxsize=20_000)
def _stems(word: Word) -> tuple[tuple[Word, float], ...]:
    """A Latin word without the endings that Slavic languages give to foreign names."""
    if word.script != LATIN or len(word.latin) < 5:
        return ()
    for ending, price in _ENDINGS:
        if word.text.endswith(ending) and len(word.text) > len(ending) + 3:
            return ((Word(word.text[: -len(ending)], LATIN, word.kind, None), price),)
    return ()


#: Czech and Slovak feminine names; the usual genitives.
_ENDINGS = (("ová", 0.3), ("ova", 1.5), ("a", 1.5), ("ovi", 1.5), ("em", 2.0), ("y", 2.0))


def _across(latin: Word, other: Word) -> float:
    name = other.meets
    if name in _TABLES and other.read:
        return cost(latin.spelling.rows(name), other.spelling.target(name))
    if not latin.spelling.graphemes or not other.spelling.graphemes:
        return LIMIT
    return cost(latin.spelling.rows(LATIN), other.spelling.target(LATIN))


_TABLES = frozenset(("cyrillic", "arabic", "hebrew", "kana", "hangul"))


def most(a: Word, b: Word) -> float:
    """What two words may cost at most to be one: longer words bear more, other scripts too."""
    longer = a.length if a.length > b.length else b.length
    return 1.5 + 0.62 * longer if a.script == b.script else 3.0 + 0.8 * longer


@lru_cache(maxsize=500_000)
def compare(a: Word, b: Word) -> Found:
    """What it costs that two words are one, 0 to LIMIT, and how they met."""
    if a.latin == b.latin and a.latin and (a.text == b.text or a.script == b.script):
        return 0.0, EQUAL
    strict = a.strict and b.strict
    if not strict:
        if a.kind == INITIAL or b.kind == INITIAL:
            return _initial(a, b)
        if (a.cut or b.cut) and _abbreviated(a, b):
            return ABBREVIATED, AS_INITIAL
    same = a.script == b.script
    given = _given(a.latin, b.latin) if a.given and b.given else None
    if strict or (a.script != HAN != b.script and a.letters and b.letters):
        if shared(a, b) < (ALIKE if same else ALIKE_ACROSS):
            return _NONE if given is None else (given, AS_FORM)
    best = _by_letters(a, b) if strict else _spelling(a, b)
    if best > MEET + 0.4 and same and a.script == LATIN and _may_meet(a, b, best):
        best = _met(a, b, best)
    how = SPELLING if best < LIMIT else NOT
    if best > ENDING and not same:
        for shorter, price in _stems(a if a.script == LATIN else b):
            stem = _spelling(shorter, b if a.script == LATIN else a) + price
            if stem < best:
                best, how = stem, AS_ENDING
    if best <= ENDING:
        return best, how
    if a.latin[:3] == b.latin[:3] and ending_of(a.latin, b.latin) is not None:
        return ENDING, AS_ENDING
    if best > SLIP and a.letters == b.letters and swapped(a.latin, b.latin):
        best, how = SLIP, SPELLING
    if given is not None and given < best:
        return given, AS_FORM
    return best, how
