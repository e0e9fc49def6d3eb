"""Platt scaling: scores as probabilities, fitted on documents that no network has seen.

A statement is right where the corpus has one with a content token F1 of at least one half and
an overlapping speaker, or neither has a speaker (as in `evaluate.statements.calibration`).
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from relata.attribute.neural.engine import NetworkReader
from relata.attribute.neural.features.ranges import f1, overlap
from relata.attribute.neural.networks.bundle import ModelBundle
from relata.attribute.neural.projection.combine import whole_clause
from relata.attribute.neural.selection import Prediction, calibration_features
from relata_lab.training.gold import Gold
from relata_lab.training.networks.examples import TrainingExample
from relata_lab.training.regression import fitted

_RIGHT = 0.5
#: Weight of the ridge penalty.
_RIDGE = 6.0


def is_right(prediction: Prediction, example: TrainingExample) -> bool:
    """Whether the corpus has the statement."""
    forms = [prediction.content]
    proposal = prediction.proposal
    if proposal.own and proposal.draft is not None:
        forms.append(whole_clause(example.features.drafts[proposal.draft]))

    def similarity(gold: Gold) -> float:
        return max(f1(form, gold.content) for form in forms)

    best = max(example.gold, key=similarity, default=None)
    if best is None or similarity(best) < _RIGHT:
        return False
    if not best.speaker or not prediction.speaker:
        return not best.speaker and not prediction.speaker
    return overlap(best.speaker, prediction.speaker) > 0


def read(example: TrainingExample, bundle: ModelBundle) -> list[Prediction]:
    """The statements that the networks find in an example."""
    reader = NetworkReader(
        example.features, bundle, example.sentences, example.quotes, example.heuristic
    )
    return reader.read()


def calibrated(examples: Iterable[TrainingExample], bundle: ModelBundle) -> tuple[float, ...]:
    """Weights of `selection.calibration_features`, the constant first."""
    rows: list[NDArray[np.float64]] = []
    truth: list[float] = []
    for example in examples:
        for prediction in read(example, bundle):
            rows.append(calibration_features(prediction))
            truth.append(float(is_right(prediction, example)))
    weights = fitted(np.array(rows), np.array(truth), _RIDGE)
    return tuple(round(float(w), 4) for w in weights)
