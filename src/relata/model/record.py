"""The record: what one reading of one article gives back. Our public contract, version 1.

Every offset is a Unicode code point into `document.text`, end exclusive. `span` is one
`(start, end)`; `spans` a tuple of them, sorted, not overlapping, never empty unless the
field says so. All types are frozen; the descriptions below become the JSON Schema and
the documentation.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from relata.model import codes

RECORD_VERSION = "1"

Offset = Annotated[int, Meta(ge=0)]
Count = Annotated[int, Meta(ge=0)]
Span = tuple[Offset, Offset]
Spans = tuple[Span, ...]
Score = Annotated[float, Meta(ge=0.0, le=1.0)]
_Level = codes.SupportLevel | None


class Value(Struct, frozen=True, kw_only=True, gc=False):
    """Base of the record's parts: frozen trees, by keyword, unknown fields ignored on loading."""


class Producer(Value, frozen=True, kw_only=True):
    """What made the record."""

    version: Annotated[str, Meta(description="Relata's version.")]
    engine: Annotated[str, Meta(description="The statement engine: encoder, fast or grammar.")]
    weights: Annotated[
        str | None, Meta(description="Identity of the trained weights; null for grammar.")
    ] = None


class Credit(Value, frozen=True, kw_only=True):
    """A credit line: who wrote, photographed or supplied the text."""

    kind: Annotated[codes.CreditKind, Meta(description="What the credit is for.")]
    name: Annotated[str, Meta(description="Who is credited, as printed.")]
    note: Annotated[str | None, Meta(description="What stands next to it: Handout, Archiv.")] = None
    span: Annotated[Span | None, Meta(description="Where it stands; or null.")] = None


class LayoutPart(Value, frozen=True, kw_only=True):
    """A paragraph that is something else than plain text of the body: a subhead, a list item."""

    span: Annotated[Span, Meta(description="The paragraph: one of `document.paragraphs`.")]
    kind: Annotated[codes.LayoutKind, Meta(description="What it is in the page or the text.")]


class LanguageSupport(Value, frozen=True, kw_only=True):
    """What is known of the quality of results in a language: measured against annotated text,
    looked at by readers of the language, or unmeasured, where neither was done. A part that is
    null was not asked about, in records of before."""

    statements: Annotated[codes.SupportLevel, Meta(description="Contents, cues and modes.")]
    speakers: Annotated[codes.SupportLevel, Meta(description="Who speaks, and to whom.")]
    entities: Annotated[
        codes.SupportLevel, Meta(description="Which mentions are one person, body or place.")
    ]
    names: Annotated[_Level, Meta(description="One name in several spellings.")] = None
    hands: Annotated[_Level, Meta(description="Through whose hands the words came.")] = None
    times: Annotated[_Level, Meta(description="Time expressions and their values.")] = None
    events: Annotated[_Level, Meta(description="Contacts and other events.")] = None
    lint: Annotated[_Level, Meta(description="What the rules of `relata check` find.")] = None
    words: Annotated[_Level, Meta(description="The reports' own words in this language.")] = None
    identification: Annotated[_Level, Meta(description="Whether a text is known to be in it.")] = (
        None
    )


class DocumentInfo(Value, frozen=True, kw_only=True):
    """The article as it was read."""

    id: Annotated[str, Meta(description="SHA-256 of the text in UTF-8, hexadecimal.")]
    source: Annotated[str | None, Meta(description="Path or address it was read from.")] = None
    language: Annotated[str, Meta(description="ISO 639-1 code of the language it was read in.")]
    language_from: Annotated[codes.LanguageFrom, Meta(description="How the language is known.")]
    language_score: Annotated[Score, Meta(description="How sure that is.")]
    support: Annotated[
        LanguageSupport | None,
        Meta(description="What was measured in this language; null in records made without it."),
    ] = None
    title: Annotated[str | None, Meta(description="The title; null where there is none.")] = None
    title_span: Annotated[
        Span | None, Meta(description="Where it stands in the text; null when from metadata only.")
    ] = None
    date: Annotated[
        str | None, Meta(description="Publication date, ISO 8601 (year, month or day); or null.")
    ] = None
    date_from: Annotated[codes.DateFrom | None, Meta(description="How the date is known.")] = None
    outlet: Annotated[str | None, Meta(description="Entity id of the outlet that printed it.")] = (
        None
    )
    authors: Annotated[tuple[str, ...], Meta(description="Names in the byline or metadata.")] = ()
    credits: Annotated[tuple[Credit, ...], Meta(description="Credit lines.")] = ()
    notes: Annotated[
        tuple[str, ...], Meta(description="What the reader should know of how it was read.")
    ] = ()
    text: Annotated[
        str,
        Meta(
            description="The text all offsets point into. Plain text: the decoded input, "
            "unchanged; other formats: the extracted text."
        ),
    ]
    text_from: Annotated[
        codes.TextFrom | None,
        Meta(
            description="input: the text is the decoded input unchanged, so that its lines are "
            "those of the file; extracted: it was taken out of another format; null in records "
            "made without it."
        ),
    ] = None
    paragraphs: Annotated[Spans, Meta(description="Paragraphs, in order.")] = ()
    sentences: Annotated[Spans, Meta(description="Sentences, in order.")] = ()
    layout: Annotated[
        tuple[LayoutPart, ...],
        Meta(
            description="Paragraphs that are subheads, list items, block quotations and the like, "
            "in order; all others are plain."
        ),
    ] = ()


