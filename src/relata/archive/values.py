"""What goes into the archive and what comes out of it: frozen values."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from relata.archive.limits import MAX_PAGE_LENGTH

Review = Literal["none", "accepted", "corrected", "missed", "rejected"]
AddStatus = Literal["new", "same", "read-again"]


class SourceInfo(Struct, frozen=True, kw_only=True):
    """What a record was read from."""

    #: The bytes, kept so that the article can be read again; None keeps nothing.
    data: bytes | None = None
    content_type: str | None = None
    #: Path or address as it was given.
    name: str | None = None
    #: The address that answered in the end.
    url: str | None = None
    #: When it was fetched, UTC, ISO 8601.
    fetched_at: str | None = None


class VersionLink(Struct, frozen=True, kw_only=True):
    """A near copy of an article."""

    article: int
    title: str | None
    outlet: str | None
    date: str | None
    #: Estimated share of common word sequences, 0 to 1.
    similarity: float
    agency: str | None


class Added(Struct, frozen=True, kw_only=True):
    """What became of a record that was added."""

    article: int
    #: "same": it was there in this reading already; "read-again": a new reading took its place.
    status: AddStatus
    versions: tuple[VersionLink, ...] = ()
    #: The agency whose copy it is.
    agency: str | None = None
    #: Corrections that found no place in this reading.
    unplaced: tuple[int, ...] = ()


class ListPage(Struct, frozen=True, kw_only=True):
    """Which part of a list is wanted."""

    limit: int = 20
    offset: int = 0

    @property
    def bounds(self) -> tuple[int, int]:
        """Limit and offset as a list takes them: at least one row, and no page too long."""
        return min(max(1, self.limit), MAX_PAGE_LENGTH), max(0, self.offset)


class StoredParty(Struct, frozen=True, kw_only=True):
    """A speaker, an addressee or a hand of a statement."""

    #: The archive's entity; None for whom the text does not name or leaves open.
    entity: int | None
    #: The entity's name in the archive, or the text's words.
    name: str
    #: What this article calls them.
    label: str
    score: float
    #: The part in a chain (outlet, agency, document …); "speaker" or "addressee" otherwise.
    kind: str
    #: The record's entity id: "e4".
    key: str | None = None
    #: Of a hand: whether it stands between the outlet and the speaker.
    relay: bool = False


class StoredStatement(Struct, frozen=True, kw_only=True):
    """A statement as the archive holds it, corrections included."""

    id: int
    #: Permanent name: stays over re-reads as long as the words do.
    ref: str
    article: int
    #: The record's id: "s3"; "c7" where correction 7 added it.
    key: str
    title: str | None
    outlet: int | None
    outlet_name: str | None
    date: str | None
    language: str
    mode: str
    act: str
    certainty: str
    basis: str | None
    tier: str
    score: float
    content: str
    cue: str
    #: Span of the content in the article's text, from the first to the last character.
    start: int
    end: int
    #: The spans of the content, which may leave out words between them.
    spans: tuple[tuple[int, int], ...]
    #: The sentences around it; `marks` are spans in `passage`: the hit, or the content.
    passage: str
    marks: tuple[tuple[int, int], ...]
    speakers: tuple[StoredParty, ...]
    addressees: tuple[StoredParty, ...]
    #: The hands, outermost first, the speaker last.
    hands: tuple[StoredParty, ...]
    agency: bool
    #: Independent sources in the archive that have this quotation.
    roots: int
    review: str
    #: Reasons why an editor should look at it.
    to_check: tuple[str, ...]
    #: Ids of the corrections that stand at it.
    corrections: tuple[int, ...] = ()


class Statements(Struct, frozen=True, kw_only=True):
    """A page of statements."""

    statements: tuple[StoredStatement, ...]
    #: How many there are, counted up to `limits.MAX_COUNTED`.
    total: int
    #: Whether `total` is a lower bound.
    more: bool
    #: Where the next page begins; None at the end.
    next: int | None


class Filters(Struct, frozen=True, kw_only=True):
    """Which statements are wanted. None: any. Names are looked up in every spelling.

    Raises nothing by itself; a name that nobody bears gives an empty result.
    """

    language: str | None = None
    outlet: str | int | None = None
    speaker: str | int | None = None
    addressee: str | int | None = None
    #: Somebody that the content names.
    about: str | int | None = None
    #: Somebody through whose hands it came.
    through: str | int | None = None
    modes: tuple[str, ...] = ()
    certainties: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    basis: str | None = None
    #: ISO 8601 day, month or year, inclusive.
    since: str | None = None
    until: str | None = None
    article: int | None = None
    #: Agency copy: True only it, False leaves it out.
    agency: bool | None = None
    #: Only quotations that one independent source has.
    single_source: bool = False
    #: Doubtful statements too.
    doubtful: bool = False
    #: Rejected ones too.
    rejected: bool = False
    #: Only those that wait for a check.
    to_check: bool = False


class Spelt(Struct, frozen=True, kw_only=True):
    """A spelling of an entity's name, and who writes it."""

    form: str
    language: str | None
    outlet: int | None
    outlet_name: str | None
    times: int
    articles: int


