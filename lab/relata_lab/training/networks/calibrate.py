"""Scores as probabilities: a logistic regression on documents that no network has seen.

A statement is right where the corpus has one whose content it shares by token F1 of at least
one half, with a speaker that meets its speaker, or neither has one (`evaluate.calibration`).
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from relata.attribute.neural.engine import Reader
from relata.attribute.neural.features.span_proposals import f1, overlap
from relata.attribute.neural.networks.bundle import Set
from relata.attribute.neural.projection.combine import clause
from relata.attribute.neural.selection import Reading, evidence
from relata_lab.training.networks.examples import Example, Gold
from relata_lab.training.regression import fitted

_RIGHT = 0.5
#: Weight of the pull towards 0 (ridge), in statements.
_RIDGE = 6.0


def right(reading: Reading, example: Example) -> bool:
    """Whether the corpus has the statement."""
    forms = [reading.content]
    if reading.query.own:
        forms.append(clause(example.arrays.findings[reading.query.finding]))

    def alike(gold: Gold) -> float:
        return max(f1(form, gold.content) for form in forms)

    best = max(example.gold, key=alike, default=None)
    if best is None or alike(best) < _RIGHT:
        return False
    speaker = best.roles[2]
    if not speaker or not reading.speaker:
        return not speaker and not reading.speaker
    return overlap(speaker, reading.speaker) > 0


def read(example: Example, models: Set) -> list[Reading]:
    """The statements that the networks find in an example."""
    return Reader(example.whole, models, example.sentences, example.quotes, example.hints).read()


def calibrated(examples: Iterable[Example], models: Set) -> tuple[float, ...]:
    """Weights of `select.evidence`, the constant first."""
    rows: list[NDArray[np.float64]] = []
    truth: list[float] = []
    for example in examples:
        for reading in read(example, models):
            rows.append(evidence(reading))
            truth.append(float(right(reading, example)))
    weights = fitted(np.array(rows), np.array(truth), _RIDGE)
    return tuple(round(float(w), 4) for w in weights)
