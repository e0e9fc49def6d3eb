"""The research notes' rule for statements: pairs by content, token precision and recall a part.

1. In each document gold and system are paired one to one so that the sum of the contents' token F1
   is greatest (0.01 more for the same type).
2. Precision of a part where the system has it, recall where the gold has it; averaged over all.
3. `joint` pools all parts. `exact`: a part's tokens equal the gold's; micro over all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import linear_sum_assignment

#: Tokens of each part of one statement; the key "type" is not among them.
Tokens = Mapping[str, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Scored:
    """One statement as token sets."""

    parts: Tokens
    type: str | None = None


def f1(precision: float, recall: float) -> float:
    """The harmonic mean; 0 where both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass(slots=True)
class Tally:
    """Adds up documents; `table` gives the figures so far."""

    parts: tuple[str, ...]
    precision: dict[str, list[float]] = field(default_factory=dict)
    recall: dict[str, list[float]] = field(default_factory=dict)
    exact: dict[str, list[int]] = field(default_factory=dict)

    def add(self, gold: Sequence[Scored], system: Sequence[Scored]) -> None:
        """One document."""
        for one, other in pairs(gold, system):
            for part in self.parts:
                true = one.parts.get(part, frozenset()) if one else frozenset()
                named = other.parts.get(part, frozenset()) if other else frozenset()
                both = len(true & named)
                for key in (part, "joint"):
                    if named:
                        self.precision.setdefault(key, []).append(both / len(named))
                    if true:
                        self.recall.setdefault(key, []).append(both / len(true))
                count = self.exact.setdefault(part, [0, 0, 0])
                count[0] += bool(true) and true == named
                count[1] += bool(named)
                count[2] += bool(true)

    def table(self) -> dict[str, dict[str, float]]:
        """RoleSpans -> precision, recall, F1 and exact F1."""
        found: dict[str, dict[str, float]] = {}
        for part in (*self.parts, "joint"):
            p, r = (float(np.mean(d.get(part) or [0.0])) for d in (self.precision, self.recall))
            found[part] = {"P": round(p, 4), "R": round(r, 4), "F1": round(f1(p, r), 4)}
            if part in self.exact:
                right, system, gold = self.exact[part]
                value = f1(right / max(1, system), right / max(1, gold))
                found[part]["exact"] = round(value, 4)
        return found


def pairs(
    gold: Sequence[Scored], system: Sequence[Scored]
) -> list[tuple[Scored | None, Scored | None]]:
    """The document's pairs, then what is left over on either side."""
    taken: list[tuple[int, int]] = []
    if gold and system:
        value = np.array([[_value(g, s) for s in system] for g in gold])
        taken = list(zip(*(a.tolist() for a in linear_sum_assignment(-value)), strict=True))
    found: list[tuple[Scored | None, Scored | None]] = [(gold[i], system[j]) for i, j in taken]
    rows, columns = {i for i, _ in taken}, {j for _, j in taken}
    found += [(g, None) for i, g in enumerate(gold) if i not in rows]
    found += [(None, s) for j, s in enumerate(system) if j not in columns]
    return found


def _value(gold: Scored, system: Scored) -> float:
    one, other = gold.parts["content"], system.parts["content"]
    both = len(one & other)
    if not both:
        return 0.0
    return 2 * both / (len(one) + len(other)) + 0.01 * (gold.type == system.type)
