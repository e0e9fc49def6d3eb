"""The best spans of a chain, against all labellings of short chains."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from relata.attribute.encoder.chains import best, best_single


def _ranges(labels: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    edges = np.flatnonzero(np.diff([0, *labels, 0]))
    return tuple((int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True))


def _score(ranges: tuple[tuple[int, int], ...], *scores: np.ndarray) -> float:
    inside, start, end = scores
    return float(sum(inside[a:b].sum() + start[a] + end[b - 1] for a, b in ranges))


@pytest.mark.parametrize("length", [1, 2, 3, 6])
def test_agrees_with_all_labellings(length: int) -> None:
    rng = np.random.default_rng(length)
    scores = rng.normal(0, 2, (3, 40, length)).astype(np.float32)
    for chain, found in enumerate(best(*scores)):
        all_of_them = {
            _ranges(labels): _score(_ranges(labels), *scores[:, chain])
            for labels in itertools.product((0, 1), repeat=length)
        }
        total = np.logaddexp.reduce(list(all_of_them.values()))
        top = max(all_of_them, key=lambda r: all_of_them[r])
        assert found.ranges == top
        assert found.exact == pytest.approx(np.exp(all_of_them[top] - total), abs=1e-4)
        assert found.present == pytest.approx(1 - np.exp(-total), abs=1e-4)


def test_two_spans_with_a_gap() -> None:
    inside = np.array([[3, 3, -9, 3, 3]], np.float32)
    none = np.zeros((1, 5), np.float32)
    assert best(inside, none, none)[0].ranges == ((0, 2), (3, 5))


def test_nothing_where_nothing_is_worth_it() -> None:
    low = np.full((2, 4), -3, np.float32)
    found = best(low, low, low)
    assert [f.ranges for f in found] == [(), ()]
    assert found[0].present < 0.01


@pytest.mark.parametrize("length", [1, 3, 6])
def test_one_span_at_most(length: int) -> None:
    rng = np.random.default_rng(length)
    scores = rng.normal(0, 2, (3, 30, length)).astype(np.float32)
    for chain, found in enumerate(best_single(*scores)):
        every = {
            ((a, b),): _score(((a, b),), *scores[:, chain])
            for a in range(length)
            for b in range(a + 1, length + 1)
        }
        total = np.logaddexp.reduce([0.0, *every.values()])
        top = max(every, key=lambda r: every[r])
        assert found.ranges == top
        assert found.exact == pytest.approx(np.exp(every[top] - total), abs=1e-4)
        assert found.present == pytest.approx(1 - np.exp(-total), abs=1e-4)
        apart = [found.ranges[0]]
        for span, share in found.others:
            assert share == pytest.approx(np.exp(every[(span,)] - total), abs=1e-4)
            assert all(span[1] <= a or b <= span[0] for a, b in apart)
            apart.append(span)
