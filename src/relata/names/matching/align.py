"""Alignment: which word of one name corresponds to which word of the other.

Greedy: equal words first, then the cheapest pairs, initials last, then words written apart on one
side ("Abd al-Rahman", "Abdalrahman"). The order of the words does not count, since "Orbán Viktor"
and "Viktor Orbán" are one name.
"""

from __future__ import annotations

from functools import lru_cache

from relata.names.base.lexicon import name_words
from relata.names.base.scripts import LATIN, plain_latin
from relata.names.base.weights import WordMatchWeights, weights
from relata.names.distance.edit import MAX_COST
from relata.names.limits import (
    MAX_JOINED,
    MAX_UNALIGNED,
    SHORTEST_JOINED,
)
from relata.names.matching.name_forms import (
    listed_forms,
    may_be_compound,
    same_compound,
)
from relata.names.matching.word_distance import (
    AS_FORM,
    AS_INITIAL,
    EQUAL,
    SPELLING,
    UNMATCHED,
    MatchKind,
    compare_words,
)
from relata.names.parts.parse import ParsedName
from relata.names.parts.word import INITIAL, WORD, Word

#: (word, word, cost, by what they match)
AlignedPair = tuple[Word, Word, float, MatchKind]


class Alignment:
    """The pairs of words that correspond, and the words left over on either side."""

    __slots__ = (
        "by_forms", "closest", "identical", "joined_minor", "pairs", "unaligned_a", "unaligned_b",
    )  # fmt: skip

    def __init__(self) -> None:
        self.pairs: list[AlignedPair] = []
        self.unaligned_a: list[Word] = []
        self.unaligned_b: list[Word] = []
        #: The number of pairs of identical words; these are the first of `pairs`.
        self.identical = 0
        #: How close the closest words left over are (`closeness`); None until computed.
        self.closest: float | None = None
        #: Minor words that the other name writes together with the next word: "van", "den".
        self.joined_minor: tuple[Word, ...] = ()
        #: Whether words are aligned by more than their spelling (`name_forms`, written together).
        self.by_forms = False


def align(a: ParsedName, b: ParsedName, forms: bool = True) -> Alignment:
    """Align the words of two names: equal ones, then the cheapest pairs, then initials.

    `forms`: whether forms of one name count that only lists have (`name_forms`).
    """
    found = Alignment()
    pairs, left_a = found.pairs, found.unaligned_a
    found.unaligned_b = left_b = list(b.words)
    for one in a.words:
        if one in left_b:
            pairs.append((one, one, 0.0, EQUAL))
            left_b.remove(one)
        else:
            left_a.append(one)
    if left_a and left_b and left_a[0].lang != left_b[0].lang:
        _align_equal(pairs, left_a, left_b)
    found.identical = len(pairs)
    if left_a and left_b:
        if (
            forms
            and (len(left_a) == 1 or len(left_b) == 1)
            and (len(left_a) != len(left_b) or a.minor_words or b.minor_words)
        ):
            _align_written_together(found, a, b)
    if left_a and left_b:
        may_be_split = _align_cheapest(found, a, b, forms)
        if may_be_split and left_a and left_b and len(left_a) + len(left_b) > 2:
            _align_joined(found)
    return found


def _align_equal(pairs: list[AlignedPair], left_a: list[Word], left_b: list[Word]) -> None:
    """Equal words of texts in two languages, which are not the same `Word`."""
    for one in tuple(left_a):
        for other in left_b:
            if one.text == other.text and one.script == other.script:
                pairs.append((one, other, 0.0, EQUAL))
                left_a.remove(one)
                left_b.remove(other)
                break


