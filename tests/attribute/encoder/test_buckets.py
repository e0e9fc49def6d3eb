"""Distances in buckets."""

from __future__ import annotations

import numpy as np

from relata.attribute.encoder.buckets import SIDE, by_sentence, by_word


def test_near_distances_are_exact() -> None:
    found = by_word(np.arange(-4, 5))
    assert found.tolist() == [4, 3, 2, 1, 0, SIDE + 1, SIDE + 2, SIDE + 3, SIDE + 4]


def test_far_distances_grow_and_are_bounded() -> None:
    found = by_word(np.array([5, 10, 20, 40, 400, 4000]))
    assert found.tolist() == sorted(found.tolist())
    assert found.max() == 2 * SIDE - 1
    assert by_word(np.array([-4000])).tolist() == [SIDE - 1]


def test_sentences() -> None:
    assert by_sentence(np.array([-9, -1, 0, 1, 9], np.int32)).tolist() == [0, 2, 3, 4, 6]
