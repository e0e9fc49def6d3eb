"""Arithmetic of token ranges: sorted half-open ranges that do not overlap."""

from __future__ import annotations

Ranges = tuple[tuple[int, int], ...]


def size(ranges: Ranges) -> int:
    """Tokens in the ranges."""
    return sum(b - a for a, b in ranges)


def overlap(one: Ranges, other: Ranges) -> int:
    """Tokens that two lists of ranges share."""
    if len(one) == len(other) == 1:
        return max(0, min(one[0][1], other[0][1]) - max(one[0][0], other[0][0]))
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)


def f1(one: Ranges, other: Ranges) -> float:
    """Token F1 of two lists of ranges; 0 where they share no token."""
    common = overlap(one, other)
    return 2 * common / (size(one) + size(other)) if common else 0.0


def shift(ranges: Ranges, by: int) -> Ranges:
    """The ranges, `by` tokens further on; what would lie before 0 is left out."""
    return tuple((max(0, a + by), b + by) for a, b in ranges if b + by > 0)


def subtract(ranges: Ranges, taken: Ranges) -> Ranges:
    """The ranges without the tokens of `taken`."""
    left = list(ranges)
    for c, d in taken:
        cut: list[tuple[int, int]] = []
        for a, b in left:
            if d <= a or b <= c:
                cut.append((a, b))
                continue
            if a < c:
                cut.append((a, c))
            if d < b:
                cut.append((d, b))
        left = cut
    return tuple(left)
