"""A story: what became of its statements from version to version, and who copied whom.

Made from records alone by `compare`. Versions are numbered in the order in which they were given;
spans are offsets into the text of the version that they belong to.
"""

from __future__ import annotations

from typing import Literal, get_args

from msgspec import Struct

from relata.model.record import Span, Spans

STORY_VERSION = "1"

Fate = Literal["kept", "reworded", "dropped", "added"]
StatementChangeKind = Literal[
    "attribution-dropped", "attribution-added", "hedge-dropped", "hedge-added",
    "certainty-raised", "certainty-lowered", "chain-shortened", "chain-lengthened",
    "speaker-swapped", "speaker-named", "speaker-unnamed", "addressee-changed",
    "number-changed", "name-changed", "negation-dropped", "negation-added", "trimmed",
    "extended", "modal-changed", "opposite", "words-changed", "quotation-marks-dropped",
    "quotation-marks-added",
]  # fmt: skip
CopyVerdict = Literal["copied", "common-source", "independent", "undecidable"]
ReasonKind = Literal[
    "credit", "relay", "partial-quotation", "rare-spelling", "shared-error", "foreign-spelling",
    "only-known", "part-of", "copied-passages", "shared-source", "clock",
]  # fmt: skip
DriftKind = Literal["full", "trimmed", "reworded", "translated", "translated-back", "same"]

FATES: tuple[Fate, ...] = get_args(Fate)
#: Changes that alter what a reader is given to believe.
GRAVE: frozenset[StatementChangeKind] = frozenset(
    (
        "attribution-dropped", "hedge-dropped", "certainty-raised", "speaker-swapped",
        "number-changed", "name-changed", "negation-dropped", "negation-added", "opposite",
    )
)  # fmt: skip


class StoryPart(Struct, frozen=True, kw_only=True):
    """Base of a story's parts: frozen, by keyword."""


class StatementChange(StoryPart, frozen=True, kw_only=True):
    """One difference between two versions of a statement."""

    kind: StatementChangeKind
    #: The words that changed, as written in each version; "" where there are none.
    before: str = ""
    after: str = ""
    #: Where they stand.
    before_span: Span | None = None
    after_span: Span | None = None


class StatementFate(StoryPart, frozen=True, kw_only=True):
    """What became of a statement between two versions."""

    fate: Fate
    #: Ids of the statement in the first and in the second version; null where it has none.
    a: str | None
    b: str | None
    #: How surely both are one statement, 0 to 1.
    score: float
    #: The reason, for a person to read.
    why: str
    changes: tuple[StatementChange, ...] = ()


class CopiedPassage(StoryPart, frozen=True, kw_only=True):
    """Words that stand in both versions in the same order, nothing between them changed."""

    a: Span
    b: Span
    words: int


class MovedParagraph(StoryPart, frozen=True, kw_only=True):
    """A paragraph that stands elsewhere in the other version: numbers of paragraphs from 0."""

    a: int
    b: int


class Reason(StoryPart, frozen=True, kw_only=True):
    """A piece of evidence of who copied whom."""

    kind: ReasonKind
    #: The version that it makes the source of the other; null where it shows no direction.
    source: int | None
    #: How much it weighs (natural logarithm of odds).
    weight: float
    #: For a person to read.
    text: str
    #: Where it is seen in the first and in the second version; may be empty.
    a: Spans = ()
    b: Spans = ()


class Copying(StoryPart, frozen=True, kw_only=True):
    """Which of two versions is the other's source."""

    verdict: CopyVerdict
    #: The version that was copied, where the verdict is "copied".
    source: int | None
    #: How sure the verdict is, 0 to 1.
    score: float
    reasons: tuple[Reason, ...]


class VersionPair(StoryPart, frozen=True, kw_only=True):
    """Two versions compared: `a` is the earlier in the order given."""

    a: int
    b: int
    statements: tuple[StatementFate, ...]
    passages: tuple[CopiedPassage, ...]
    moved: tuple[MovedParagraph, ...]
    #: How much both have in common at all, 0 to 1 (`likeness`).
    likeness: float
    #: Shares of each version's words that stand in copied passages.
    copied_of_a: float
    copied_of_b: float
    copying: Copying


class StoryMember(StoryPart, frozen=True, kw_only=True):
    """A statement of a version."""

    version: int
    statement: str


class StatementGroup(StoryPart, frozen=True, kw_only=True):
    """One statement in all the versions that have it."""

    id: str
    members: tuple[StoryMember, ...]


class Root(StoryPart, frozen=True, kw_only=True):
    """An independent source of the story: a person, a body or a document that it goes back to."""

    name: str
    #: Other names and descriptions of it in the versions, at most six.
    also: tuple[str, ...] = ()
    #: speaker, or the kind of hand that it was got from: agency, outlet, document, institution.
    kind: str
    #: Versions that rest on it, and groups of statements that come from it.
    versions: tuple[int, ...]
    groups: tuple[str, ...]


class DriftNode(StoryPart, frozen=True, kw_only=True):
    """A wording of a quotation, and the wording that it is nearest to of those before it."""

    #: Number of the node it comes from; null for the fullest wording.
    parent: int | None
    kind: DriftKind
    text: str
    language: str
    members: tuple[StoryMember, ...]
    #: What changed against the parent; the words that turn the sense come first.
    changes: tuple[StatementChange, ...] = ()


class QuotationDrift(StoryPart, frozen=True, kw_only=True):
    """A quotation on its way through the versions; the first node is the fullest."""

    group: str
    nodes: tuple[DriftNode, ...]


class VersionFacts(StoryPart, frozen=True, kw_only=True):
    """One version as it was read."""

    number: int
    #: SHA-256 of its text, as in the record.
    id: str
    source: str | None
    title: str | None
    outlet: str | None
    date: str | None
    language: str
    statements: int
    #: The version with the same text that stands for this one; null where it stands for itself.
    same_as: int | None = None
    #: Whether it was left out, as there are too many.
    left_out: bool = False


class Story(StoryPart, frozen=True, kw_only=True):
    """Several versions of one story, compared."""

    relata: str = STORY_VERSION
    versions: tuple[VersionFacts, ...]
    groups: tuple[StatementGroup, ...]
    pairs: tuple[VersionPair, ...]
    roots: tuple[Root, ...]
    drifts: tuple[QuotationDrift, ...]
    #: What the reader should know of how it was compared: what was left out.
    notes: tuple[str, ...] = ()
