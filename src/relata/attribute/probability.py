"""Log odds of single statements as probabilities; arrays of them are `network`'s."""

from __future__ import annotations

import math


def probability(odds: float) -> float:
    """The probability, 0 to 1, of log odds; far ones are cut at 30."""
    return 1.0 / (1.0 + math.exp(-min(max(odds, -30.0), 30.0)))
