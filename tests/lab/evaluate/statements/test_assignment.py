"""The assignment against all permutations, its ties, its shapes."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relata_lab.evaluate.statements.assignment import assign


def total(weights: list[list[float]], pairs: list[tuple[int, int]]) -> float:
    return sum(weights[i][j] for i, j in pairs)


def best(weights: list[list[float]]) -> float:
    rows, columns = len(weights), len(weights[0])
    if rows > columns:
        turned = [[row[j] for row in weights] for j in range(columns)]
        return best(turned)
    return max(
        sum(weights[i][j] for i, j in enumerate(chosen))
        for chosen in permutations(range(columns), rows)
    )


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_greatest_total(data: st.DataObject) -> None:
    rows, columns = data.draw(st.integers(1, 5)), data.draw(st.integers(1, 5))
    # Few distinct values, so that ties are common.
    value = st.sampled_from([0.0, 0.0, 0.25, 0.5, 0.51, 1.0])
    weights = data.draw(
        st.lists(st.lists(value, min_size=columns, max_size=columns), min_size=rows, max_size=rows)
    )
    pairs = assign(weights)
    assert len(pairs) == min(rows, columns)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert pairs == sorted(pairs)
    assert total(weights, pairs) == pytest.approx(best(weights))


def test_nothing_to_pair() -> None:
    assert assign([]) == []
    assert assign([[], []]) == []


def test_equal_weights_pair_in_order() -> None:
    assert assign([[0.0] * 3 for _ in range(3)]) == [(0, 0), (1, 1), (2, 2)]


def test_greedy_would_be_wrong() -> None:
    # Greedy takes .9 and is left with 0: .9 in all. The best is .8 + .7.
    assert assign([[0.9, 0.8], [0.7, 0.0]]) == [(0, 1), (1, 0)]


def test_many_statements_are_quick() -> None:
    size = 150
    weights = [[1.0 if (i * 7) % size == j else 0.0 for j in range(size)] for i in range(size)]
    assert total(weights, assign(weights)) == size