class Mention(Value, frozen=True, kw_only=True):
    """One place where the text names or describes an entity."""

    span: Annotated[Span, Meta(description="Where it stands.")]
    kind: Annotated[
        codes.MentionKind, Meta(description="Name, description, pronoun, or place for a state.")
    ]
    score: Annotated[Score, Meta(description="How sure it is that this is the entity.")]
    why: Annotated[str, Meta(description="The reason, for a person to read.")]


class Anonymity(Value, frozen=True, kw_only=True):
    """Why a source is not named, as the text says."""

    reason: Annotated[codes.AnonymityReason, Meta(description=codes.WHY_UNNAMED)]
    span: Annotated[Span, Meta(description="Where the text says so.")]


class Entity(Value, frozen=True, kw_only=True):
    """A person, organisation, outlet, institution or place that mentions refer to."""

    id: Annotated[str, Meta(description="e1, e2, … in the order of first mention.")]
    kind: Annotated[codes.EntityKind, Meta(description="What it is; unnamed: has no name.")]
    name: Annotated[str, Meta(description="The fullest form of the name in the text.")]
    forms: Annotated[tuple[str, ...], Meta(description="Every form of the name in the text.")] = ()
    roles: Annotated[tuple[str, ...], Meta(description="Descriptions that stand by the name.")] = ()
    wikidata: Annotated[str | None, Meta(description="Wikidata item, or null.")] = None
    country: Annotated[
        str | None, Meta(description="ISO 3166 code of the country it speaks for; or null.")
    ] = None
    anonymity: Annotated[
        tuple[Anonymity, ...], Meta(description="Why it is not named, as far as the text says.")
    ] = ()
    mentions: Annotated[
        tuple[Mention, ...], Meta(description="Where the text speaks of it, in order.")
    ] = ()


class Candidate(Value, frozen=True, kw_only=True):
    """An entity that a voice could be, where it stays open."""

    entity: Annotated[str, Meta(description="Entity id.")]
    score: Annotated[Score, Meta(description="How likely it is that one.")]


class Voice(Value, frozen=True, kw_only=True):
    """A speaker or an addressee: the nearest overt mention, and the entities it refers to."""

    spans: Annotated[Spans, Meta(description="The nearest overt mention, anywhere in the text.")]
    entities: Annotated[
        tuple[str, ...], Meta(description="Entity ids; empty where it stays open.")
    ] = ()
    score: Annotated[Score, Meta(description="How sure it is that they are the ones.")]
    why: Annotated[str, Meta(description="The reason, for a person to read.")]
    candidates: Annotated[
        tuple[Candidate, ...], Meta(description="Who it could be, where it stays open.")
    ] = ()


class Link(Value, frozen=True, kw_only=True):
    """One pair of hands in a statement's chain."""

    entity: Annotated[str, Meta(description="Entity id.")]
    kind: Annotated[codes.ChainKind, Meta(description="What part it has; the speaker is last.")]
    spans: Annotated[Spans, Meta(description="Where the text says so; may be empty.")] = ()
    score: Annotated[Score, Meta(description="How sure the link is.")]
    why: Annotated[str, Meta(description="The reason, for a person to read.")]


class Interval(Value, frozen=True, kw_only=True):
    """A stretch of time of which the ends are known as far as the text lets them be known."""

    earliest: Annotated[str | None, Meta(description="First day or minute; or null.")] = None
    latest: Annotated[str | None, Meta(description="Last one, inclusive; or null.")] = None
    why: Annotated[str, Meta(description="The reason, for a person to read.")]


