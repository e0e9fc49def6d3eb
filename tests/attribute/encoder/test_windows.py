"""Windows cover every word once, and never have too many pieces."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from relata.attribute.encoder.windows import Window, units, windows


def _text(sentences: list[list[int]]) -> tuple[np.ndarray, np.ndarray]:
    counts = np.array([n for s in sentences for n in s], np.int32)
    starts = np.cumsum([0, *(len(s) for s in sentences)])[:-1]
    return counts, starts.astype(np.int32)


_sentences = st.lists(
    st.lists(st.integers(1, 12), min_size=1, max_size=60), min_size=1, max_size=30
)


@given(_sentences)
def test_cores_cover_the_text_in_order(sentences: list[list[int]]) -> None:
    counts, starts = _text(sentences)
    found = windows(counts, starts, length=96, before=12, after=8)
    assert found[0].start == 0
    assert found[-1].end == len(counts)
    assert all(a.end == b.start for a, b in itertools.pairwise(found))


@given(_sentences)
def test_no_window_is_too_long(sentences: list[list[int]]) -> None:
    counts, starts = _text(sentences)
    for w in windows(counts, starts, length=96, before=12, after=8):
        assert w.low <= w.start < w.end <= w.high
        assert counts[w.low : w.high].sum() <= 94


def test_a_short_text_is_one_window() -> None:
    counts, starts = _text([[1, 2], [3]])
    assert windows(counts, starts) == [Window(0, 3, 0, 3)]


def test_no_words_no_window() -> None:
    assert windows(np.zeros(0, np.int32), np.zeros(0, np.int32)) == []


def test_context_on_both_sides() -> None:
    counts, starts = _text([[1] * 10] * 30)
    found = windows(counts, starts, length=102, before=20, after=10)
    middle = found[len(found) // 2]
    assert middle.low == middle.start - 20
    assert middle.high >= middle.end + 10


@pytest.mark.parametrize("most", [5, 7])
def test_long_sentences_are_cut(most: int) -> None:
    counts, starts = _text([[2] * 9, [1]])
    found = units(counts, starts, most)
    assert found[0][0] == 0
    assert found[-1][1] == 10
    assert all(pieces <= most for _, _, pieces in found)
