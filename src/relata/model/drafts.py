"""What is known before the record is made: entities, voices, statements and events as drafts.

The stages complete these objects; `relata.assembly` numbers them and makes the frozen record
of them. Drafts refer to one another as objects, never by id. Entities and statements are
compared by identity.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec import Struct, field

from relata.model.analysis import Draft, Phrase, Segmented
from relata.model.codes import (
    Basis,
    ChainKind,
    EntityKind,
    EventKind,
    EventStatus,
    LanguageFrom,
    MentionKind,
)
from relata.model.document import Document
from relata.model.record import (
    Anonymity,
    Finding,
    Interval,
    LanguageSupport,
    Score,
    Span,
    Spans,
    Time,
)

#: Descriptions of one entity that are kept: no text needs more, and look-ups stay short.
MAX_DESCRIPTIONS = 30


class MentionDraft(NamedTuple):
    """One place where the text names or describes an entity; `start` and `end` in characters."""

    start: int
    end: int
    kind: MentionKind
    score: float
    why: str


class EntityDraft(Struct, eq=False):
    """An entity whose mentions are still being collected."""

    kind: EntityKind
    #: Every form of the name, in order of appearance; the longest in words becomes `name`.
    forms: dict[str, None] = field(default_factory=dict)
    #: Of several spellings of a surname the one that the text's language would use, or "".
    usual: str = ""
    #: Descriptions, as written, with whether they stand (or may stand) in the nominative.
    roles: dict[str, bool] = field(default_factory=dict)
    mentions: list[MentionDraft] = field(default_factory=list)
    #: "m", "f", "n" or "" where open.
    gender: str = ""
    plural: bool = False
    #: Has a name of its own.
    named: bool = False
    #: Code of the text's language, for what its descriptions mean.
    language: str = ""
    #: Lower-case given names and initials, () where only the surname is known.
    given: tuple[str, ...] = ()
    #: Which of several bearers of the name it is ("elder", "3"), "" where no word says so.
    rank: str = ""
    #: Head nouns of its roles in lower case: without ending -> as it stands.
    heads: dict[str, str] = field(default_factory=dict)
    #: Lower-case words of its names and descriptions, without endings.
    words: set[str] = field(default_factory=set)
    #: Country of a role's adjective or genitive ("FR"), or "".
    country: str = ""
    #: Why it is not named, as the text says; in the order of the text.
    anonymity: list[Anonymity] = field(default_factory=list)
    #: For outlets: newspaper, broadcaster ...; else "".
    sort: str = ""
    #: One capitalised word where common nouns have capitals, too: perhaps not a name at all.
    doubtful: bool = False
    #: Was named without a preposition before it.
    bare: bool = False
    #: Introduced as somebody's relative ("his wife, Ann Lee"): not whom the surname alone means.
    relative: bool = False
    #: The outlet that a person works for, as the text says ("CNN's Ann Lee"); else None.
    works_for: EntityDraft | None = None
    #: Token of the last mention, None before the first.
    last_token: int | None = None
    #: Members of a coordination ("A and B"), else ().
    members: tuple[EntityDraft, ...] = ()
    #: The fullest form, for as many forms and the usual spelling that it was found with.
    fullest: tuple[int, str, str] = (0, "", "")

    def describe(self, role: str, head: str, key: str, nominative: bool) -> None:
        """Keep a description, its head noun and the head's key, up to `MAX_DESCRIPTIONS`."""
        if len(self.roles) < MAX_DESCRIPTIONS:
            self.roles.setdefault(role, nominative)
            self.heads.setdefault(key, head)

    @property
    def recency(self) -> int:
        """Token of the last mention for comparisons; below every token before the first."""
        return -1 if self.last_token is None else self.last_token

    @property
    def name(self) -> str:
        """The fullest form of the name, else the fullest description."""
        count = len(self.forms)
        if count == 1:
            return next(iter(self.forms))
        if count:
            if self.fullest[:2] != (count, self.usual):  # forms are only ever added
                found = max(self.forms, key=lambda form: _fullness(form, self.usual))
                self.fullest = count, self.usual, found
            return self.fullest[2]
        return max(self.roles, key=lambda role: (self.roles[role], *_fullness(role)), default="")


def _fullness(form: str, usual: str = "") -> tuple[int, bool, int]:
    return form.count(" "), form.lower().endswith(usual), len(form)


