"""A corpus's documents, tokens and annotations: what adapters, scorers and training share.

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
    #: Predictions: the engine's score, 0 to 1; only the calibration reads it.
    score: float = 1.0
    #: Predictions: the engine's score and its reason for the speaker; for lists of errors.
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


class CorpusTokens:
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
