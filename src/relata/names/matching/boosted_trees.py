"""The score's model: boosted trees whose every level asks one question, the same in all branches.

Such a tree of depth d is d questions (feature, bound) and 2**d values; the answers pick the
value. `data/model.json` is fitted by `python -m relata_lab.training.names.boosted_trees`.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import compress
from operator import getitem
from typing import NamedTuple, TypeVar

import msgspec

from relata.model.cache import BoundedCache
from relata.model.errors import DataError
from relata.names.base.conventions import DATA
from relata.names.base.scripts import ARABIC, HANGUL, HEBREW, KANA
from relata.names.matching.features import FEATURES, NO_COSTS, Costs, Counts, Lost, Met, Sizes, row
from relata.resources import read_bytes


class Tree(msgspec.Struct, frozen=True, array_like=True):
    """Numbers of questions, the first the lowest bit of the answer, and the values."""

    questions: tuple[int, ...]
    values: tuple[float, ...]


class Model(msgspec.Struct, frozen=True):
    """Every question that the trees ask, the trees, and the line they begin with."""

    note: str
    features: tuple[str, ...]
    #: (feature, slope) of the line that the trees correct: it parts equal answers.
    slopes: tuple[tuple[int, float], ...]
    questions: tuple[tuple[int, float], ...]
    trees: tuple[Tree, ...]


@lru_cache(maxsize=1)
def model() -> Model:
    """The packaged model. Raises DataError where it was fitted on other features."""
    found = msgspec.json.decode(read_bytes(DATA, "model.json"), type=Model)
    if found.features != FEATURES:
        raise DataError("names/data/model.json does not fit the features: fit it anew")
    if tuple(FEATURES[feature] for feature, _ in found.slopes) != LINE:
        raise DataError(f"names/data/model.json: the line is not of {', '.join(LINE)}")
    return found


#: The features of the line that the trees begin with, in their order.
LINE = ("cost", "letters", "cost_by_letter", "literal", "marked")
#: A byte holds the answers of all trees that ask no more than its eight questions.
BYTE = 8
#: Values are rounded to so much.
UNIT = 1e-4
#: Counts whose answers are kept.
_MOST_KEPT = 50_000


class _Asked(NamedTuple):
    """What is asked of one number."""

    bounds: tuple[float, ...]
    #: By how many of its bounds it exceeds: the answers that differ from those to 0.
    masks: tuple[int, ...]

    def __call__(self, value: float) -> int:
        return self.masks[bisect_left(self.bounds, value)]


_T = TypeVar("_T", bound=tuple[float, ...])


def _answers(*asked: _Asked) -> Callable[[_T], int]:
    """What is answered to several numbers."""

    def answer(values: _T) -> int:
        bits = 0
        for value, one in zip(values, asked, strict=True):
            bits ^= one(value)
        return bits

    return answer


def _counted(asked: Sequence[_Asked], zeros: int) -> Callable[[Counts], int]:
    """The answers of all trees where all that is measured is 0."""

    def answer(counts: Counts) -> int:
        bits = zeros
        least = NO_COSTS._replace(literal=0.0) if counts.across else NO_COSTS
        values = row(counts, (0.0, 0, 0), (0.0, 0.0, 0), (0.0, 0.0, 0.0), least)
        for value, one in compress(zip(values, asked, strict=True), values):
            bits ^= one(value)
        return bits

    return answer


class _Tables(NamedTuple):
    #: Many pairs of names have the same counts and sums: their answers are kept.
    counted: BoundedCache[Counts, int]
    met: BoundedCache[Met, int]
    lost: BoundedCache[Lost, int]
    share: _Asked
    matched: _Asked
    near: _Asked
    #: For each byte of the answers the sums of its trees' values, in units of `UNIT`.
    sums: list[tuple[int, ...]]
    line: tuple[float, ...]
    named: dict[str, _Asked]


#: What these features are where all that met are the same words in Latin letters.
_PLAIN = {
    **dict.fromkeys((
        "cost", "worst", "second_worst", "cost_by_letter", "single_cost", "across",
        "across_worst", "across_single", "across_letters", "arabic_cost", "hebrew",
        "hebrew_cost", "east_cost", "han", "marked",
    ), 0.0), "literal": -1.0,
}  # fmt: skip


@lru_cache(maxsize=2)
def _tables(plain: bool) -> _Tables:
    """The trees as look-ups: answers are bits of one number, several trees a byte of it.

    All that a number answers is one mask, found by bisection among its bounds; each byte of
    the masks together picks the sum of some trees' values. The same sums as tree by tree.
    `plain`: for names in which nothing has `_PLAIN`'s features; fewer questions are left.
    """
    found = model()
    told = {
        number: _PLAIN[FEATURES[feature]] > bound
        for number, (feature, bound) in enumerate(found.questions)
        if plain and FEATURES[feature] in _PLAIN
    }
    groups = list(_packed([_answered(tree, told) for tree in found.trees]))
    bits: list[list[tuple[float, int]]] = [[] for _ in FEATURES]
    for number, (questions, _) in enumerate(groups):
        for place, question in enumerate(questions):
            feature, bound = found.questions[question]
            bits[feature].append((bound, 1 << (BYTE * number + place)))
    zeros = 0
    every: list[_Asked] = []
    for answers in bits:
        bounds = sorted({bound for bound, _ in answers})
        masks = [0, *[sum(bit for bound, bit in answers if bound <= b) for b in bounds]]
        zero = masks[bisect_left(bounds, 0)]
        zeros |= zero
        every.append(_Asked(tuple(bounds), tuple([mask ^ zero for mask in masks])))
    named = dict(zip(FEATURES, every, strict=True))
    squared, letters = named["share_squared"], named["letters"]
    roots = _Asked(tuple([_root(b) for b in squared.bounds]), squared.masks)
    tenths = _Asked(tuple([_tenth(b) for b in letters.bounds]), letters.masks)
    return _Tables(
        BoundedCache(_counted(every, zeros), _MOST_KEPT),
        BoundedCache(_answers(named["commonest"], tenths, named["telling"]), _MOST_KEPT),
        BoundedCache(_answers(named["left_less"], named["left_more"], named["lost_letters"]), _MOST_KEPT),
        _merged(named["share"], roots), named["matched"], named["near_miss"],
        [_summed(*group) for group in groups], tuple([slope for _, slope in found.slopes]), named,
    )  # fmt: skip


def _answered(tree: Tree, told: dict[int, bool]) -> Tree:
    """A tree without the questions whose answers are told."""
    questions, values = list(tree.questions), list(tree.values)
    for place in reversed(range(len(questions))):
        answer = told.get(questions[place])
        if answer is not None:
            values = [v for n, v in enumerate(values) if n >> place & 1 == answer]
            del questions[place]
    return Tree(tuple(questions), tuple(values))


def _packed(trees: Iterable[Tree]) -> Iterator[tuple[list[int], list[Tree]]]:
    """The trees in groups, and the questions of each group, which make a byte."""
    left = list(trees)
    while left:
        group = [left.pop(0)]
        asked = set(group[0].questions)
        while fitting := [t for t in left if len(asked.union(t.questions)) <= BYTE]:
            best = min(fitting, key=lambda t: len(asked.union(t.questions)))
            left.remove(best)
            group.append(best)
            asked.update(best.questions)
        yield sorted(asked), group


def _summed(questions: Sequence[int], trees: Sequence[Tree]) -> tuple[int, ...]:
    """For each byte of answers to the questions the sum of the trees' values."""
    sums = [0] * (1 << BYTE)
    for tree in trees:
        bits = [0] * BYTE
        for n, question in enumerate(tree.questions):
            bits[questions.index(question)] += 1 << n
        picked = [0]
        for bit in bits:
            picked += [n + bit for n in picked]
        values = [round(value / UNIT) for value in tree.values]
        sums = [so_far + values[n] for so_far, n in zip(sums, picked, strict=True)]
    return tuple(sums)