def _align_written_together(found: Alignment, a: ParsedName, b: ParsedName) -> None:
    """A word that the other name writes apart, minor ones among them: "vandenBrul", "Abubakr"."""
    left_a, left_b = found.unaligned_a, found.unaligned_b
    if len(left_a) == 1 and len(left_a[0].text) >= SHORTEST_JOINED:
        run = _run_of(left_a[0], b.parts, left_b)
        if run is not None:
            _take_together(found, left_a, left_b, run, False)
            return
    if len(left_b) == 1 and len(left_b[0].text) >= SHORTEST_JOINED:
        run = _run_of(left_b[0], a.parts, left_a)
        if run is not None:
            _take_together(found, left_b, left_a, run, True)


def _take_together(
    found: Alignment, few: list[Word], many: list[Word], run: list[Word], swapped: bool
) -> None:
    """Align the one word of `few` with the words of `many` that are in the run."""
    words = [w for w in run if w in many]
    if not words:
        return
    joined = _joined_words(tuple(run))
    pair = (joined, few[0]) if swapped else (few[0], joined)
    few.clear()
    for word in words:
        many.remove(word)
    found.joined_minor = tuple(w for w in run if w not in words)
    found.pairs.append((*pair, weights().word_match.variant, SPELLING))
    found.by_forms = True


def _run_of(one: Word, parts: tuple[Word, ...], left: list[Word]) -> list[Word] | None:
    """The neighbouring words of a name that are `one` written apart."""
    text, compound = one.text, may_be_compound(one.latin)
    for start, first in enumerate(parts):
        if not text.startswith(first.text) and not (compound and first.text[0] == text[0]):
            continue
        together = first.text
        for end in range(start + 1, min(start + MAX_JOINED, len(parts))):
            together += parts[end].text
            run = parts[start : end + 1]
            if any(w.kind <= INITIAL and w not in left for w in run):
                break
            if together == text or (compound and same_compound(plain_latin(together), one.latin)):
                return list(run)
    return None


def _align_cheapest(found: Alignment, a: ParsedName, b: ParsedName, forms: bool) -> bool:
    """Align the cheapest pairs of the words left over; note how close the others are.

    Returns whether a word may have been written apart: then another begins with its letter.
    """
    left_a, left_b = found.unaligned_a, found.unaligned_b
    tuned = weights().word_match
    least_shared = tuned.shared_letters
    options: list[tuple[bool, float, int, int, MatchKind]] = []
    may_be_split = False
    listed = listed_forms(a, b, left_a, left_b, found.identical > 0) if forms else None
    if listed:
        found.by_forms = True
        options = [(False, cost, i, j, AS_FORM) for (i, j), cost in listed.items()]
    least, alike = MAX_COST, 0.0
    for i, one in enumerate(left_a):
        plain, bits, kinds, given = one.plain_letters, one.letter_bits, one.letter_kinds, one.given
        head = one.latin[:1]
        for j, other in enumerate(left_b):
            if not may_be_split:
                may_be_split = other.latin[:1] == head or other.script != one.script
            longer = kinds if kinds > other.letter_kinds else other.letter_kinds
            share = (bits & other.letter_bits).bit_count() / longer if longer else 0.0
            if share > alike:
                alike = share
            if listed and (i, j) in listed:
                continue
            if share < least_shared and plain and other.plain_letters:
                if not (given and other.given):
                    continue  # `too_different`, without a call for every pair
            cost, kind = compare_words(one, other)
            if cost < least:
                least = cost
            if kind is not UNMATCHED and cost < _max_cost(one, other, tuned):
                late = kind is AS_INITIAL and one.kind != other.kind
                options.append((late, cost, i, j, kind))
    if not options:
        if len(left_a) <= MAX_UNALIGNED and len(left_b) <= MAX_UNALIGNED:
            found.closest = closeness(least, alike)
        return may_be_split
    _take_cheapest(found, options)
    return may_be_split


