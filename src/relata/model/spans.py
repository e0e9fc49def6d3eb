"""Spans that hold the record's promise: inside the text, sorted, not overlapping, not empty."""

from __future__ import annotations

from relata.model.record import Span, Spans


def clean_spans(spans: Spans, size: int) -> Spans:
    """`spans` cut to a text of `size` characters, sorted, overlaps joined, empty ones dropped."""
    if len(spans) == 1 and 0 <= spans[0][0] < spans[0][1] <= size:
        return spans
    found: list[Span] = []
    for start, end in sorted(spans):
        start, end = max(0, start), min(end, size)
        if start >= end:
            continue
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
