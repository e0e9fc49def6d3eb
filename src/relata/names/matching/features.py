"""Features of the score: one row of numbers for two names and their alignment.

Kept in five groups (counts, aligned words, unaligned words, shares, spelling costs), because many
pairs of names agree in a whole group and the score caches the answers to it. For "Sergey Shoygu"
and "Sergej Schoigu" two words are aligned, none is left over, and the spelling costs a little.
"""

from __future__ import annotations

from functools import partial
from operator import ne
from typing import NamedTuple

from relata.names.base.scripts import (
    ARABIC,
    CYRILLIC,
    HAN,
    HANGUL,
    HEBREW,
    KANA,
    LATIN,
    iso9,
)
from relata.names.base.weights import weights
from relata.names.distance.edit import MAX_COST
from relata.names.limits import MAX_UNALIGNED
from relata.names.matching.align import AlignedPair, Alignment, closeness
from relata.names.matching.word_distance import (
    AS_ENDING,
    AS_INITIAL,
    EQUAL,
    compare_words,
    levenshtein,
    shared_letters,
    too_different,
)
from relata.names.parts.parse import ParsedName
from relata.names.parts.word import SUFFIX, Word

#: Names of the features, in their order, as `data/boosted_trees.json` has them.
FEATURES = (
    "share", "share_squared", "matched", "cost", "worst", "second_worst", "cost_by_letter",
    "left_less", "left_more", "one_sided", "two_left", "initials", "endings", "both_single",
    "single_cost", "across", "across_worst", "across_single", "across_letters", "arabic_cost",
    "hebrew", "hebrew_cost", "east_asian_cost", "han", "minor_differ", "suffix_differ", "legal",
    "near_miss", "equal_words", "words_less", "words_more", "letters", "lost_letters",
    "greatest_weight", "surname_conflict", "first_left", "extra_first", "extra_inner", "reordered",
    "latin_forms", "iso9_distance", "lost_marks", "distinctive", "surname",
)  # fmt: skip
_EAST_ASIAN = (KANA, HANGUL)
#: `cost_by_letter` is the cost by this many letters more than the aligned words have: so it stays
#: small for one short word. Part of the feature's definition, on which the trees are fitted.
LETTERS_PRIOR = 3
#: Letters, distinctive words and matched weight beyond these say no more.
_MOST_LETTERS, _MOST_DISTINCTIVE, _MOST_MATCHED = 25, 3, 3.0
_MOST_INITIALS = 3
#: The feature `iso9_distance` where no Cyrillic word is aligned with a Latin one: the trees are
#: fitted on numbers, so this is a number, too.
NO_ISO9 = -1.0


class Counts(NamedTuple):
    """Whole numbers and booleans, equal for many pairs of names."""

    #: Where words are left over: 0 nowhere, 1 on one side, 2 on both, 3 two or more on both.
    unaligned: int
    equal: int
    words_less: int
    words_more: int
    initials: int
    endings: int
    #: Exactly one letter of an aligned word differs.
    one_letter_changed: bool
    #: Whether minor words differ, whether suffixes differ ("Jr").
    differ: tuple[bool, bool]
    legal: bool
    #: Where commas mark both surnames: 1 where their words are aligned, else -1; 0 without commas.
    surname: int
    #: And how many of the first given names are left over.
    first_left: int
    #: The longer name's own words: before all others, among them.
    extra: tuple[bool, bool]
    reordered: bool
    #: The script that is not Latin, "" where both are Latin.
    script: str
    across: bool
    lost_marks: bool


#: Of the aligned words: the greatest weight, the letters of all, the number of distinctive ones.
AlignedWords = tuple[float, int, int]
#: Of the words left over: the weight of the side with less and with more, the fewest letters.
UnalignedWords = tuple[float, float, int]
#: Real numbers: share of the weight that is aligned, matched weight, closeness of the rest.
Shares = tuple[float, float, float]


class SpellingCosts(NamedTuple):
    """What the spelling of the aligned words costs."""

    cost: float
    worst: float
    second_worst: float
    #: Levenshtein distance of Cyrillic words in ISO 9 from Latin ones, as a share of the letters.
    iso9_distance: float


#: All features of a pair of names, in groups.
PairFeatures = tuple[Counts, AlignedWords, UnalignedWords, Shares, SpellingCosts]

#: Where all aligned words are equal.
NO_COSTS = SpellingCosts(0.0, 0.0, 0.0, NO_ISO9)


