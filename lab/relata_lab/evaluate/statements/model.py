"""What the scorers know: annotations, a corpus's documents, and figures.

Offsets are code points into the document's text, end exclusive. An Annotation is one
statement as a corpus writes it down; gold and mapped predictions have the same type.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

Span = tuple[int, int]
Spans = tuple[Span, ...]
#: Indices of a document's tokens.
TokenSet = frozenset[int]

#: The five parts of a statement, in the order of the tables.
PARTS: tuple[str, ...] = ("content", "speaker", "cue", "frame", "addressee")


@dataclass(frozen=True, slots=True)
class Annotation:
    """One statement in a corpus's terms."""

    id: str
    content: Spans = ()
    speaker: Spans = ()
    cue: Spans = ()
    frame: Spans = ()
    addressee: Spans = ()
    #: The corpus's name of the mode; None where the corpus has none.
    type: str | None = None
    medium: frozenset[str] = frozenset()
    nested_in: str | None = None
    #: Predictions: how sure the engine is, 0 to 1. Asked by the calibration alone.
    score: float = 1.0
    #: Predictions: the engine's score and its reason for the speaker. Never scored.
    note: str = ""

    def part(self, name: str) -> Spans:
        """The spans of one of PARTS."""
        spans: Spans = getattr(self, name)
        return spans


@dataclass(frozen=True, slots=True)
class CorpusDocument:
    """One document of a corpus, with its gold (empty in a blind file)."""

    id: str
    corpus: str
    language: str
    text: str
    title: str | None
    gold: tuple[Annotation, ...]
    #: The line as it was read, for writing predictions in the same format.
    line: dict[str, Any] = field(repr=False)


class Tokens:
    """A document's tokens: spans of characters to sets of token indices."""

    __slots__ = ("ends", "starts")

    def __init__(self, spans: Iterable[Sequence[int]]) -> None:
        pairs = sorted((int(a), int(b)) for a, b in spans)
        self.starts = [a for a, _ in pairs]
        self.ends = [b for _, b in pairs]

    def __len__(self) -> int:
        return len(self.starts)

    def of(self, spans: Spans) -> TokenSet:
        """The tokens that share at least one character with the spans."""
        found: set[int] = set()
        for start, end in spans:
            found.update(range(bisect_right(self.ends, start), bisect_left(self.starts, end)))
        return frozenset(found)


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
