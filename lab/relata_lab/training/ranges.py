"""Arithmetic of token ranges: sorted half-open ranges that do not overlap."""

from __future__ import annotations

Ranges = tuple[tuple[int, int], ...]


def size(ranges: Ranges) -> int:
    """Tokens in the ranges."""
    return sum(b - a for a, b in ranges)


def overlap(one: Ranges, other: Ranges) -> int:
    """Tokens that two lists of ranges share."""
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)


def f1(one: Ranges, other: Ranges) -> float:
    """Token F1 of two lists of ranges; 0 where they share no token."""
    common = overlap(one, other)
    return 2 * common / (size(one) + size(other)) if common else 0.0
