"""What the score is made of: a row of numbers for two names and their alignment."""

from __future__ import annotations

from operator import ne

from relata.names.align import Alignment, Met, weight
from relata.names.distance import LIMIT
from relata.names.pairs import AS_ENDING, AS_FORM, AS_INITIAL, EQUAL, compare, edits, shared
from relata.names.parse import SUFFIX, Name
from relata.names.scripts import (
    ARABIC,
    CYRILLIC,
    HAN,
    HANGUL,
    HEBREW,
    KANA,
    LATIN,
    letter_by_letter,
)

#: Names of the features, in their order, as `data/model.json` has them.
FEATURES = (
    "share", "share_squared", "matched", "cost", "worst", "second_worst", "cost_by_letter",
    "left_less", "left_more", "conflict", "one_sided", "two_left", "initials", "forms",
    "endings", "single", "both_single", "single_cost", "single_given", "across", "across_cost",
    "across_worst", "across_single", "across_equal", "across_letters", "arabic_cost", "hebrew",
    "hebrew_cost", "east_cost", "han", "lesser_differ", "suffix_differ", "legal", "near_miss",
    "equal_words", "words_less", "words_more", "letters", "lost_letters", "commonest",
    "short_conflict", "parted_conflict", "family_parted", "first_left", "extra_first",
    "extra_inner", "turned", "strained", "latin_forms", "beginnings", "literal", "marked",
)  # fmt: skip

_EAST = (KANA, HANGUL)
#: First letters that conventions write for one another are of one kind.
_FIRST = str.maketrans("cqxzwyjei", "kkksviiii")


def features(a: Name, b: Name, found: Alignment) -> list[float]:
    """The row of two names; the same for (a, b) and (b, a)."""
    met, left_a, left_b = found.met, found.left_a, found.left_b
    sums = _Sums(met)
    lost_a = sum([weight(w) for w in left_a])
    lost_b = sum([weight(w) for w in left_b])
    less, more = (lost_a, lost_b) if lost_a < lost_b else (lost_b, lost_a)
    sides = len(left_a), len(left_b)
    both = sides[0] > 0 and sides[1] > 0
    one_sided = not both and (sides[0] > 0 or sides[1] > 0)
    matched, cost, worst, letters = sums.matched, sums.cost, sums.worst, sums.letters
    share = 2 * matched / (2 * matched + less + more + 1e-9)
    words = len(a.words), len(b.words)
    few, many = words if words[0] < words[1] else (words[1], words[0])
    first, second = a.words[0].script, b.words[0].script
    across = first != second
    script = second if first == LATIN else first
    single = few == 1
    parted = _parted(a, b, found) if a.family and b.family else _NOT_PARTED
    lesser = _lesser(a, b) if a.lesser or b.lesser else _SAME
    extra = _extra(a, b, found) if one_sided and many > 2 else _NONE
    return [
        share, share * share, matched if matched < 3.0 else 3.0, cost, worst, sums.second,
        cost / (letters + 3), less, more, both, one_sided, sides[0] > 1 and sides[1] > 1,
        sums.initials, sums.forms, sums.endings, single, many == 1, cost if single else 0.0,
        single and many > 1 and sums.given, across, cost if across else 0.0,
        worst if across else 0.0, across and single, across and sums.alike,
        letters / 10 if across else 0.0, cost if script == ARABIC else 0.0, script == HEBREW,
        cost if script == HEBREW else 0.0, cost if script in _EAST else 0.0, script == HAN,
        *lesser, bool(a.legal or b.legal), _near_miss(found) if both else 0.0,
        sums.equal, few, many, letters / 10,
        min(sum([len(w.latin) for w in left_a]), sum([len(w.latin) for w in left_b])),
        sums.most, both and letters < 8, both and bool(a.family and b.family), *parted, *extra,
        len(met) > 2 and turned(a, b, found), worst > 2.2 and not across,
        sums.changed and not across, sums.beginnings,
        _literal(found) if across else -1.0, across and _marked(found),
    ]  # fmt: skip


class _Sums:
    """What the words that met come to."""

    __slots__ = (
        "alike", "beginnings", "changed", "cost", "endings", "equal", "forms", "given",
        "initials", "letters", "matched", "most", "second", "worst",
    )  # fmt: skip

    def __init__(self, met: list[Met]) -> None:
        matched = cost = worst = second = most = 0.0
        letters = equal = initials = forms = endings = beginnings = 0
        self.alike, self.changed, self.given = True, False, False
        for one, other, price, how in met:
            w = one.weight if one.weight >= 0 else weight(one)
            v = other.weight if other.weight >= 0 else weight(other)
            value = w if w < v else v
            if value > most:
                most = value
            x, y = one.latin, other.latin
            letters += len(x)
            if how == EQUAL:
                equal += 1
                matched += value
                continue
            if how == AS_INITIAL:
                initials += 1
                matched += value
                self.alike = False
                continue
            forms += how == AS_FORM
            endings += how == AS_ENDING
            cost += price
            if price > worst:
                worst, second = price, worst
            elif price > second:
                second = price
            matched += value / (1 + 0.3 * price)
            if x != y:
                self.alike = False
                if x[:1].translate(_FIRST) != y[:1].translate(_FIRST):
                    beginnings += 1
                if len(x) == len(y) and sum(map(ne, x, y)) == 1:
                    self.changed = True
        self.given = any(w.given for w in met[0][:2]) if len(met) == 1 else False
        self.matched, self.cost, self.worst, self.second = matched, cost, worst, second
        self.most, self.equal, self.forms = most, equal, forms
        self.letters = letters if letters < 25 else 25
        self.initials = initials if initials < 3 else 3
        self.endings, self.beginnings = endings, beginnings


_SAME = (False, False)
_NOT_PARTED = (False, 0)
_NONE = (False, False)


def _lesser(a: Name, b: Name) -> tuple[bool, bool]:
    """Whether the small words differ: any of them, suffixes."""
    one = {w.latin for w in a.lesser if w.kind == SUFFIX}
    other = {w.latin for w in b.lesser if w.kind == SUFFIX}
    return {w.key for w in a.lesser} != {w.key for w in b.lesser}, one != other


def _parted(a: Name, b: Name, found: Alignment) -> tuple[bool, int]:
    """Where commas tell surnames: whether none met, and how many first given names were lost."""
    met = any(one in a.family and other in b.family for one, other, _, _ in found.met)
    return not met, (a.first in found.left_a) + (b.first in found.left_b)


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
    """How near the nearest of the words left over are: by cost up to 2, else by letters up to 1."""
    least, alike = LIMIT, 0.0
    for a in found.left_a[:4]:
        for b in found.left_b[:4]:
            price = compare(a, b)[0]
            if price < least:
                least = price
            if least == LIMIT:
                alike = max(alike, shared(a, b))
    return 2 - least / 10 if least < LIMIT else alike