class VoiceDraft(Struct):
    """A speaker, addressee or relay with its entities; `others` are candidates with scores."""

    spans: Spans
    entities: tuple[EntityDraft, ...]
    score: float
    why: str
    others: list[tuple[EntityDraft, float]] = field(default_factory=list)


class ArticleSource(Struct):
    """An outlet or agency that the whole article came through."""

    entity: EntityDraft
    spans: Spans
    score: float
    why: str


class Talk(Struct):
    """A talk of somebody with an outlet, as a sentence of the article says."""

    outlet: EntityDraft
    person: EntityDraft
    #: First character of the sentence.
    start: int
    #: Where it names the outlet.
    span: Span
    score: float
    #: The outlet only quotes the person: what follows may be from elsewhere.
    quoted: bool = False
    #: Who asked for the outlet, where the sentence names one.
    asker: EntityDraft | None = None


class ChainLink(Struct):
    """One link of a statement's chain."""

    entity: EntityDraft
    kind: ChainKind
    spans: Spans
    score: float
    why: str


class ResolvedStatement(Struct, eq=False):
    """A statement whose speaker and addressee are entities; later stages complete it."""

    draft: Draft
    #: Spans inside the text, sorted, not overlapping, at least one.
    content: Spans
    speaker: VoiceDraft | None = None
    addressee: VoiceDraft | None = None
    #: Further voices that its sentence names, outermost first: evidence for the chain.
    relays: list[VoiceDraft] = field(default_factory=list)
    #: The nearest statement whose content encloses this one; acyclic.
    inside: ResolvedStatement | None = None
    #: Outermost link first, the speaker last.
    chain: tuple[ChainLink, ...] = ()
    #: The statement of the same speaker that stands before this one in the text.
    earlier: ResolvedStatement | None = None
    #: How the outlet knows of it; None before the stage that says so.
    basis: Basis | None = None
    #: When it was said, ISO 8601; None where unknown.
    time: str | None = None
    #: When it was said, and when what it is about happened, as intervals; None where unknown.
    said: Interval | None = None
    about: Interval | None = None

    @property
    def speakers(self) -> tuple[EntityDraft, ...]:
        """The entities of the speaker; empty where nobody is known to speak."""
        return self.speaker.entities if self.speaker is not None else ()

    def voices(self) -> list[VoiceDraft]:
        """Speaker, addressee and relays, those that there are."""
        found = [voice for voice in (self.speaker, self.addressee) if voice is not None]
        return [*found, *self.relays]


class EventDraft(Struct, eq=False):
    """An event before ids: participants and statements as objects."""

    kind: EventKind
    status: EventStatus
    span: Span
    #: Entities with their part: from, to, with.
    participants: list[tuple[EntityDraft, str]] = field(default_factory=list)
    time: str | None = None
    place: str | None = None
    known_from: list[ResolvedStatement] = field(default_factory=list)
    #: Statements that deny it.
    denied_by: list[ResolvedStatement] = field(default_factory=list)
    interval: Interval | None = None
    #: How many independent sources report it.
    roots: int | None = None
    #: Every place that reports it, `span` among them.
    mentions: list[Span] = field(default_factory=list)
    #: The first of a row since a time, or the last so far.
    order: Literal["first", "last"] | None = None
    since: str | None = None


class Analysis(Struct, eq=False):
    """What is known of one document so far: every stage reads it and adds its own part.

    A later stage may complete what an earlier one made (a statement's chain or time); only
    `relata.assembly` makes the record of it.
    """

    document: Document
    text: Segmented
    #: How the language in `text.language` is known, and how surely.
    language_from: LanguageFrom = "given"
    language_score: Score = 1.0
    #: What was measured in this language.
    support: LanguageSupport | None = None
    #: By `mentions`, in the order of the text, outer before inner.
    phrases: list[Phrase] = field(default_factory=list)
    #: By `attribute`.
    drafts: list[Draft] = field(default_factory=list)
    #: By `resolve`: whoever has a name, speaks, or is mentioned again; statements in the order
    #: of the text, outer before inner.
    entities: list[EntityDraft] = field(default_factory=list)
    statements: list[ResolvedStatement] = field(default_factory=list)
    #: The outlet that printed the article, None where unknown, and who supplied its text.
    outlet: ArticleSource | None = None
    suppliers: list[ArticleSource] = field(default_factory=list)
    #: Talks with outlets that the article reports, in the order of the text.
    talks: list[Talk] = field(default_factory=list)
    #: Time expressions, events and findings, in the order of the text.
    times: list[Time] = field(default_factory=list)
    events: list[EventDraft] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
