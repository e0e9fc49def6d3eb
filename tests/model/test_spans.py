"""Spans that a record may hold, whatever an engine gives."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from relata.model.spans import clean_spans

SPAN = st.tuples(st.integers(-5, 40), st.integers(-5, 40))


@given(st.lists(SPAN, max_size=8).map(tuple), st.integers(0, 30))
def test_sorted_inside_and_not_overlapping(spans: tuple[tuple[int, int], ...], size: int) -> None:
    found = clean_spans(spans, size)
    assert all(0 <= start < end <= size for start, end in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    covered = {c for start, end in spans for c in range(max(0, start), min(end, size))}
    assert {c for start, end in found for c in range(start, end)} == covered
    assert clean_spans(found, size) == found
