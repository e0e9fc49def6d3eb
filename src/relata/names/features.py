"""What the score is made of: a row of numbers for two names and their alignment."""

from __future__ import annotations

from relata.names.align import Alignment, weight
from relata.names.pairs import AS_ENDING, AS_FORM, AS_INITIAL, EQUAL, compare, edits
from relata.names.parse import INITIAL, NUMBER, SUFFIX, Name, Word
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

#: Names of the features, in their order; `data/weights.json` has a weight for each.
FEATURES = (
    "always", "share", "share_squared", "matched", "cost", "worst", "cost_by_letter",
    "cost_over_2", "left_less", "left_more", "conflict", "one_sided", "two_left", "initials",
    "forms", "endings", "single", "both_single", "all_equal", "across", "across_cost",
    "across_worst", "arabic", "arabic_cost", "hebrew", "hebrew_cost", "east", "east_cost", "han",
    "lesser_differ", "suffix_differ", "number_differ", "legal", "legal_differ", "near_miss",
    "initial_left", "only_common", "equal_words", "long_equal", "words_less",
    "letters", "family_parted", "crossed", "first_left", "short_conflict", "across_single",
    "single_cost", "family_cost", "parted_conflict", "few_letters", "turned", "across_equal",
    "across_letters", "strained", "latin_forms", "words_more", "second_worst", "lost_letters",
    "commonest", "no_latin", "literal", "marked",
)  # fmt: skip

_EAST = (KANA, HANGUL)


def _differ(a: Name, b: Name, kind: int) -> float:
    one = {w.latin for w in a.lesser if w.kind == kind}
    other = {w.latin for w in b.lesser if w.kind == kind}
    return float(one != other)


def _lesser(a: Name, b: Name) -> tuple[float, float, float]:
    """Whether the small words differ: any of them, suffixes, numbers."""
    if not a.lesser and not b.lesser:
        return 0.0, 0.0, 0.0
    any_ = float({w.key for w in a.lesser} != {w.key for w in b.lesser})
    return any_, _differ(a, b, SUFFIX), _differ(a, b, NUMBER)


def _scripts(a: Name, b: Name) -> tuple[bool, str]:
    first, second = a.words[0].script, b.words[0].script
    return first != second, second if first == LATIN else first


def features(a: Name, b: Name, found: Alignment) -> list[float]:
    """The row of two names; the same for (a, b) and (b, a)."""
    cost = worst = matched = letters = over = most = 0.0
    initials = forms = endings = equal = 0
    for one, other, price, how in found.met:
        w, v = weight(one), weight(other)
        value = w if w < v else v
        most = max(most, value)
        size = len(one.latin)
        if how == EQUAL:
            equal += 1
            matched += value
        elif how == AS_INITIAL:
            initials += 1
            matched += value
        else:
            forms += how == AS_FORM
            endings += how == AS_ENDING
            cost += price
            worst = max(worst, price)
            over += price - 2 if price > 2 else 0.0
            matched += value / (1 + 0.3 * price)
        letters += size
    lost_a = sum(map(weight, found.left_a))
    lost_b = sum(map(weight, found.left_b))
    less, more = (lost_a, lost_b) if lost_a < lost_b else (lost_b, lost_a)
    both = bool(found.left_a) and bool(found.left_b)
    share = 2 * matched / (2 * matched + lost_a + lost_b + 1e-9)
    few = min(len(a.words), len(b.words))
    across, other_script = _scripts(a, b)
    arabic, hebrew = other_script == ARABIC, other_script == HEBREW
    east = other_script in _EAST
    near = _near_miss(found) if both else 0.0
    left = found.left_a + found.left_b
    return [
        1.0, share, share * share, min(matched, 3.0), cost, worst,
        cost / (letters + 3), over, less, more, float(both), float(bool(left) and not both),
        float(min(len(found.left_a), len(found.left_b)) > 1), min(initials, 3),
        forms, endings, float(few == 1), float(len(a.words) == len(b.words) == 1),
        float(not left and equal == len(found.met)), float(across),
        across * cost, across * worst, float(arabic), arabic * cost, float(hebrew),
        hebrew * cost, float(east), east * cost, float(other_script == HAN),
        *_lesser(a, b), float(bool(a.legal or b.legal)),
        float(bool(a.legal and b.legal and a.legal != b.legal)), near,
        float(sum(w.kind == INITIAL for w in left)), float(most < 0.62 and both),
        min(equal, 4), float(most >= 1.0 and equal > 0), min(few, 5),
        min(letters, 25) / 10, *_roles(a, b, found), float(both and letters + 6 < 14),
        float(across and few == 1), float(few == 1) * cost, *_family_cost(a, b, found, both),
        float(letters < 6), float(turned(a, b, found)),
        float(across and all(x.latin == y.latin for x, y, _, _ in found.met)),
        across * min(letters, 25) / 10,
        float(not across and worst > 2.2),
        float(not across and any(_changed(x, y) for x, y, _, _ in found.met)),
        min(max(len(a.words), len(b.words)), 6), *_more(a, b, found, most),
    ]  # fmt: skip


