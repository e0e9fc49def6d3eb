"""Gold over tokens, annotation schemes, regressions."""

from __future__ import annotations

import numpy as np

from relata_lab.corpora.annotations import Annotation
from relata_lab.training.gold import context_of, gold_statements
from relata_lab.training.regression import fitted
from relata_lab.training.schemes import POLNEAR
from tests.lab.training.helpers import DOCUMENT, TEXT


def newton(x: np.ndarray, y: np.ndarray, ridge: float) -> np.ndarray:
    """Newton's method, written out: the minimum that the library must find."""
    weights = np.zeros(x.shape[1])
    penalty = np.full(x.shape[1], ridge)
    penalty[0] = 0.0
    for _ in range(50):
        p = 1.0 / (1.0 + np.exp(-(x @ weights)))
        gradient = x.T @ (p - y) + penalty * weights
        hessian = (x * (p * (1.0 - p))[:, None]).T @ x + np.diag(penalty)
        weights -= np.linalg.solve(hessian, gradient)
    return weights


def test_a_regression_finds_the_weights_that_made_the_data() -> None:
    rng = np.random.default_rng(1)
    x = np.hstack([np.ones((4000, 1)), rng.normal(size=(4000, 2))])
    truth = np.array([-0.5, 2.0, -1.0])
    y = (rng.random(4000) < 1 / (1 + np.exp(-x @ truth))).astype(float)
    assert np.abs(fitted(x, y, 0.1) - truth).max() < 0.2


def test_the_ridge_and_the_constant_are_those_of_the_definition() -> None:
    rng = np.random.default_rng(2)
    x = np.hstack([np.ones((300, 1)), rng.normal(size=(300, 4)), np.zeros((300, 1))])
    y = (rng.random(300) < 0.2).astype(float)
    for ridge in (0.5, 6.0):
        np.testing.assert_allclose(fitted(x, y, ridge), newton(x, y, ridge), atol=1e-6)


def test_gold_lies_over_the_tokens() -> None:
    context = context_of(DOCUMENT, "en")
    assert context is not None
    empty = Annotation("3", (), (), ())
    first, second = gold_statements(context.text, (*DOCUMENT.gold, empty))
    words = context.text.words
    ((a, b),) = first.speaker
    assert words[a:b] == ["Edda", "Brugg"]
    ((a, b),) = second.content
    assert words[a:b] == ["“", "We", "check", "everything", ",", "”"]
    assert TEXT.startswith("The ferry")
    assert "polnear (train; none stated" in POLNEAR.source
