"""What the score is made of: a row of numbers for two names and their alignment."""

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
    letter_by_letter,
)
from relata.names.distance.edit import LIMIT
from relata.names.matching.align import LOOKED_AT, Alignment, Pair, nearness
from relata.names.matching.word_distance import (
    ALIKE,
    AS_ENDING,
    AS_INITIAL,
    EQUAL,
    compare,
    edits,
    shared,
    unlike,
)
from relata.names.parts.parse import Name
from relata.names.parts.word import SUFFIX

#: Names of the features, in their order, as `data/model.json` has them.
FEATURES = (
    "share", "share_squared", "matched", "cost", "worst", "second_worst", "cost_by_letter",
    "left_less", "left_more", "one_sided", "two_left", "initials", "endings", "both_single",
    "single_cost", "across", "across_worst", "across_single", "across_letters", "arabic_cost",
    "hebrew", "hebrew_cost", "east_cost", "han", "lesser_differ", "suffix_differ", "legal",
    "near_miss", "equal_words", "words_less", "words_more", "letters", "lost_letters",
    "commonest", "parted_conflict", "first_left", "extra_first", "extra_inner", "turned",
    "latin_forms", "literal", "marked", "telling", "surname",
)  # fmt: skip

_EAST = (KANA, HANGUL)


class Counts(NamedTuple):
    """What can be told in whole numbers and yes or no, and is alike for many pairs of names."""

    #: Words are left over on neither side, on one, on both, two or more on both: 0 to 3.
    left: int
    equal: int
    words_less: int
    words_more: int
    initials: int
    endings: int
    changed: bool
    #: Lesser words, suffixes.
    differ: tuple[bool, bool]
    legal: bool
    #: Where commas tell both surnames: 1 where a word of one met a word of the other, else -1.
    surname: int
    #: And how many of the first given names were left over.
    first_left: int
    #: First, inner.
    extra: tuple[bool, bool]
    turned: bool
    #: The script that is not Latin, "" where there is none.
    script: str
    across: bool
    marked: bool


#: How much the commonest of the words that met says, the letters of all, and how many of the words
#: few people bear.
Met = tuple[float, int, int]
#: What the words left over say, on the side with less and with more; the fewest letters.
Lost = tuple[float, float, int]
#: What is measured finely: share, matched, near_miss.
Sizes = tuple[float, float, float]


class Costs(NamedTuple):
    """What the spelling of the words that met costs; none where all of them are equal."""

    cost: float
    worst: float
    second_worst: float
    #: Letter by letter, where a Cyrillic word met a Latin one.
    literal: float


#: All that is told of two names.
Facts = tuple[Counts, Met, Lost, Sizes, Costs]

NO_COSTS = Costs(0.0, 0.0, 0.0, -1.0)


def row(counts: Counts, met: Met, lost: Lost, sizes: Sizes, costs: Costs) -> list[float]:
    """The facts as a row of features."""
    commonest, met_letters, telling = met
    less, more, lost_letters = lost
    share, matched, near = sizes
    cost, worst, second, literal = costs
    single, across, script = counts.words_less == 1, counts.across, counts.script
    letters = met_letters / 10
    return [
        share, share * share, matched, cost, worst, second, cost / (met_letters + 3),
        less, more, counts.left == 1, counts.left == 3, counts.initials, counts.endings,
        counts.words_more == 1, cost if single else 0.0,
        across, worst if across else 0.0, across and single, letters if across else 0.0,
        cost if script == ARABIC else 0.0, script == HEBREW, cost if script == HEBREW else 0.0,
        cost if script in _EAST else 0.0, script == HAN,
        *counts.differ, counts.legal, near, counts.equal, counts.words_less, counts.words_more,
        letters, lost_letters, commonest, counts.left > 1 and counts.surname != 0,
        counts.first_left, *counts.extra, counts.turned, counts.changed and not across,
        literal, counts.marked, telling, counts.surname,
    ]  # fmt: skip


def facts(a: Name, b: Name, found: Alignment) -> Facts:
    """What is told of two names; the same for (a, b) and (b, a)."""
    met, left_a, left_b = found.met, found.left_a, found.left_b
    if found.same == len(met):
        equal, rest, costs = found.same, _NO_REST, NO_COSTS
        matched = most = 0.0
        letters = telling = 0
        for one, _, _, _ in met:
            value = one.weight
            if value > most:
                most = value
            matched += value
            letters += one.length
            telling += one.telling
    else:
        matched, letters, telling, equal, most, rest, costs = _sums(met)
    less = more = 0.0
    lost_a = lost_b = left = 0
    if left_a:
        left = 1
        for word in left_a:
            less += word.weight
            lost_a += word.length
    if left_b:
        for word in left_b:
            more += word.weight
            lost_b += word.length
        left = 1 if not left else 3 if len(left_a) > 1 and len(left_b) > 1 else 2
    if more < less:
        less, more = more, less
    few, many = len(a.words), len(b.words)
    if many < few:
        few, many = many, few
    script, across, marked = a.words[0].script, False, False
    if script != b.words[0].script:
        across, marked = True, _marked(found)
        costs = costs._replace(literal=_literal(found))
        script = b.words[0].script if script == LATIN else script
    surname = 0
    if a.family and b.family:
        surname = 1 if a.family == b.family else _surname(a, b, found)
    near = 0.0 if left < 2 else found.near if found.near >= 0 else _near_miss(found)
    return (
        _counts((
            left, equal, few, many, *rest,
            _lesser(a, b) if a.lesser or b.lesser else _SAME, bool(a.legal or b.legal),
            surname, (a.first in left_a) + (b.first in left_b) if surname and left else 0,
            _extra(a, b, found) if left == 1 and many > 2 else _NONE,
            len(met) > 2 and turned(a, b, found),
            "" if script == LATIN else script, across, marked,
        )),
        (most, letters if letters < 25 else 25, telling if telling < 3 else 3),
        (less, more, lost_a if lost_a < lost_b else lost_b),
        (
            2 * matched / (2 * matched + less + more + 1e-9), matched if matched < 3.0 else 3.0,
            near,
        ),
        costs,
    )  # fmt: skip