def _take_cheapest(
    found: Alignment, options: list[tuple[bool, float, int, int, MatchKind]]
) -> None:
    """Align the words left over by the cheapest of the pairs that may be one."""
    left_a, left_b = found.unaligned_a, found.unaligned_b
    options.sort()  # no two have the same i and j: kinds are never compared
    used_a, used_b = 0, 0
    for _, cost, i, j, kind in options:
        if not (used_a >> i & 1 or used_b >> j & 1):
            used_a |= 1 << i
            used_b |= 1 << j
            found.pairs.append((left_a[i], left_b[j], cost, kind))
    left_a[:] = [w for i, w in enumerate(left_a) if not used_a >> i & 1]
    left_b[:] = [w for j, w in enumerate(left_b) if not used_b >> j & 1]


def _max_cost(a: Word, b: Word, tuned: WordMatchWeights) -> float:
    """The highest cost at which two words may be one: longer words and other scripts bear more."""
    longer = a.length if a.length > b.length else b.length
    if a.script == b.script:
        return tuned.max_base + tuned.max_per_letter * longer
    return tuned.max_base_across_scripts + tuned.max_per_letter_across_scripts * longer


def closeness(least: float, alike: float) -> float:
    """How close two words are: 1 to 2 by their least cost, else 0 to 1 by shared letters."""
    return 2 - least / MAX_COST if least < MAX_COST else alike


@lru_cache(maxsize=50_000)
def _joined_words(run: tuple[Word, ...]) -> Word:
    return Word("".join([w.text for w in run]), run[0].script, WORD, None)


@lru_cache(maxsize=50_000)
def _joined_word(a: Word, b: Word) -> Word:
    return Word(a.text + b.text, a.script, WORD, None)


def _align_joined(found: Alignment) -> None:
    """Words written apart on one side and as one on the other: "Abd al-Rahman"."""
    sides = found.unaligned_a, found.unaligned_b
    for few, many, swapped in ((*sides, False), (*sides[::-1], True)):
        if len(many) < 2:
            continue
        for one in tuple(few):
            if one.kind == INITIAL or len(many) < 2:
                continue
            best = _split_form(one, many)
            if best is not None:
                cost, joined, x, y = best
                few.remove(one)
                many.remove(x)
                many.remove(y)
                found.closest = None
                pair = (joined, one) if swapped else (one, joined)
                price = cost + weights().word_match.split
                found.pairs.append((*pair, price, SPELLING))


def _split_form(one: Word, many: list[Word]) -> tuple[float, Word, Word, Word] | None:
    """The two of many words that are `one` written apart: (cost, joined, first, second)."""
    best: tuple[float, Word, Word, Word] | None = None
    tuned = weights().word_match
    script, letters, head = one.script, one.length, one.latin[:1]
    for x in many:
        same_script = script == x.script
        if same_script and x.latin[:1] != head:
            continue
        shortest = letters - x.length - tuned.split_length_difference
        longest = letters - x.length + tuned.split_length_difference
        limit = tuned.max_split if same_script else tuned.max_split_across_scripts
        for y in many:
            length = y.length
            if length > longest or (same_script and length < shortest):
                continue
            if x is y or x.script != y.script:
                continue
            joined = _joined_word(x, y)
            cost, kind = compare_words(one, joined)
            if kind in (EQUAL, SPELLING) and cost < limit:
                if best is None or cost < best[0]:
                    best = (cost, joined, x, y)
    return best


def native_forms_differ(found: Alignment) -> bool:
    """Whether two names are in forms of two languages that do not respell each other's names.

    "George Bush" and "Georg Busch": if it were one person, the surname would be spelled alike.
    """
    if len(found.pairs) - found.identical < 2:
        return False
    lists = name_words()
    given = respelled = False
    for one, other, cost, kind in found.pairs:
        if one.script != LATIN or other.script != LATIN:
            return False
        if one.latin == other.latin or kind is AS_INITIAL:
            continue
        if one.latin in lists.native_given_names and other.latin in lists.native_given_names:
            given = True
        elif one.latin.endswith(lists.transcribed_endings) or other.latin.endswith(
            lists.transcribed_endings
        ):
            return False
        elif cost > 0 and one.sequence.graphemes != other.sequence.graphemes:
            respelled = True
    return given and respelled
