"""Distance between two words of names, and by what they match.

"Schoigu" and "Shoygu" match by spelling at a low cost, "J." and "Jeremy" as an initial, "Sasha" and
"Alexander" as forms of one given name, "Putin" and "Putina" by a case ending.
"""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

from relata.names.base.blocking_key import blocking_key
from relata.names.base.endings import ending_of, foreign_endings
from relata.names.base.letters import letter_tables
from relata.names.base.lexicon import given_names
from relata.names.base.scripts import HAN, HANGUL, KANA, LATIN
from relata.names.base.weights import weights
from relata.names.distance.edit import MAX_COST, edit_cost, han_cost
from relata.names.distance.grapheme_costs import cost_row, cost_table
from relata.names.parts.pronunciations import (
    is_romanisation,
    may_sound_alike,
    shared_pronunciation,
)
from relata.names.parts.word import INITIAL, Word, letters_of


class MatchKind(Enum):
    """By what two words match."""

    EQUAL = "equal"
    SPELLING = "spelling"
    INITIAL = "initial"
    GIVEN_NAME_FORM = "form"
    CASE_ENDING = "ending"
    NONE = "not"


# Without the class's name, for the hot loops.
EQUAL, SPELLING, AS_INITIAL, AS_FORM, AS_ENDING, UNMATCHED = MatchKind


#: What it costs that two words are one, 0 to MAX_COST, and by what they match.
WordMatch = tuple[float, MatchKind]
_NO_MATCH: WordMatch = (MAX_COST, UNMATCHED)


def _initial(a: Word, b: Word) -> WordMatch:
    """An initial matches every word that may begin with it."""
    one, other = (a, b) if a.kind == INITIAL else (b, a)
    if not one.latin or not other.latin:
        return _NO_MATCH
    same = one.latin[0] == other.latin[0] or _similar_letters(one.latin[0], other.latin[0])
    return (0.0, AS_INITIAL) if same else _NO_MATCH


def _abbreviated(a: Word, b: Word) -> bool:
    """Whether one word is the other cut short by a full stop: "Jac.", "Jacob"."""
    short, long = (a, b) if len(a.latin) < len(b.latin) else (b, a)
    return short.abbreviated and short.script == long.script and long.latin.startswith(short.latin)


def _similar_letters(a: str, b: str) -> bool:
    return (a + b if a < b else b + a) in letter_tables().similar_initials


def _given_name_cost(a: str, b: str) -> float | None:
    """What it costs that two given names are forms of one; None where they are not."""
    known = given_names()
    full_a, full_b = known.groups.get(a), known.groups.get(b)
    if full_a and full_b and full_a & full_b:
        return weights().word_match.given_name_form
    short_a, short_b = known.short.get(a), known.short.get(b)
    if (full_a and short_b and full_a & short_b) or (short_a and full_b and short_a & full_b):
        return weights().word_match.short_form
    return None


def _spelling(a: Word, b: Word) -> float:
    """The least cost by the table of the two scripts."""
    if a.script == HAN or b.script == HAN:
        return _han_spelling(a, b)
    if a.script == LATIN and b.script != LATIN:
        return _across_scripts(a, b)
    if b.script == LATIN and a.script != LATIN:
        return _across_scripts(b, a)
    if a.sounds and b.sounds and a.cost_table == b.cost_table:
        return _by_sounds(a, b)
    if not a.sequence.graphemes or not b.sequence.graphemes:
        return MAX_COST
    return _by_letters(a, b)


def _by_letters(a: Word, b: Word) -> float:
    """The cost of two words by their Latin letters; symmetric, since they are put in order."""
    if a.latin > b.latin or (a.latin == b.latin and a.text > b.text):
        a, b = b, a
    return edit_cost(a.sequence.rows(LATIN), b.sequence.target(LATIN))


def _han_spelling(a: Word, b: Word) -> float:
    """Han characters with Latin letters by their readings, with one another letter by letter."""
    if a.script == b.script:
        return min(MAX_COST, weights().spelling.changed_letter * levenshtein(a.text, b.text))
    han, other = (a, b) if a.script == HAN else (b, a)
    return han_cost(han.text, other.latin)


def _by_sounds(a: Word, b: Word) -> float:
    """Two words of one script by their sounds, and by how easily one is taken for another."""
    if a.cost_table in (HANGUL, KANA):
        return min(MAX_COST, weights().spelling.changed_letter * levenshtein(a.text, b.text))
    if (a.sounds, a.text) > (b.sounds, b.text):
        a, b = b, a
    table = cost_table("sounds")
    rows = [cost_row(table.units.get(sound, _NO_COSTS)) for sound in a.sounds]
    return edit_cost(rows, b.sequence.target("sounds"))


_NO_COSTS: dict[str, float] = {}


def levenshtein(a: str, b: str) -> int:
    """The least number of letters to insert, delete or substitute (Levenshtein distance)."""
    before = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        now = [i]
        for j, y in enumerate(b, 1):
            now.append(min(before[j] + 1, now[j - 1] + 1, before[j - 1] + (x != y)))
        before = now
    return before[-1]


def transposed(a: str, b: str) -> bool:
    """Whether two words differ by two neighbouring letters that changed places: "Mrekel"."""
    if len(a) != len(b) or len(a) < 4:
        return False
    at = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    return len(at) == 2 and at[1] == at[0] + 1 and a[at[0]] == b[at[1]] and a[at[1]] == b[at[0]]


