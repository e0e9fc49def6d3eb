"""Logistic regression with a ridge penalty (scikit-learn), for calibrated scores."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def fitted(x: NDArray[np.float64], y: NDArray[np.float64], ridge: float) -> NDArray[np.float64]:
    """Weights (columns,) for rows `x` (cases, columns), the first column the constant.

    Minimises the negative log likelihood plus `ridge` / 2 times the sum of squared weights; the
    constant is not penalised. Deterministic: Newton's method to convergence.
    """
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=1.0 / ridge, solver="newton-cholesky", tol=1e-9, max_iter=200)
    model.fit(x[:, 1:], y)
    weights: NDArray[np.float64] = np.concatenate([model.intercept_, model.coef_[0]])
    return weights