def _roles(a: Name, b: Name, found: Alignment) -> tuple[float, float, float]:
    """Where commas tell surnames: whether none met, how many met given names, a lost first."""
    if not a.family or not b.family:
        return 0.0, 0.0, 0.0
    met = crossed = 0
    for one, other, _, _ in found.met:
        in_a, in_b = one in a.family, other in b.family
        met += in_a and in_b
        crossed += in_a != in_b
    lost = (a.first in found.left_a) + (b.first in found.left_b)
    return float(not met), min(crossed, 2), float(lost)


def _family_cost(a: Name, b: Name, found: Alignment, both: bool) -> tuple[float, float]:
    if not a.family or not b.family:
        return 0.0, 0.0
    cost = sum(price for x, y, price, _ in found.met if x in a.family or y in b.family)
    return cost, float(both)


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


def _more(a: Name, b: Name, found: Alignment, most: float) -> tuple[float, ...]:
    """The second worst cost, letters lost on the poorer side, how common what met is."""
    prices = sorted((p for _, _, p, _ in found.met), reverse=True)
    lost_a = sum(len(w.latin) for w in found.left_a)
    lost_b = sum(len(w.latin) for w in found.left_b)
    slavic = a.words[0].script != LATIN and b.words[0].script != LATIN
    second = prices[1] if len(prices) > 1 else 0.0
    return second, min(lost_a, lost_b), most, float(slavic), _literal(found), float(_marked(found))


def _marked(found: Alignment) -> bool:
    """Whether a Latin word that met another script has marks, which that script lost."""
    return any(
        x.script != y.script and not (x if x.script == LATIN else y).text.isascii()
        for x, y, _, _ in found.met
    )


def _literal(found: Alignment) -> float:
    """How far Cyrillic words are from Latin ones letter by letter, as a share of their letters."""
    changed = letters = 0
    if found.met[0][0].script == found.met[0][1].script:
        return -1.0
    for one, other, _, _ in found.met:
        latin, cyrillic = (one, other) if one.script == LATIN else (other, one)
        if latin.script == LATIN and cyrillic.script == CYRILLIC:
            literal = letter_by_letter(cyrillic.text)
            changed += edits(latin.latin, literal)
            letters += max(len(latin.latin), len(literal))
    return changed / letters if letters else -1.0


def _changed(a: Word, b: Word) -> bool:
    """Whether two Latin words of one length differ in a single letter."""
    x, y = a.latin, b.latin
    if x == y:
        return False
    return len(x) == len(y) and sum(p != q for p, q in zip(x, y, strict=True)) == 1


def _near_miss(found: Alignment) -> float:
    """How near the nearest of the words left over are, 0 to 1."""
    least = min(compare(a, b)[0] for a in found.left_a[:4] for b in found.left_b[:4])
    return max(0.0, 1 - least / 10)
