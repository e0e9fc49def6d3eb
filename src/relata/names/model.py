"""The score's model: boosted trees whose every level asks one question, the same in all branches.

Such a tree of depth d is d questions (feature, bound) and 2**d values; the answers pick the
value. `data/model.json` is fitted by `python -m relata.evaluate.names_fit`.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import compress
from operator import getitem
from typing import NamedTuple

import msgspec

from relata.model.errors import DataError
from relata.names.conventions import DATA
from relata.names.features import FEATURES
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
    return found


#: For a feature: its bounds, and by how many of them it exceeds, the answers that differ from
#: those to 0.
_Asked = tuple[tuple[float, ...], tuple[int, ...]]
#: Trees of this depth answer with half a byte.
DEPTH = 4
#: Values are rounded to so much.
UNIT = 1e-4


class _Tables(NamedTuple):
    slopes: tuple[tuple[int, float], ...]
    #: The answers of a row of zeros.
    zeros: int
    asked: tuple[_Asked, ...]
    #: For each byte of the answers the sums of two trees' values, in units of `UNIT`: numbers
    #: in a row, which the processor's cache holds better than objects.
    sums: list[array[int]]


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    """The trees as look-ups: answers are bits of one number, two trees a byte of it.

    All that a feature answers is one mask, found by bisection among its bounds; each byte of
    the masks together picks the sum of two trees' values. The same sums as tree by tree. Most
    features of a row are 0, and cost nothing: their answers are there from the beginning.
    """
    found = model()
    bits: dict[int, list[tuple[float, int]]] = {}
    for number, tree in enumerate(found.trees):
        for place, question in enumerate(tree.questions):
            feature, bound = found.questions[question]
            bits.setdefault(feature, []).append((bound, 1 << (DEPTH * number + place)))
    zeros = 0
    asked: list[_Asked] = [((), (0,))] * len(FEATURES)
    for feature, answers in bits.items():
        bounds = tuple(sorted({bound for bound, _ in answers}))
        masks = [0] * (len(bounds) + 1)
        for bound, bit in answers:
            for n in range(bounds.index(bound) + 1, len(masks)):
                masks[n] |= bit
        zero = masks[bisect_left(bounds, 0)]
        zeros |= zero
        asked[feature] = (bounds, tuple([mask ^ zero for mask in masks]))
    values = [[round(value / UNIT) for value in tree.values] for tree in found.trees]
    if len(values) % 2:
        values.append([0] * (1 << DEPTH))
    sums = [
        array("i", [low + high for high in values[n + 1] for low in values[n]])
        for n in range(0, len(values), 2)
    ]
    return _Tables(found.slopes, zeros, tuple(asked), sums)


def probability(row: Sequence[float]) -> float:
    """How surely a row of features is that of one name, 0 to 1."""
    slopes, bits, asked, sums = _tables()
    for value, (bounds, masks) in compress(zip(row, asked, strict=True), row):
        bits ^= masks[bisect_left(bounds, value)]
    z = UNIT * sum(map(getitem, sums, bits.to_bytes(len(sums), "little")))
    for feature, slope in slopes:
        z += row[feature] * slope
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))
