"""Distances between an anchor and a word as buckets: exact when near, coarse when far."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

#: Buckets on each side of the anchor, and those of sentences in all.
SIDE, SENTENCES = 12, 7
_EXACT, _GROWTH = 4, 1.6
_FAR = 3


def by_word(offsets: NDArray[np.int64]) -> NDArray[np.int64]:
    """Buckets 0 to 23 of signed distances in words; those after the anchor follow those before."""
    size = np.abs(offsets)
    coarse = _EXACT + np.log2(np.maximum(size, _EXACT) / _EXACT) * _GROWTH
    bucket = np.where(size <= _EXACT, size, coarse.astype(np.int64))
    found: NDArray[np.int64] = np.minimum(bucket, SIDE - 1) + SIDE * (offsets > 0)
    return found


def by_sentence(offsets: NDArray[np.int32]) -> NDArray[np.int64]:
    """Buckets 0 to 6 of signed distances in sentences; 3 is the anchor's own."""
    return np.clip(offsets, -_FAR, _FAR).astype(np.int64) + _FAR