def feature_row(
    counts: Counts,
    aligned: AlignedWords,
    unaligned: UnalignedWords,
    shares: Shares,
    costs: SpellingCosts,
) -> list[float]:
    """The groups as one row, in the order of `FEATURES`."""
    greatest, aligned_letters, distinctive = aligned
    less, more, lost_letters = unaligned
    share, matched, closest = shares
    cost, worst, second, iso9_distance = costs
    single, across, script = counts.words_less == 1, counts.across, counts.script
    letters = aligned_letters / 10
    by_letter = cost / (aligned_letters + LETTERS_PRIOR)
    return [
        share, share * share, matched, cost, worst, second, by_letter,
        less, more, counts.unaligned == 1, counts.unaligned == 3, counts.initials, counts.endings,
        counts.words_more == 1, cost if single else 0.0,
        across, worst if across else 0.0, across and single, letters if across else 0.0,
        cost if script == ARABIC else 0.0, script == HEBREW, cost if script == HEBREW else 0.0,
        cost if script in _EAST_ASIAN else 0.0, script == HAN,
        *counts.differ, counts.legal, closest, counts.equal, counts.words_less, counts.words_more,
        letters, lost_letters, greatest, counts.unaligned > 1 and counts.surname != 0,
        counts.first_left, *counts.extra, counts.reordered,
        counts.one_letter_changed and not across,
        iso9_distance, counts.lost_marks, distinctive, counts.surname,
    ]  # fmt: skip


def pair_features(a: ParsedName, b: ParsedName, found: Alignment) -> PairFeatures:
    """The features of two names and their alignment; the same for (a, b) and (b, a)."""
    pairs, left_a, left_b = found.pairs, found.unaligned_a, found.unaligned_b
    if found.identical == len(pairs):
        matched, letters, distinctive, greatest = _identical_sums(pairs)
        equal, rest, costs = found.identical, _NO_REST, NO_COSTS
    else:
        matched, letters, distinctive, equal, greatest, rest, costs = _aligned_sums(pairs)
    unaligned, sides = 0, _NOTHING_LEFT
    if left_a or left_b:
        sides = _unaligned_sums(left_a, left_b)
        unaligned = 1 if not (left_a and left_b) else 3 if min(len(left_a), len(left_b)) > 1 else 2
    few, many = len(a.words), len(b.words)
    if many < few:
        few, many = many, few
    script, across, lost_marks = a.words[0].script, False, False
    if script != b.words[0].script:
        across, lost_marks = True, _lost_marks(found)
        costs = costs._replace(iso9_distance=_iso9_distance(found))
        script = b.words[0].script if script == LATIN else script
    surname = 0
    if a.surname and b.surname:
        surname = 1 if a.surname == b.surname else _surnames_align(a, b, found)
    closest = 0.0
    if unaligned > 1:
        closest = _closest_unaligned(found) if found.closest is None else found.closest
    first_left = (
        (a.first_given in left_a) + (b.first_given in left_b) if surname and unaligned else 0
    )
    return (
        _counts((
            unaligned, equal, few, many, *rest,
            _minor_words_differ(a, b, found) if a.minor_words or b.minor_words else _SAME,
            bool(a.legal or b.legal), surname, first_left,
            _extra_words(a, b, found) if unaligned == 1 and many > 2 else _NO_EXTRA,
            len(pairs) > 2 and reordered(a, b, found),
            "" if script == LATIN else script, across, lost_marks,
        )),
        (
            greatest, letters if letters < _MOST_LETTERS else _MOST_LETTERS,
            distinctive if distinctive < _MOST_DISTINCTIVE else _MOST_DISTINCTIVE,
        ),
        sides,
        (
            2 * matched / (2 * matched + sides[0] + sides[1] + 1e-9),
            matched if matched < _MOST_MATCHED else _MOST_MATCHED, closest,
        ),
        costs,
    )  # fmt: skip


#: The same as calling the class, but faster.
_counts = partial(tuple.__new__, Counts)

#: Initials, endings, and whether exactly one letter was changed.
_Rest = tuple[int, int, bool]
_NO_REST: _Rest = (0, 0, False)
_NOTHING_LEFT: UnalignedWords = (0.0, 0.0, 0)


def _identical_sums(pairs: list[AlignedPair]) -> tuple[float, int, int, float]:
    """Matched weight, letters, distinctive words and greatest weight of identical words."""
    matched = greatest = 0.0
    letters = distinctive = 0
    for word, _, _, _ in pairs:
        value = word.weight
        if value > greatest:
            greatest = value
        matched += value
        letters += word.length
        distinctive += word.distinctive
    return matched, letters, distinctive, greatest


def _unaligned_sums(left_a: list[Word], left_b: list[Word]) -> UnalignedWords:
    """The weights of the words left over, the lesser first; the letters of the shorter side."""
    less = more = 0.0
    lost_a = lost_b = 0
    for word in left_a:
        less += word.weight
        lost_a += word.length
    for word in left_b:
        more += word.weight
        lost_b += word.length
    if more < less:
        less, more = more, less
    return less, more, lost_a if lost_a < lost_b else lost_b


