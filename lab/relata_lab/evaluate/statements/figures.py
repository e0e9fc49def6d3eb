"""Figures of precision and recall, tables of them, and aligned pairs of statements."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from relata_lab.corpora.annotations import Annotation, TokenSet


@dataclass(frozen=True, slots=True)
class Figure:
    """Precision, recall and their harmonic mean, each between 0 and 1."""

    p: float
    r: float
    #: How many values each mean (or each ratio's denominator) was made of.
    n_system: int = 0
    n_gold: int = 0

    @classmethod
    def of_counts(cls, right: int, system: int, gold: int) -> Figure:
        """The micro figure: `right` of `system` and of `gold`, 0 where there are none."""
        return cls(right / system if system else 0.0, right / gold if gold else 0.0, system, gold)

    @property
    def f1(self) -> float:
        total = self.p + self.r
        return 2 * self.p * self.r / total if total else 0.0

    def as_json(self) -> dict[str, float | int]:
        return {
            "p": round(self.p, 4),
            "r": round(self.r, 4),
            "f1": round(self.f1, 4),
            "n_system": self.n_system,
            "n_gold": self.n_gold,
        }


@dataclass(slots=True)
class Mean:
    """Precisions and recalls of sets of tokens being averaged: their sums, how many of each."""

    p: float = 0.0
    n_p: int = 0
    r: float = 0.0
    n_r: int = 0

    def add(self, system: TokenSet, gold: TokenSet, sign: int = 1) -> None:
        """One part's tokens more; one less with `sign` -1."""
        common = len(system & gold)
        if system:
            self.p += sign * common / len(system)
            self.n_p += sign
        if gold:
            self.r += sign * common / len(gold)
            self.n_r += sign

    def plus(self, other: Mean) -> Mean:
        """Both together."""
        return Mean(self.p + other.p, self.n_p + other.n_p, self.r + other.r, self.n_r + other.n_r)

    def figure(self) -> Figure:
        """The means so far, 0 of nothing."""
        return Figure(
            self.p / self.n_p if self.n_p else 0.0,
            self.r / self.n_r if self.n_r else 0.0,
            self.n_p,
            self.n_r,
        )


@dataclass(frozen=True, slots=True)
class Scores:
    """One table of figures: the corpus's main ones, exact ones, and by mode of the gold."""

    figures: dict[str, Figure]
    exact: dict[str, Figure] = field(default_factory=dict)
    modes: dict[str, dict[str, Figure]] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return {
            "figures": {k: v.as_json() for k, v in self.figures.items()},
            "exact": {k: v.as_json() for k, v in self.exact.items()},
            "modes": {
                mode: {k: v.as_json() for k, v in figures.items()}
                for mode, figures in self.modes.items()
            },
        }


@dataclass(frozen=True, slots=True)
class Pair:
    """What the alignment made of one statement or two; at least one side is there."""

    gold: Annotation | None
    system: Annotation | None
    #: Token F1 of the contents; 0 where a side is missing.
    overlap: float
