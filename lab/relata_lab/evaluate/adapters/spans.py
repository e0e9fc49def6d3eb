"""Small operations on spans that several adapters share."""

from __future__ import annotations

from collections.abc import Iterable

from relata_lab.corpora.annotations import Span, Spans


def union(*groups: Iterable[Span]) -> Spans:
    """All spans, sorted; those that touch or overlap are merged, empty ones dropped."""
    found: list[Span] = []
    for start, end in sorted(s for group in groups for s in group):
        if end <= start:
            continue
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)


def subtract(spans: Iterable[Span], taken: Iterable[Span]) -> Spans:
    """What is left of `spans` without `taken`."""
    left = list(spans)
    for a, b in taken:
        left = [
            piece
            for start, end in left
            for piece in ((start, min(end, a)), (max(start, b), end))
            if piece[0] < piece[1]
        ]
    return tuple(sorted(left))


def trim(text: str, spans: Iterable[Span], characters: str = "") -> Spans:
    """The spans without white space (and `characters`) at their edges; empty ones dropped."""
    found = []
    for start, end in spans:
        while start < end and (text[start].isspace() or text[start] in characters):
            start += 1
        while start < end and (text[end - 1].isspace() or text[end - 1] in characters):
            end -= 1
        if start < end:
            found.append((start, end))
    return tuple(found)


def hull(spans: Iterable[Span]) -> Span:
    """From the first character to the last. Raises ValueError without spans."""
    pairs = list(spans)
    return min(a for a, _ in pairs), max(b for _, b in pairs)


def clip(spans: Iterable[Span], bounds: Span) -> Spans:
    """The parts of the spans that lie within the bounds."""
    clipped = ((max(a, bounds[0]), min(b, bounds[1])) for a, b in spans)
    return tuple((a, b) for a, b in clipped if a < b)


def around(sentences: Spans, spans: Spans) -> Span | None:
    """From the start of the first sentence that the spans touch to the end of the last."""
    touched = [s for s in sentences if any(a < s[1] and s[0] < b for a, b in spans)]
    return hull(touched) if touched else None


def within(inner: Spans, outer: Spans) -> bool:
    """Whether every inner span lies inside an outer one."""
    return all(any(a <= start and end <= b for a, b in outer) for start, end in inner)