#: The same as the class itself, but for what it costs to call that.
_counts = partial(tuple.__new__, Counts)

#: Initials, endings, and whether one letter was changed.
_Rest = tuple[int, int, bool]
_NO_REST: _Rest = (0, 0, False)


def _sums(met: list[Pair]) -> tuple[float, int, int, int, float, _Rest, Costs]:
    """What the words that met come to, in the order in which `facts` takes it."""
    matched = most = 0.0
    letters = telling = 0
    cost = worst = second = 0.0
    equal = initials = endings = 0
    changed = False
    for one, other, price, how in met:
        value = one.weight
        if one is not other and other.weight < value:
            value = other.weight
        if value > most:
            most = value
        letters += one.length
        if how == EQUAL:
            equal += 1
            matched += value
            telling += one.telling
            continue
        if how == AS_INITIAL:
            initials += 1
            matched += value
            continue
        telling += one.telling or other.telling
        endings += how == AS_ENDING
        cost += price
        if price > worst:
            worst, second = price, worst
        elif price > second:
            second = price
        matched += value / (1 + 0.3 * price)
        if not changed and one.length == other.length and one.latin != other.latin:
            changed = sum(map(ne, one.latin, other.latin)) == 1
    if equal == len(met):
        return matched, letters, telling, equal, most, _NO_REST, NO_COSTS
    return (
        matched, letters, telling, equal, most, (initials if initials < 3 else 3, endings, changed),
        Costs(cost, worst, second, -1.0),
    )  # fmt: skip


_SAME = (False, False)
_NONE = (False, False)


def _lesser(a: Name, b: Name) -> tuple[bool, bool]:
    """Whether the small words differ: any of them, suffixes."""
    if a.lesser == b.lesser:
        return _SAME
    one = {w.latin for w in a.lesser if w.kind == SUFFIX}
    other = {w.latin for w in b.lesser if w.kind == SUFFIX}
    return {w.key for w in a.lesser} != {w.key for w in b.lesser}, one != other


def _surname(a: Name, b: Name, found: Alignment) -> int:
    """1 where a word of one surname met a word of the other, else -1."""
    for word in a.family:
        if word in b.family:
            return 1
    if found.same == len(found.met) and a.words[0].lang == b.words[0].lang:
        return -1
    other = {id(one): it for one, it, _, _ in found.met}
    return 1 if any(other.get(id(word)) in b.family for word in a.family) else -1


def _extra(a: Name, b: Name, found: Alignment) -> tuple[bool, bool]:
    """Where the longer name has words of its own: before all others, or among them.

    "Uday Saddam Hussein" is another one than "Saddam Hussein"; a second given name or a
    father's name comes after the first.
    """
    name, left = (a, found.left_a) if found.left_a else (b, found.left_b)
    first = bool(name.order) and name.order[0] in left
    return first, not first and name.order[-1:] != tuple(left[-1:])


def turned(a: Name, b: Name, found: Alignment) -> bool:
    """Whether the words that met stand in another order, beyond surname before given name."""
    if len(found.met) < 3:
        return False
    other = {id(x): id(y) for x, y, _, _ in found.met}
    order_b = [id(w) for w in b.order if id(w) in other.values()]
    order_a = [other[id(w)] for w in a.order if id(w) in other]
    if len(order_a) != len(order_b) or len(set(order_b)) != len(order_b):
        return False
    start = order_b.index(order_a[0]) if order_a and order_a[0] in order_b else 0
    return order_b[start:] + order_b[:start] != order_a


def _marked(found: Alignment) -> bool:
    """Whether a Latin word that met another script has marks, which that script lost."""
    return any(
        x.script != y.script and not (x if x.script == LATIN else y).text.isascii()
        for x, y, _, _ in found.met
    )


def _literal(found: Alignment) -> float:
    """How far Cyrillic words are from Latin ones letter by letter, as a share of their letters."""
    changed = letters = 0
    for one, other, _, _ in found.met:
        latin, cyrillic = (one, other) if one.script == LATIN else (other, one)
        if latin.script == LATIN and cyrillic.script == CYRILLIC:
            literal = letter_by_letter(cyrillic.text)
            longer = max(len(latin.latin), len(literal))
            changed += 0 if latin.latin == literal else edits(latin.latin, literal)
            letters += longer
    return changed / letters if letters else -1.0


def _near_miss(found: Alignment) -> float:
    """How near the nearest of the words left over are, once others have met."""
    least, alike = LIMIT, 0.0
    for a in found.left_a[:LOOKED_AT]:
        for b in found.left_b[:LOOKED_AT]:
            share = shared(a, b)
            if share >= ALIKE or not unlike(a, b):
                price = compare(a, b)[0]
                if price < least:
                    least = price
            if share > alike:
                alike = share
    return nearness(least, alike)
