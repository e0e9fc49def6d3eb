"""Spans that hold the record's promise: inside the text, sorted, not overlapping, not empty."""

from __future__ import annotations

import re

from relata.model.record import Span, Spans

#: Where a sentence, a line or a quotation ends.
_BREAK = re.compile(r"[\n.!?”“»«\"]")
_TO_BREAK = re.compile(r"[^\n.!?”“»«\"]*")


def in_sentence(text: str, spans: Spans, near: int) -> Span | None:
    """The part of `text` from the first to the last of `spans`, with what stands next to it.

    That is at most `near` characters on each side, in the same sentence, line and quotation. None
    where there are no spans.
    """
    if not spans:
        return None
    start, end = min(a for a, _ in spans), max(b for _, b in spans)
    before = _BREAK.split(text[max(0, start - near) : start])[-1]
    after = _TO_BREAK.match(text, end, end + near)
    return start - len(before), after.end() if after is not None else end


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
