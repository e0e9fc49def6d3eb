"""The score's model: boosted trees whose every level asks one question, the same in all branches.

Such a tree of depth d is d questions (feature, bound) and 2**d values; the answers pick the
value. `data/model.json` is fitted by `python -m relata.evaluate.names_fit`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

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


_Flat = tuple[
    tuple[tuple[int, float], ...],
    tuple[tuple[int, float], ...],
    list[tuple[int, int, int, int, tuple[float, ...]]],
]


@lru_cache(maxsize=1)
def _flat() -> _Flat:
    found = model()
    return (
        found.slopes,
        found.questions,
        [(*tree.questions, tree.values) for tree in found.trees],  # type: ignore[misc]
    )


def probability(row: Sequence[float]) -> float:
    """How surely a row of features is that of one name, 0 to 1."""
    slopes, questions, trees = _flat()
    z = sum([row[feature] * slope for feature, slope in slopes])
    yes = [row[feature] > bound for feature, bound in questions]
    for a, b, c, d, values in trees:
        z += values[yes[a] | yes[b] << 1 | yes[c] << 2 | yes[d] << 3]
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))