def _merged(one: _Asked, other: _Asked) -> _Asked:
    """What is asked of one number twice, at once."""
    bounds = sorted({*one.bounds, *other.bounds})
    return _Asked(tuple(bounds), tuple([one(v) ^ other(v) for v in (*bounds, math.inf)]))


def _root(bound: float) -> float:
    """The greatest number whose square is not above a bound."""
    root = math.sqrt(bound)
    while root * root > bound:
        root = math.nextafter(root, 0)
    while (after := math.nextafter(root, math.inf)) * after <= bound:
        root = after
    return root


def _tenth(bound: float) -> float:
    """What whole numbers exceed whose tenth exceeds a bound."""
    return next(n for n in range(10_000) if n / 10 > bound) - 0.5


@lru_cache(maxsize=256)
def _of_costs(single: bool, across: bool, script: str) -> tuple[_Asked, ...]:
    """What is asked of the cost, the worst, the second, by letter; across scripts of two more."""
    named = _tables(False).named
    cost, worst = named["cost"], named["worst"]
    if single:
        cost = _merged(cost, named["single_cost"])
    if script in _COSTS_OF:
        cost = _merged(cost, named[_COSTS_OF[script]])
    if across:
        worst = _merged(worst, named["across_worst"])
    found = (cost, worst, named["second_worst"], named["cost_by_letter"])
    return (*found, named["literal"], named["across_letters"]) if across else found


#: Scripts that tell little: the feature that has their cost again.
_COSTS_OF = {
    ARABIC: "arabic_cost", HEBREW: "hebrew_cost", KANA: "east_cost", HANGUL: "east_cost",
}  # fmt: skip


def probability(counts: Counts, met: Met, lost: Lost, sizes: Sizes, costs: Costs) -> float:
    """How surely what is told of two names is told of one, 0 to 1."""
    plain = costs is NO_COSTS and not counts.script
    (
        counted, of_met, of_lost, (shares, of_share), (matches, of_matched), (nears, of_near),
        sums, (per_cost, per_letter, per_rate, per_literal, per_mark), _,
    ) = _tables(plain)  # fmt: skip
    share, matched, near = sizes
    bits = (
        counted[counts] ^ of_met[met] ^ of_lost[lost] ^ of_share[bisect_left(shares, share)]
        ^ of_matched[bisect_left(matches, matched)] ^ of_near[bisect_left(nears, near)]
    )  # fmt: skip
    cost, worst, second, literal = costs
    letters, by_letter = met[1] / 10, 0.0
    if not plain:
        by_letter = cost / (met[1] + 3)
        asked = _of_costs(counts.words_less == 1, counts.across, counts.script)
        values = (cost, worst, second, by_letter, literal, letters)
        for value, (bounds, masks) in zip(values, asked):  # noqa: B905 - the last two if across
            bits ^= masks[bisect_left(bounds, value)]
    z = UNIT * sum(map(getitem, sums, bits.to_bytes(len(sums), "little")))
    if not plain:
        z += cost * per_cost
    z += letters * per_letter
    z += by_letter * per_rate
    z += literal * per_literal
    if counts.marked:
        z += per_mark
    return 1 / (1 + math.exp(-z if -30 < z < 30 else -30 if z > 0 else 30))
