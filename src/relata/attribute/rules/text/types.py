"""What the rules hand to each other: clauses, cue matches and statement candidates.

All ranges are token ranges, half open.
"""

from __future__ import annotations

from msgspec import Struct, field

from relata.lang.language import Cue
from relata.model.codes import Act, Certainty, Medium, Mode

Range = tuple[int, int]


class Clause(Struct):
    """A stretch of a sentence between commas, colons, semicolons and dashes."""

    start: int
    end: int
    #: main, that, wh, sub, rel, inf, or phrase (no finite verb).
    kind: str
    #: Token of the finite verb, -1 for none.
    finite: int
    #: Token of the mark that ends it, -1 at the end of the sentence.
    mark: int
    #: It opens with a coordinating conjunction.
    coordinated: bool


class CueMatch(Struct):
    """A cue in the text: a reporting verb with its verb complex, or a reporting noun."""

    cue: Cue
    #: The main verb form, or the noun.
    at: int
    #: The finite verb of its clause (itself, or an auxiliary); -1 for none.
    finite: int
    #: All tokens of the cue, sorted.
    tokens: tuple[int, ...]
    #: A bit of `relata.lang.language` forms: SG, PL, SUBJUNCTIVE, PARTICIPLE, INFINITIVE, GERUND.
    form: int
    passive: bool = False


class Candidate(Struct):
    """A statement in token ranges, as one pattern proposes it."""

    mode: Mode
    content: list[Range]
    rule: str
    score: float
    cue: list[Range] = field(default_factory=list)
    frame: list[Range] = field(default_factory=list)
    #: Phrase index of the speaker, -1 for none.
    speaker: int = -1
    #: Token range of a speaker that is not a phrase, or that is longer than its phrase.
    speaker_range: Range | None = None
    speaker_why: str = ""
    speaker_carried: bool = False
    speaker_score: float = 0.8
    addressee: int = -1
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
