"""What the rules hand to each other: clauses, cue matches and statement candidates.

All ranges are token ranges, half open.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from relata.lang.language import Cue
from relata.model.codes import Act, Certainty, Medium, Mode

Range = tuple[int, int]
#: A main clause; an argument clause (that, wh: a question); an adverbial clause (sub); a
#: relative clause; an infinitive; a phrase without a finite verb.
ClauseKind = Literal["main", "that", "wh", "sub", "rel", "inf", "phrase"]

#: The rules that other rules ask for; `patterns.registry` has all of them.
NamedRule = Literal[
    "turn", "headline", "quote-before", "quote-embedded", "quote-after", "quote-particle",
    "according", "according-noun", "according-after",
    "as", "after", "before", "inf", "object", "passive", "anaphor", "noun", "dialogue",
    "quote-around",
]  # fmt: skip


class Clause(Struct):
    """The tokens of a sentence between commas, colons, semicolons and dashes."""

    start: int
    end: int
    kind: ClauseKind
    #: Token of the finite verb, None for none.
    finite: int | None
    #: Token of the mark that ends it, None at the end of the sentence.
    mark: int | None
    #: It opens with a coordinating conjunction.
    coordinated: bool

    @property
    def close(self) -> int:
        """The token of the mark that ends it, its end where there is none."""
        return self.end if self.mark is None else self.mark

    @property
    def verb_first(self) -> bool:
        """Does it open with its finite verb?"""
        return self.finite == self.start

    @property
    def verb_later(self) -> bool:
        """Has it a finite verb that does not open it?"""
        return self.finite is not None and self.finite > self.start


class CueMatch(Struct):
    """A cue in the text: a reporting verb with its verb complex, or a reporting noun."""

    cue: Cue
    #: The main verb form, or the noun.
    at: int
    #: The finite verb of its clause (itself, or an auxiliary); None where it has none.
    finite: int | None
    #: All tokens of the cue, sorted.
    tokens: tuple[int, ...]
    #: A bit of `relata.lang.language` forms: SG, PL, SUBJUNCTIVE, PARTICIPLE, INFINITIVE, GERUND.
    form: int
    passive: bool = False

    @property
    def pivot(self) -> int:
        """The finite verb where there is one, else the main token."""
        return self.at if self.finite is None else self.finite


class Candidate(Struct):
    """A statement in token ranges, as one pattern proposes it."""

    mode: Mode
    content: list[Range]
    #: Id of the pattern that proposed it.
    rule: str
    score: float
    cue: list[Range] = field(default_factory=list)
    frame: list[Range] = field(default_factory=list)
    #: Phrase index of the speaker, None for none.
    speaker: int | None = None
    #: Token range of a speaker that is not a phrase, or that is longer than its phrase.
    speaker_range: Range | None = None
    speaker_why: str = ""
    speaker_carried: bool = False
    #: None for that of a subject found by its cue.
    speaker_score: float | None = None
    addressee: int | None = None
    lemma: str = ""
    act: Act = "state"
    certainty: Certainty = "asserted"
    medium: tuple[Medium, ...] = ("speech",)
    relays: list[int] = field(default_factory=list)
    #: Its frame is in the subjunctive: somebody reports that it was said.
    reported_frame: bool = False
    #: How surely its cue reports.
    strength: float = 1.0
    #: The token around which it was found; candidates are ordered by it.
    anchor: int = 0


def as_ranges(tokens: tuple[int, ...]) -> list[Range]:
    """Sorted token indices as the fewest ranges."""
    found: list[Range] = []
    for token in tokens:
        if found and found[-1][1] == token:
            found[-1] = (found[-1][0], token + 1)
        else:
            found.append((token, token + 1))
    return found
