"""Logistic regression with a ridge, by Newton's method: small, exact, deterministic."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_ROUNDS = 50


def fitted(x: NDArray[np.float64], y: NDArray[np.float64], ridge: float) -> NDArray[np.float64]:
    """Weights (columns,) for rows `x` (cases, columns), the first column the constant."""
    weights = np.zeros(x.shape[1])
    pull = np.full(x.shape[1], ridge)
    pull[0] = 1e-6
    for _ in range(_ROUNDS):
        p = 1.0 / (1.0 + np.exp(-np.clip(x @ weights, -30.0, 30.0)))
        gradient = x.T @ (p - y) + pull * weights
        hessian = (x * (p * (1.0 - p))[:, None]).T @ x + np.diag(pull)
        step = np.linalg.solve(hessian, gradient)
        weights -= step
        if float(np.abs(step).max()) < 1e-8:
            break
    return weights
