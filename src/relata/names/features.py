"""What the score is made of: a row of numbers for two names and their alignment."""

from __future__ import annotations

from operator import ne

from relata.names.align import Alignment, Met
from relata.names.distance import LIMIT
from relata.names.pairs import ALIKE, AS_ENDING, AS_INITIAL, EQUAL, compare, edits, unlike
from relata.names.parse import Name
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
from relata.names.word import SUFFIX, Word

#: Names of the features, in their order, as `data/model.json` has them.
FEATURES = (
    "share", "share_squared", "matched", "cost", "worst", "second_worst", "cost_by_letter",
    "left_less", "left_more", "one_sided", "two_left", "initials", "endings", "both_single",
    "single_cost", "across", "across_worst", "across_single", "across_letters", "arabic_cost",
    "hebrew", "hebrew_cost", "east_cost", "han", "lesser_differ", "suffix_differ", "legal",
    "near_miss", "equal_words", "words_less", "words_more", "letters", "lost_letters",
    "commonest", "parted_conflict", "first_left", "extra_first", "extra_inner", "turned",
    "latin_forms", "literal", "marked",
)  # fmt: skip

_EAST = (KANA, HANGUL)


def features(a: Name, b: Name, found: Alignment) -> list[float]:
    """The row of two names; the same for (a, b) and (b, a)."""
    met, left_a, left_b = found.met, found.left_a, found.left_b
    matched, cost, worst, second, letters, equal, initials, endings, most, changed = _sums(met)
    less, lost_a = _left(left_a) if left_a else _NOTHING
    more, lost_b = _left(left_b) if left_b else _NOTHING
    if more < less:
        less, more = more, less
    sides = len(left_a), len(left_b)
    both = sides[0] > 0 and sides[1] > 0
    one_sided = not both and (sides[0] > 0 or sides[1] > 0)
    few, many = len(a.words), len(b.words)
    if many < few:
        few, many = many, few
    first, second_script = a.words[0].script, b.words[0].script
    across = first != second_script
    parted = bool(a.family and b.family)
    latin = first == LATIN and not across
    return [
        (share := 2 * matched / (2 * matched + less + more + 1e-9)), share * share,
        matched if matched < 3.0 else 3.0, cost, worst, second,
        cost / (letters + 3), less, more, one_sided, sides[0] > 1 and sides[1] > 1,
        initials, endings, many == 1, cost if few == 1 else 0.0,
        *(_IN_LATIN if latin else (
            across, worst if across else 0.0, across and few == 1,
            letters / 10 if across else 0.0,
            *_by_script(second_script if first == LATIN else first, cost),
        )),
        *(_lesser(a, b) if a.lesser or b.lesser else _SAME), bool(a.legal or b.legal),
        _near_miss(found) if both else 0.0, equal, few, many, letters / 10,
        lost_a if lost_a < lost_b else lost_b, most,
        both and parted, _first_left(a, b, found) if parted else 0,
        *(_extra(a, b, found) if one_sided and many > 2 else _NONE),
        len(met) > 2 and turned(a, b, found), changed and not across,
        _literal(found) if across else -1.0, across and _marked(found),
    ]  # fmt: skip


#: What the features between "across" and "han" are where all is in Latin letters.
_IN_LATIN = (False, 0.0, False, 0.0, 0.0, False, 0.0, 0.0, False)
_NOTHING = (0.0, 0)


def _by_script(script: str, cost: float) -> tuple[float, bool, float, float, bool]:
    """The cost again for each of the scripts that tell little."""
    return (
        cost if script == ARABIC else 0.0, script == HEBREW, cost if script == HEBREW else 0.0,
        cost if script in _EAST else 0.0, script == HAN,
    )  # fmt: skip


def _left(words: list[Word]) -> tuple[float, int]:
    """How much words that were left over say, and how many letters they have."""
    lost, letters = 0.0, 0
    for word in words:
        lost += word.weight
        letters += len(word.latin)
    return lost, letters


def _sums(
    met: list[Met],
) -> tuple[float, float, float, float, int, int, int, int, float, bool]:
    """What the words that met come to, in the order in which `features` takes them."""
    matched = cost = worst = second = most = 0.0
    letters = equal = initials = endings = 0
    changed = False
    for one, other, price, how in met:
        value = one.weight
        if one is not other:
            second_value = other.weight
            if second_value < value:
                value = second_value
        if value > most:
            most = value
        x = one.latin
        letters += len(x)
        if how == EQUAL:
            equal += 1
            matched += value
            continue
        if how == AS_INITIAL:
            initials += 1
            matched += value
            continue
        endings += how == AS_ENDING
        cost += price
        if price > worst:
            worst, second = price, worst
        elif price > second:
            second = price
        matched += value / (1 + 0.3 * price)
        y = other.latin
        if not changed and len(x) == len(y) and x != y:
            changed = sum(map(ne, x, y)) == 1
    return (
        matched, cost, worst, second, letters if letters < 25 else 25, equal,
        initials if initials < 3 else 3, endings, most, changed,
    )  # fmt: skip


_SAME = (False, False)
_NONE = (False, False)


def _lesser(a: Name, b: Name) -> tuple[bool, bool]:
    """Whether the small words differ: any of them, suffixes."""
    one = {w.latin for w in a.lesser if w.kind == SUFFIX}
    other = {w.latin for w in b.lesser if w.kind == SUFFIX}
    return {w.key for w in a.lesser} != {w.key for w in b.lesser}, one != other


def _first_left(a: Name, b: Name, found: Alignment) -> int:
    """How many of two first given names, as commas tell them, were left over."""
    return (a.first in found.left_a) + (b.first in found.left_b)


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
            longer = a.kinds if a.kinds > b.kinds else b.kinds
            share = (a.letters & b.letters).bit_count() / longer if longer else 0.0
            if share >= ALIKE or not (a.script == b.script == LATIN and unlike(a, b)):
                price = compare(a, b)[0]
                if price < least:
                    least = price
            if share > alike:
                alike = share
    return 2 - least / 10 if least < LIMIT else alike
