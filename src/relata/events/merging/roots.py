"""Independent sources: tellings that share no hand, by which they came, count each for itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

H = TypeVar("H")


def independent(tellings: Sequence[Iterable[H]]) -> int:
    """How many groups remain where tellings with a hand in common are one group.

    Each telling is the set of its hands (entities, names). One without hands reports by itself.
    Linear in hands (union-find).
    """
    parent = list(range(len(tellings)))

    def top(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    owner: dict[H, int] = {}
    for number, hands in enumerate(tellings):
        for hand in hands:
            if hand in owner:
                parent[top(number)] = top(owner[hand])
            else:
                owner[hand] = number
    return sum(1 for one in range(len(tellings)) if top(one) == one)