class Bearer(Struct, frozen=True, kw_only=True):
    """An entity of the archive that bears a name."""

    id: int
    kind: str
    name: str
    wikidata: str | None
    #: How sure the name asked for is one of its names, and why.
    score: float
    why: str
    articles: int
    said: int
    #: Its spellings, the most frequent first.
    spellings: tuple[Spelt, ...]


class Tally(Struct, frozen=True, kw_only=True):
    """An entity with a count: an addressee, an outlet, a relay."""

    entity: int | None
    name: str
    kind: str
    times: int


class EntityPage(Struct, frozen=True, kw_only=True):
    """Everything about an entity."""

    bearer: Bearer
    roles: tuple[str, ...]
    #: Ids of the entities that were merged into it.
    merged: tuple[int, ...]
    said: Statements
    about: Statements
    addressees: tuple[Tally, ...]
    outlets: tuple[Tally, ...]
    #: Through whose hands their words came.
    hands: tuple[Tally, ...]
    #: Statements by year and month, oldest first.
    months: tuple[tuple[str, int], ...]
    #: Words of their statements, the most frequent ones.
    topics: tuple[tuple[str, int], ...]
    corrections: tuple[int, ...]


class OutletPage(Struct, frozen=True, kw_only=True):
    """Everything about an outlet."""

    bearer: Bearer
    articles: int
    statements: int
    #: Statements by how it knows of them: heard, relayed, document, unstated.
    basis: tuple[tuple[str, int], ...]
    agency_copy: int
    #: Whom it quotes.
    speakers: tuple[Tally, ...]
    #: Those of `speakers` that it heard itself.
    first_hand: tuple[Tally, ...]
    #: Through whom it quotes.
    relays: tuple[Tally, ...]
    latest: Statements


class ArticleInfo(Struct, frozen=True, kw_only=True):
    """An article as the archive lists it."""

    id: int
    document_id: str
    title: str | None
    source: str | None
    outlet: int | None
    outlet_name: str | None
    date: str | None
    language: str
    agency: str | None
    agency_from: str | None
    statements: int
    to_check: int
    engine: str
    relata_version: str
    added_at: str
    read_at: str


class Articles(Struct, frozen=True, kw_only=True):
    """A page of articles."""

    articles: tuple[ArticleInfo, ...]
    total: int
    next: int | None


class CorrectionInfo(Struct, frozen=True, kw_only=True):
    """A correction with what became of it."""

    id: int
    kind: str
    article: int | None
    entity: int | None
    quote: str | None
    value: dict[str, object]
    author: str
    made_at: str
    undoes: int | None
    #: placed, ambiguous, missing, undone; "placed" for corrections of entities.
    status: str
    why: str
    ref: str | None