def _by_pronunciation(a: Word, b: Word, best: float) -> float:
    """The least of `best` and the cost of a shared pronunciation, if there is one."""
    tuned = weights().word_match
    rare = best > tuned.rare_conventions_from
    if not may_sound_alike(a, b, rare):
        return best
    shared = shared_pronunciation(a, b, a.lang, b.lang, rare)
    if shared is None or is_romanisation(shared[0].convention):
        return best
    unusual = shared[0].unusual + shared[1].unusual
    return min(best, tuned.same_pronunciation + tuned.unusual_convention * unusual)


def _may_sound_alike(a: Word, b: Word, best: float) -> bool:
    """A cheap test before all conventions are compared: most words are not even similar."""
    if (a.letter_bits ^ b.letter_bits) & _IN_EVERY_KEY:
        if a.latin.isascii() and b.latin.isascii():
            return False  # their blocking keys differ by these letters already
    tuned = weights().word_match
    if best >= tuned.far_from and (
        abs(a.length - b.length) > tuned.far_length_difference
        or shared_letters(a, b) < tuned.far_shared_letters
    ):
        return False
    return blocking_key(a.latin) == blocking_key(b.latin)


#: Letters that are always in the blocking key and stand for no others.
_IN_EVERY_KEY = letters_of("lmnr")


def shared_letters(a: Word, b: Word) -> float:
    """The share of letter kinds that two words have in common, 0 to 1."""
    longer = a.letter_kinds if a.letter_kinds > b.letter_kinds else b.letter_kinds
    return (a.letter_bits & b.letter_bits).bit_count() / longer if longer else 0.0


def too_different(a: Word, b: Word) -> bool:
    """Whether two Latin words share too few letters: `compare_words` then finds no match."""
    if not (a.plain_letters and b.plain_letters) or (a.given and b.given):
        return False
    longer = a.letter_kinds if a.letter_kinds > b.letter_kinds else b.letter_kinds
    shared = (a.letter_bits & b.letter_bits).bit_count()
    return shared < weights().word_match.shared_letters * longer


@lru_cache(maxsize=20_000)
def _without_ending(word: Word) -> tuple[tuple[Word, float], ...]:
    """A Latin word without the ending that a language gives to foreign names, and its cost."""
    if word.script != LATIN or len(word.latin) < 5:
        return ()
    for ending, price in foreign_endings():
        if word.text.endswith(ending) and len(word.text) > len(ending) + 3:
            return ((Word(word.text[: -len(ending)], LATIN, word.kind, None), price),)
    return ()


def _across_scripts(latin: Word, other: Word) -> float:
    name = other.cost_table
    if name in _SCRIPT_TABLES and other.sounds:
        return edit_cost(latin.sequence.rows(name), other.sequence.target(name))
    if not latin.sequence.graphemes or not other.sequence.graphemes:
        return MAX_COST
    return edit_cost(latin.sequence.rows(LATIN), other.sequence.target(LATIN))


_SCRIPT_TABLES = frozenset(("cyrillic", "arabic", "hebrew", "kana", "hangul"))


@lru_cache(maxsize=500_000)
def compare_words(a: Word, b: Word) -> WordMatch:
    """What it costs that two words are one, 0 to MAX_COST, and by what they match. Symmetric."""
    if a.latin == b.latin and a.latin and (a.text == b.text or a.script == b.script):
        return 0.0, EQUAL
    tuned = weights().word_match
    plain = a.plain_letters and b.plain_letters
    if not plain:
        if a.kind == INITIAL or b.kind == INITIAL:
            return _initial(a, b)
        if (a.abbreviated or b.abbreviated) and _abbreviated(a, b):
            return tuned.abbreviation, AS_INITIAL
    same_script = a.script == b.script
    given = _given_name_cost(a.latin, b.latin) if a.given and b.given else None
    if plain or (a.script != HAN != b.script and a.letter_bits and b.letter_bits):
        least = tuned.shared_letters if same_script else tuned.shared_letters_across_scripts
        if shared_letters(a, b) < least:
            return _NO_MATCH if given is None else (given, AS_FORM)
    best, kind = _least_cost(a, b, plain)
    if best <= tuned.case_ending:
        return best, kind
    if a.latin[:3] == b.latin[:3] and ending_of(a.latin, b.latin) is not None:
        return tuned.case_ending, AS_ENDING
    if best > tuned.transposition and a.letter_bits == b.letter_bits:
        if transposed(a.latin, b.latin):
            best, kind = tuned.transposition, SPELLING
    if given is not None and given < best:
        return given, AS_FORM
    return best, kind


def _least_cost(a: Word, b: Word, plain: bool) -> WordMatch:
    """The least cost by the tables, by pronunciation, and without a foreign case ending."""
    tuned = weights().word_match
    same_script = a.script == b.script
    best = _by_letters(a, b) if plain else _spelling(a, b)
    if best > tuned.same_pronunciation + tuned.pronunciation_gain and same_script:
        if a.script == LATIN and _may_sound_alike(a, b, best):
            best = _by_pronunciation(a, b, best)
    kind = SPELLING if best < MAX_COST else UNMATCHED
    if best > tuned.case_ending and not same_script:
        for shorter, price in _without_ending(a if a.script == LATIN else b):
            stem = _spelling(shorter, b if a.script == LATIN else a) + price
            if stem < best:
                best, kind = stem, AS_ENDING
    return best, kind
