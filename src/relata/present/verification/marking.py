"""A text with the passages of several pairs marked in it, also where they overlap."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from relata.model.record import Span, Spans

#: A source up to this length is shown whole; of a longer one what stands around the passages.
WHOLE = 30_000
#: Characters shown before and after a passage, and a gap that is too short to leave out.
_AROUND, _LEAST_GAP = 700, 400


#: The beginning of a look that shows a verdict; it goes before other looks.
VERDICT = "v-"


class LinkedPair(NamedTuple):
    """One quotation or statement with its passages in one text."""

    id: str
    #: Classes of its look: "v-exact", "indirect".
    look: str
    spans: Spans
    #: Where its mark leads.
    to: str = ""


class MarkedPiece(NamedTuple):
    """A stretch of the text with its pairs: quotations first, of these the shortest."""

    text: str
    pairs: tuple[LinkedPair, ...]
    #: Pairs whose first passage begins here.
    opens: tuple[LinkedPair, ...]
    #: Pairs whose last passage ends here.
    closes: tuple[LinkedPair, ...]


def pieces(text: str, span: Span, pairs: Sequence[LinkedPair]) -> Iterator[MarkedPiece]:
    """The stretches of `span` of the text in order."""
    start, end = span
    held = [
        (max(a, start), min(b, end), pair)
        for pair in pairs
        for a, b in pair.spans
        if a < end and start < b
    ]
    edges = sorted({start, end, *(a for a, _, _ in held), *(b for _, b, _ in held)})
    size = {pair.id: sum(b - a for a, b in pair.spans) for pair in pairs}
    for a, b in itertools.pairwise(edges):
        here = sorted(
            (pair for low, high, pair in held if low <= a and b <= high),
            key=lambda pair: (not pair.look.startswith(VERDICT), size[pair.id], pair.id),
        )
        yield MarkedPiece(
            text[a:b],
            tuple(here),
            tuple(pair for pair in here if max(pair.spans[0][0], start) == a),
            tuple(pair for pair in here if pair.spans[-1][1] == b),
        )


def excerpts(text: str, pairs: Sequence[LinkedPair]) -> list[Span]:
    """What of a text is shown: all of a short one, else stretches around the passages."""
    if len(text) <= WHOLE:
        return [(0, len(text))]
    found: list[Span] = []
    for start, end in sorted(span for pair in pairs for span in pair.spans):
        low = _break_before(text, max(0, start - _AROUND))
        high = _break_after(text, min(len(text), end + _AROUND))
        if found and low - found[-1][1] < _LEAST_GAP:
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    return found


def _break_before(text: str, at: int) -> int:
    line = text.rfind("\n", max(0, at - _AROUND), at)
    return line + 1 if line >= 0 else at


def _break_after(text: str, at: int) -> int:
    line = text.find("\n", at, at + _AROUND)
    return line if line >= 0 else at