def _aligned_sums(
    pairs: list[AlignedPair],
) -> tuple[float, int, int, int, float, _Rest, SpellingCosts]:
    """Sums over the aligned words, in the order in which `pair_features` takes them."""
    discount = weights().score.spelling_discount
    matched = greatest = 0.0
    letters = distinctive = 0
    cost = worst = second = 0.0
    equal = initials = endings = 0
    changed = False
    for one, other, price, kind in pairs:
        value = one.weight
        if one is not other and other.weight < value:
            value = other.weight
        if value > greatest:
            greatest = value
        letters += one.length
        if kind is EQUAL:
            equal += 1
            matched += value
            distinctive += one.distinctive
            continue
        if kind is AS_INITIAL:
            initials += 1
            matched += value
            continue
        distinctive += one.distinctive or other.distinctive
        endings += kind is AS_ENDING
        cost += price
        if price > worst:
            worst, second = price, worst
        elif price > second:
            second = price
        matched += value / (1 + discount * price)
        if not changed and one.length == other.length and one.latin != other.latin:
            changed = sum(map(ne, one.latin, other.latin)) == 1
    if equal == len(pairs):
        return matched, letters, distinctive, equal, greatest, _NO_REST, NO_COSTS
    rest = (initials if initials < _MOST_INITIALS else _MOST_INITIALS, endings, changed)
    return (
        matched, letters, distinctive, equal, greatest, rest,
        SpellingCosts(cost, worst, second, NO_ISO9),
    )  # fmt: skip


_SAME = (False, False)
_NO_EXTRA = (False, False)


def _minor_words_differ(a: ParsedName, b: ParsedName, found: Alignment) -> tuple[bool, bool]:
    """Whether minor words differ: any of them, suffixes."""
    if a.minor_words == b.minor_words:
        return _SAME
    one = {w.latin for w in a.minor_words if w.kind == SUFFIX}
    other = {w.latin for w in b.minor_words if w.kind == SUFFIX}
    joined = {w.key for w in found.joined_minor}
    keys = ({w.key for w in name.minor_words} - joined for name in (a, b))
    return next(keys) != next(keys), one != other


def _surnames_align(a: ParsedName, b: ParsedName, found: Alignment) -> int:
    """1 where a word of one surname is aligned with a word of the other, else -1."""
    for word in a.surname:
        if word in b.surname:
            return 1
    if found.identical == len(found.pairs) and a.words[0].lang == b.words[0].lang:
        return -1
    other = {id(one): it for one, it, _, _ in found.pairs}
    return 1 if any(other.get(id(word)) in b.surname for word in a.surname) else -1


def _extra_words(a: ParsedName, b: ParsedName, found: Alignment) -> tuple[bool, bool]:
    """Where the longer name has words of its own: before all others, or among them.

    "Uday Saddam Hussein" is another person than "Saddam Hussein"; a second given name or a
    father's name comes after the first word.
    """
    name, left = (a, found.unaligned_a) if found.unaligned_a else (b, found.unaligned_b)
    order = name.written_order
    first = bool(order) and order[0] in left
    return first, not first and order[-1:] != tuple(left[-1:])


def reordered(a: ParsedName, b: ParsedName, found: Alignment) -> bool:
    """Whether the aligned words stand in another order, apart from the surname coming first."""
    if len(found.pairs) < 3:
        return False
    other = {id(x): id(y) for x, y, _, _ in found.pairs}
    order_b = [id(w) for w in b.written_order if id(w) in other.values()]
    order_a = [other[id(w)] for w in a.written_order if id(w) in other]
    if len(order_a) != len(order_b) or len(set(order_b)) != len(order_b):
        return False
    start = order_b.index(order_a[0]) if order_a and order_a[0] in order_b else 0
    return order_b[start:] + order_b[:start] != order_a


def _lost_marks(found: Alignment) -> bool:
    """Whether a Latin word aligned with another script has diacritics, which that script lost."""
    return any(
        x.script != y.script and not (x if x.script == LATIN else y).text.isascii()
        for x, y, _, _ in found.pairs
    )


def _iso9_distance(found: Alignment) -> float:
    """How far Cyrillic words are from Latin ones letter by letter, as a share of their letters."""
    changed = letters = 0
    for one, other, _, _ in found.pairs:
        latin, cyrillic = (one, other) if one.script == LATIN else (other, one)
        if latin.script == LATIN and cyrillic.script == CYRILLIC:
            literal = iso9(cyrillic.text)
            longer = max(len(latin.latin), len(literal))
            changed += 0 if latin.latin == literal else levenshtein(latin.latin, literal)
            letters += longer
    return changed / letters if letters else NO_ISO9


def _closest_unaligned(found: Alignment) -> float:
    """How close the closest of the words left over are, once others are aligned."""
    least, alike = MAX_COST, 0.0
    least_shared = weights().word_match.shared_letters
    for a in found.unaligned_a[:MAX_UNALIGNED]:
        for b in found.unaligned_b[:MAX_UNALIGNED]:
            share = shared_letters(a, b)
            if share >= least_shared or not too_different(a, b):
                price = compare_words(a, b)[0]
                if price < least:
                    least = price
            if share > alike:
                alike = share
    return closeness(least, alike)
