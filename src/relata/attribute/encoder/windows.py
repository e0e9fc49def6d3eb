"""Windows over a text: what is decided in them, and the context that is read with it."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

#: Pieces of one window, its two edge pieces included: the length that the model was trained with.
LENGTH = 384
#: Pieces of context before and after what is decided.
BEFORE, AFTER = 56, 40


@dataclass(frozen=True, slots=True)
class Window:
    """Words [low, high) are read; statements are decided whose anchor is in [start, end)."""

    start: int
    end: int
    low: int
    high: int


def units(
    counts: NDArray[np.int32], sentences: NDArray[np.int32], most: int
) -> list[tuple[int, int, int]]:
    """Sentences as (first word, end, pieces); longer ones than `most` pieces are cut."""
    found: list[tuple[int, int, int]] = []
    total = np.concatenate([[0], np.cumsum(counts)])
    edges = [*sentences.tolist(), len(counts)]
    for start, end in itertools.pairwise(edges):
        at = start
        while at < end:
            cut = int(np.searchsorted(total, total[at] + most, side="right")) - 1
            cut = min(max(cut, at + 1), end)
            found.append((at, cut, int(total[cut] - total[at])))
            at = cut
    return found


def windows(
    counts: NDArray[np.int32],
    sentences: NDArray[np.int32],
    *,
    length: int = LENGTH,
    before: int = BEFORE,
    after: int = AFTER,
) -> list[Window]:
    """Cores of whole sentences, about equally long, with context on both sides.

    Every word is in exactly one core; a window has at most `length` - 2 pieces.
    """
    room = length - 2
    total = np.concatenate([[0], np.cumsum(counts)])
    if total[-1] <= room:
        return [Window(0, len(counts), 0, len(counts))] if len(counts) else []
    core = room - before - after
    parts = units(counts, sentences, core)
    goal = _goal(int(total[-1]), core)
    found: list[tuple[int, int]] = []
    start, used = 0, 0
    for first, end, pieces in parts:
        if used and (used + pieces > core or used + pieces / 2 > goal):
            found.append((start, first))
            start, used = first, 0
        used += pieces
        if end == len(counts):
            found.append((start, end))
    around = before + after
    return [
        _window(total, sentences, core, min(room, around + _size(total, core)), before)
        for core in found
    ]


def _size(total: NDArray[np.int64], core: tuple[int, int]) -> int:
    return int(total[core[1]] - total[core[0]])


def _goal(pieces: int, core: int) -> float:
    return pieces / -(-pieces // core)


def _window(
    total: NDArray[np.int64],
    sentences: NDArray[np.int32],
    core: tuple[int, int],
    room: int,
    before: int,
) -> Window:
    """The core with context up to `room` pieces in all: `before` of it, the rest after it."""
    start, end = core
    left = room - _size(total, core)
    low = int(np.searchsorted(total, total[start] - min(before, left)))
    begun = sentences[(sentences >= low) & (sentences <= start)]
    low = int(begun[0]) if len(begun) and begun[0] < start else low
    left -= int(total[start] - total[low])
    high = int(np.searchsorted(total, total[end] + left, side="right")) - 1
    return Window(start, end, low, max(high, end))
