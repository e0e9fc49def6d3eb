"""What every pattern has: an id, a way to find a candidate at a site, and a description.

A site is where a pattern is tried: a quotation, a cue match in its clauses, a source word, a
sentence. Patterns are entered in `patterns.registry`, in the order in which they are tried.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.types import Candidate, Clause, CueMatch, Range, as_ranges
from relata.lang.language import Cue

Site = TypeVar("Site")


class Pattern(Struct, Generic[Site], frozen=True):
    """One attribution pattern at sites of one kind."""

    #: The rule ids of the candidates that it finds.
    ids: tuple[str, ...]
    #: The candidate at a site, or None; its docstring says on which sentence it fires.
    find: Callable[[Context, Site], Candidate | None]

    @property
    def about(self) -> str:
        """Which pattern it is, with a sentence on which it fires."""
        return (self.find.__doc__ or "").strip()


class TextPattern(Struct, frozen=True):
    """A pattern that looks at a whole text and adds its candidates itself."""

    ids: tuple[str, ...]
    add: Callable[[Context], None]

    @property
    def about(self) -> str:
        """Which pattern it is, with a sentence on which it fires."""
        return (self.add.__doc__ or "").strip()


class CueSite(Struct, frozen=True):
    """A cue match in the clauses of its sentence."""

    match: CueMatch
    clauses: list[Clause]
    #: Index of the clause of its finite verb (or of the cue itself), and of its last token.
    k: int
    last: int
    #: The end of the sentence.
    end: int

    @property
    def cue(self) -> Cue:
        """The cue that is matched."""
        return self.match.cue

    @property
    def clause(self) -> Clause:
        """The clause of its finite verb."""
        return self.clauses[self.k]

    @property
    def before(self) -> Sequence[Clause]:
        """The clauses before its own."""
        return self.clauses[: self.k]


class SourceSite(Struct, frozen=True):
    """A word that may open or close a source phrase, in its sentence."""

    sentence: int
    token: int


def apply_cue(candidate: Candidate, match: CueMatch, cue: Sequence[Range] = ()) -> Candidate:
    """Give a candidate what its cue says: lemma, act, certainty, medium, strength, anchor."""
    entry = match.cue
    candidate.cue = list(cue) or candidate.cue or as_ranges(match.tokens)
    candidate.lemma, candidate.act = entry.lemma, entry.act
    candidate.certainty, candidate.medium = entry.certainty, entry.medium
    candidate.strength, candidate.anchor = entry.reporting_strength, match.at
    return candidate
