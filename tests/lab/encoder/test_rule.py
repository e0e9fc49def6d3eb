"""The research notes' rule on small cases."""

from __future__ import annotations

import pytest

pytest.importorskip("scipy", reason="pairs are assigned by SciPy")

from relata_lab.training.encoder.rule import Scored, Tally


def _one(content: set[int], source: set[int] = frozenset()) -> Scored:  # type: ignore[assignment]
    return Scored({"content": frozenset(content), "source": frozenset(source)})


def test_equal_is_one() -> None:
    tally = Tally(("content", "source"))
    tally.add([_one({1, 2}, {0})], [_one({1, 2}, {0})])
    table = tally.table()
    assert table["joint"]["F1"] == 1
    assert table["content"]["exact"] == 1


def test_pairs_by_overlap_and_averages() -> None:
    tally = Tally(("content", "source"))
    tally.add([_one({1, 2, 3, 4}), _one({8, 9})], [_one({8, 9}), _one({1, 2})])
    table = tally.table()["content"]
    assert table["P"] == 1
    assert table["R"] == pytest.approx(0.75)
    assert table["exact"] == pytest.approx(0.5)


def test_what_is_left_over_costs_precision() -> None:
    tally = Tally(("content",))
    tally.add([_one({1})], [_one({1}), _one({5})])
    assert tally.table()["content"]["P"] == 0.5
