"""Figures of precision and recall, tables of them, and aligned pairs of statements."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from relata_lab.corpora.annotations import Annotation


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