class Statement(Value, frozen=True, kw_only=True):
    """One act of saying, writing or thinking that the text reports."""

    id: Annotated[str, Meta(description="s1, s2, … in the order of the text.")]
    mode: Annotated[
        codes.Mode,
        Meta(
            description="direct: verbatim; indirect: in the reporter's words; mixed: indirect with "
            "quoted words in it; reported: the act and its topic; free-indirect: goes on without "
            "a frame of its own; hearsay: is said to be so."
        ),
    ]
    medium: Annotated[
        tuple[codes.Medium, ...], Meta(description="One or more; empty where it is open.")
    ] = ()
    act: Annotated[codes.Act, Meta(description="What kind of saying.")]
    certainty: Annotated[codes.Certainty, Meta(description="What the cue lends the content.")]
    content: Annotated[
        Spans, Meta(description="The words reported, or their topic; never empty.", min_length=1)
    ]
    quoted: Annotated[
        Spans,
        Meta(
            description="Verbatim parts of a content that is not direct as a whole; may be empty."
        ),
    ] = ()
    cue: Annotated[Spans, Meta(description="What introduces it; may be empty.")] = ()
    frame: Annotated[Spans, Meta(description="The introducing clause; may be empty.")] = ()
    speaker: Annotated[Voice | None, Meta(description="Who said it; null where unknown.")] = None
    addressee: Annotated[Voice | None, Meta(description="To whom; null where not said.")] = None
    chain: Annotated[
        tuple[Link, ...], Meta(description="The hands it came through, outermost first.")
    ] = ()
    inside: Annotated[
        str | None, Meta(description="The statement whose content encloses this one.")
    ] = None
    basis: Annotated[
        codes.Basis | None,
        Meta(
            description="How the outlet knows: heard: the text says that this outlet heard or read "
            "it; relayed: somebody is named between; document: out of a document that it quotes; "
            "unstated: the text does not say."
        ),
    ] = None
    time: Annotated[str | None, Meta(description="When it was said, ISO 8601; null unknown.")] = (
        None
    )
    said: Annotated[
        Interval | None, Meta(description="When it was said, as an interval; null unknown.")
    ] = None
    about: Annotated[
        Interval | None, Meta(description="When what is said in it happened; null unknown.")
    ] = None
    score: Annotated[Score, Meta(description="How sure the engine is of the statement.")]
    tier: Annotated[
        codes.Tier | None,
        Meta(
            description="What the score means to a reader: sure, likely, or doubtful (which the "
            "views hide); null where the engine has no fitted tiers."
        ),
    ] = None


class Participant(Value, frozen=True, kw_only=True):
    """A party of an event."""

    entity: Annotated[str, Meta(description="Entity id.")]
    role: Annotated[str, Meta(description="from, to, with, or the like.")] = field(name="as")


class Event(Value, frozen=True, kw_only=True):
    """Something that happened, is planned, denied or demanded, as the text reports it."""

    id: Annotated[str, Meta(description="v1, v2, … in the order of the text.")]
    kind: Annotated[codes.EventKind, Meta(description="What kind of event.")]
    status: Annotated[codes.EventStatus, Meta(description="How the text presents it.")]
    participants: Annotated[
        tuple[Participant, ...], Meta(description="Who takes part; may be empty.")
    ] = ()
    time: Annotated[str | None, Meta(description="When, ISO 8601; null where unknown.")] = None
    place: Annotated[str | None, Meta(description="Where; null where unknown.")] = None
    span: Annotated[Span, Meta(description="Where the text reports it.")]
    known_from: Annotated[tuple[str, ...], Meta(description="Statements that report it.")] = ()
    denied_by: Annotated[tuple[str, ...], Meta(description="Statements that deny it.")] = ()
    interval: Annotated[Interval | None, Meta(description="When, as an interval; or null.")] = None
    roots: Annotated[
        Count | None, Meta(description="Independent sources that report it; null: not counted.")
    ] = None
    mentions: Annotated[Spans, Meta(description="Every place that reports it; may be empty.")] = ()
    order: Annotated[Literal["first", "last"] | None, Meta(description="Place in a row.")] = None
    since: Annotated[str | None, Meta(description="The first since when; null: not said.")] = None


