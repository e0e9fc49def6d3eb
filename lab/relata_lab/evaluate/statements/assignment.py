"""One-to-one assignment with the greatest total weight (scipy's `linear_sum_assignment`)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment


def assign(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pairs (row, column) with the greatest total weight; min(rows, columns) of them.

    `weights` is a full matrix, one sequence a row. Pairs come sorted by row.
    """
    if not weights or not weights[0]:
        return []
    rows, columns = linear_sum_assignment(np.array(weights), maximize=True)
    return list(zip(rows.tolist(), columns.tolist(), strict=True))
