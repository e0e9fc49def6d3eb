"""Oblivious (symmetric) boosted decision trees, as in CatBoost: the model of the score.

A tree of depth d asks d questions (feature, bound), the same in all branches; the answers are the
bits of a number that picks one of its 2**d values. The score is the logistic function of a line
through some features plus the sum of the trees' values. `probability` here is the definition;
`packed_trees` computes the same number 18 times as fast, and a test compares the two.
`data/boosted_trees.json` is fitted by `python -m relata_lab.training.names.boosted_trees`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from relata.model.errors import DataError
from relata.model.threads import once
from relata.names.base.letters import DATA
from relata.names.matching.features import FEATURES
from relata.resources import read_bytes

_FILE = "boosted_trees.json"
#: The features of the line that the trees correct, in their order.
LINE = ("cost", "letters", "cost_by_letter", "iso9_distance", "lost_marks")
#: Beyond this the logistic function is 0 or 1 to thirteen digits.
SATURATED = 30.0


class Tree(msgspec.Struct, frozen=True, array_like=True):
    """The numbers of its questions, the first for the lowest bit of the answer; its values."""

    questions: tuple[int, ...]
    values: tuple[float, ...]


class Model(msgspec.Struct, frozen=True):
    """The questions that all trees share, the trees, and the line they begin with."""

    note: str
    features: tuple[str, ...]
    #: (feature, slope) of the line, which orders pairs that answer every question alike.
    slopes: tuple[tuple[int, float], ...]
    #: (feature, bound): is the feature greater than the bound?
    questions: tuple[tuple[int, float], ...]
    trees: tuple[Tree, ...]


@once(1)
def model() -> Model:
    """The packaged model. Raises DataError where it was fitted on other features."""
    found = msgspec.json.decode(read_bytes(DATA, _FILE), type=Model)
    if found.features != FEATURES:
        raise DataError(f"names/data/{_FILE} was fitted on other features: fit it again")
    if tuple(FEATURES[feature] for feature, _ in found.slopes) != LINE:
        raise DataError(f"names/data/{_FILE}: the line is not of {', '.join(LINE)}")
    return found


def probability(row: Sequence[float]) -> float:
    """How surely the two names of a feature row are one, 0 to 1; question by question."""
    found = model()
    answers = [row[feature] > bound for feature, bound in found.questions]
    z = sum(row[feature] * slope for feature, slope in found.slopes)
    for tree in found.trees:
        z += tree.values[sum(answers[q] << bit for bit, q in enumerate(tree.questions))]
    return 1 / (1 + math.exp(-max(-SATURATED, min(SATURATED, z))))