class Time(Value, frozen=True, kw_only=True):
    """A time expression and its value (TIMEX3 types; unknown parts stay X)."""

    span: Annotated[Span, Meta(description="Where it stands.")]
    text: Annotated[str, Meta(description="The words of it.")]
    type: Annotated[codes.TimeType, Meta(description="TIMEX3 type.")]
    value: Annotated[str, Meta(description="TIMEX3 value: 2024-04-03, XXXX-03.")]
    anchored_to: Annotated[
        Literal["document", "text"] | None,
        Meta(description="What its missing parts were taken from; null where nothing was."),
    ] = None
    interval: Annotated[
        Interval | None, Meta(description="The first and the last moment it may mean; or null.")
    ] = None


class Finding(Value, frozen=True, kw_only=True):
    """Something a check noticed."""

    rule: Annotated[str, Meta(description="Rule id: NAM001.")]
    severity: Annotated[codes.Severity, Meta(description="How grave it is.")]
    span: Annotated[Span, Meta(description="The place it is about.")]
    related: Annotated[Spans, Meta(description="Other places that belong to it.")] = ()
    message: Annotated[str, Meta(description="What was noticed.")]
    advice: Annotated[str, Meta(description="What to do.")]
    fingerprint: Annotated[
        str | None,
        Meta(description="Its identity, which changes elsewhere in the text leave alone."),
    ] = None
    scope: Annotated[
        Literal["words", "article"], Meta(description="The words of its span, or all the article.")
    ] = "words"


class Sourcing(Value, frozen=True, kw_only=True):
    """How the article is sourced, in numbers."""

    statements: Annotated[int, Meta(description="Statements in the article.")] = 0
    speakers: Annotated[int, Meta(description="Different entities that speak.")] = 0
    first_hand: Annotated[
        int, Meta(description="Statements that the text says this outlet heard or read itself.")
    ] = 0
    basis: Annotated[
        dict[codes.Basis, int], Meta(description="Statements by how the outlet knows of them.")
    ] = field(default_factory=dict)
    reported_share: Annotated[
        Score | None, Meta(description="Share of the text's characters that is reported speech.")
    ] = None
    named: Annotated[int, Meta(description="Statements whose speaker has a name.")] = 0
    anonymous: Annotated[int, Meta(description="Statements by somebody without a name.")] = 0
    without_source: Annotated[int, Meta(description="Statements without any speaker.")] = 0
    longest_chain: Annotated[int, Meta(description="Links of the longest chain.")] = 0
    by_speaker: Annotated[dict[str, int], Meta(description="Entity id: statements.")] = field(
        default_factory=dict
    )
    by_side: Annotated[
        dict[str, int], Meta(description="Country of the speaker, where known: statements.")
    ] = field(default_factory=dict)
    by_source: Annotated[
        dict[str, int], Meta(description="Id of the first relay, else the speaker: statements.")
    ] = field(default_factory=dict)


class Record(Value, frozen=True, kw_only=True):
    """One reading of one article."""

    relata: Annotated[str, Meta(description="Version of this contract.")] = RECORD_VERSION
    producer: Annotated[Producer, Meta(description="What made the record.")]
    document: Annotated[DocumentInfo, Meta(description="The article.")]
    entities: Annotated[
        tuple[Entity, ...], Meta(description="Who and what the statements speak of.")
    ] = ()
    statements: Annotated[
        tuple[Statement, ...], Meta(description="Who said what, in the order of the text.")
    ] = ()
    events: Annotated[tuple[Event, ...], Meta(description="Contacts and other events.")] = ()
    times: Annotated[tuple[Time, ...], Meta(description="Time expressions.")] = ()
    findings: Annotated[tuple[Finding, ...], Meta(description="What the checks noticed.")] = ()
    sourcing: Annotated[Sourcing, Meta(description="How the article is sourced.")] = Sourcing()


class ErrorInfo(Value, frozen=True, kw_only=True):
    """Why a document could not be read."""

    kind: Annotated[
        str, Meta(description="missing, empty, format, language, too-large, refused, …")
    ]
    message: Annotated[str, Meta(description="One line that says what to do.")]


class FailedRecord(Value, frozen=True, kw_only=True):
    """Stands in a document's place where it could not be read."""

    relata: Annotated[str, Meta(description="Version of this contract.")] = RECORD_VERSION
    source: Annotated[str | None, Meta(description="Path or address it was to be read from.")] = (
        None
    )
    error: Annotated[ErrorInfo, Meta(description="Why it could not be read.")]
