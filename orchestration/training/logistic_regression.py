"""Logistic regression with an L2 penalty, fitted by Newton's method: exact and deterministic for a few hundred features.

Source: Hastie, Tibshirani, Friedman, The Elements of Statistical Learning, 2nd ed., section 4.4.1.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
_MOST_STEPS = 50
_SMALL_STEP = 1e-8


def fit(features: Matrix, is_right: Matrix, penalty: float) -> Matrix:
    """Weights of shape (features,) for rows of shape (rows, features) and outcomes 0 or 1 of shape (rows,)."""
    weights = np.zeros(features.shape[1])
    for _ in range(_MOST_STEPS):
        likely = predict(features, weights)
        gradient = features.T @ (likely - is_right) + penalty * weights
        curvature = (features.T * (likely * (1 - likely))) @ features + penalty * np.eye(len(weights))
        step = np.linalg.solve(curvature, gradient)
        weights -= step
        if np.abs(step).max() < _SMALL_STEP:
            break
    return weights


def predict(features: Matrix, weights: Matrix) -> Matrix:
    """Probabilities of shape (rows,)."""
    return 1 / (1 + np.exp(-(features @ weights)))
