"""The best spans of a role, given scores of words, starts and ends.

Every word is inside a span of the role or outside. A labelling scores the sum of `inside` over the
words inside, of `start` over the first and of `end` over the last word of each span; no span at
all scores 0. It is a linear chain with two states, so the best labelling and the sum over all
labellings are found in one pass, for many chains at once (shape [chains, words]).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Range = tuple[int, int]

#: Spans that are kept of a role with one span: the best, and others.
KEPT = 3


@dataclass(frozen=True, slots=True)
class Spans:
    """The best labelling of one chain."""

    #: Word ranges, sorted, end exclusive; empty where none is best.
    ranges: tuple[Range, ...]
    #: Probability of exactly these ranges.
    exact: float
    #: Probability that the role has any span at all.
    present: float
    #: Other spans with their probabilities, likeliest first (`best_single` only).
    others: tuple[tuple[Range, float], ...] = ()


def best_single(inside: Floats, start: Floats, end: Floats) -> list[Spans]:
    """The best one span of every chain, where a role has one at most; never without a span.

    `exact` is its probability among all single spans and none, `present` that of any. `others` are
    further spans that do not overlap it or one another, `KEPT` in all.
    """
    before = np.cumsum(inside, axis=1, dtype=np.float64) - inside
    opened = start - before
    closed = before + inside + end
    scores = np.maximum.accumulate(opened, axis=1) + closed
    total = np.logaddexp.reduce(np.logaddexp.accumulate(opened, axis=1) + closed, axis=1)
    total = np.logaddexp(total, 0.0)
    ends = np.argsort(-scores, axis=1, kind="stable")[:, : 4 * KEPT]
    found: list[Spans] = []
    for chain, order in enumerate(ends.tolist()):
        kept: list[tuple[Range, float]] = []
        for at in order:
            first = int(opened[chain, : at + 1].argmax())
            if all(at < a or b <= first for (a, b), _ in kept):
                share = float(np.exp(min(scores[chain, at] - total[chain], 0.0)))
                kept.append(((first, at + 1), share))
            if len(kept) == KEPT:
                break
        (range_, exact), *others = kept
        present = float(-np.expm1(-total[chain]))
        found.append(Spans((range_,), exact, present, tuple(others)))
    return found


def best(inside: Floats, start: Floats, end: Floats) -> list[Spans]:
    """The best labelling of every chain, with its probabilities."""
    count, length = inside.shape
    out = np.zeros(count, np.float32)
    into = np.full(count, -1e9, np.float32)
    all_out, all_in = out.copy(), into.copy()
    ended = np.zeros((length + 1, count), np.bool_)
    begun = np.zeros((length, count), np.bool_)
    for at in range(length):
        if at:
            leave, leave_all = into + end[:, at - 1], all_in + end[:, at - 1]
        else:
            leave, leave_all = into, all_in
        ended[at] = leave > out
        enter = out + start[:, at]
        begun[at] = enter > into
        into = np.maximum(enter, into) + inside[:, at]
        all_in = np.logaddexp(all_out + start[:, at], all_in) + inside[:, at]
        out = np.where(ended[at], leave, out)
        all_out = np.logaddexp(all_out, leave_all)
    leave = into + end[:, -1]
    ended[length] = leave > out
    score = np.maximum(leave, out)
    total = np.logaddexp(all_out, all_in + end[:, -1])
    exact = np.exp(np.minimum(score - total, 0.0))
    present = 1.0 - np.exp(np.minimum(-total, 0.0))
    found = [Spans((), float(e), float(p)) for e, p in zip(exact, present, strict=True)]
    for chain in np.flatnonzero(score > 0).tolist():
        ranges = _traced(ended[:, chain].tolist(), begun[:, chain].tolist())
        found[chain] = Spans(ranges, float(exact[chain]), float(present[chain]))
    return found


def _traced(ended: list[bool], begun: list[bool]) -> tuple[Range, ...]:
    """Back through the choices: `ended[t]`, word t is the first outside; `begun[t]`, t is first."""
    found: list[Range] = []
    at = len(begun)
    while at >= 0:
        if not ended[at]:
            at -= 1
            continue
        first = at - 1
        while not begun[first]:
            first -= 1
        found.append((first, at))
        at = first - 1
    return tuple(reversed(found))
