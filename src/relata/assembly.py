"""The one place that makes a record: ids, order, frozen types.

Everything that a later stage added to the analysis (links, times, events, findings) is taken
over here; a stage never builds the record itself.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache

from relata.model.codes import EntityKind, LayoutKind
from relata.model.document import Document, MarkupKind, PartKind
from relata.model.drafts import (
    Analysis,
    ChainLink,
    EntityDraft,
    EventDraft,
    ResolvedStatement,
    VoiceDraft,
)
from relata.model.record import (
    Candidate,
    DocumentInfo,
    Entity,
    Event,
    LayoutPart,
    Link,
    Mention,
    Participant,
    Producer,
    Record,
    Score,
    Statement,
    Voice,
)
from relata.model.sourcing import summarise
from relata.model.spans import clean_spans

#: Kinds of entities that speak for a country where they speak for one.
_HAVE_SIDES: frozenset[EntityKind] = frozenset(("person", "unnamed", "institution", "organisation"))


class _Ids:
    """Ids of the entities and statements of one analysis, by the identity of the draft."""

    def __init__(self, analysis: Analysis) -> None:
        kept = _kept(analysis)
        self.kept = kept
        self.entities = {id(entity): f"e{n}" for n, entity in enumerate(kept, 1)}
        self.statements = {id(made): f"s{n}" for n, made in enumerate(analysis.statements, 1)}

    def entity(self, entity: EntityDraft) -> str:
        return self.entities[id(entity)]

    def statement(self, statement: ResolvedStatement | None) -> str | None:
        return None if statement is None else self.statements.get(id(statement))


def assemble(analysis: Analysis, producer: Producer) -> Record:
    """The record of what the stages found.

    Entities are numbered in the order of their first mention, statements and events in the
    order in which the analysis holds them. Every id that is used exists.
    """
    ids = _Ids(analysis)
    entities = tuple(_entity(entity, ids) for entity in ids.kept)
    size = len(analysis.document.text)
    statements = tuple(_statement(made, ids, size) for made in analysis.statements)
    outlet = ids.entity(analysis.outlet.entity) if analysis.outlet is not None else None
    return Record(
        producer=producer,
        document=_document(analysis, outlet),
        entities=entities,
        statements=statements,
        events=tuple(_event(event, n, ids, size) for n, event in enumerate(analysis.events, 1)),
        times=tuple(analysis.times),
        findings=tuple(analysis.findings),
        sourcing=summarise(statements, entities, size, outlet),
    )


def _kept(analysis: Analysis) -> list[EntityDraft]:
    """The entities of the record: those that the stages kept or refer to, by first mention."""
    found: dict[int, EntityDraft] = {id(entity): entity for entity in analysis.entities}
    for statement in analysis.statements:
        for link in statement.chain:
            found.setdefault(id(link.entity), link.entity)
    for event in analysis.events:
        for entity, _ in event.participants:
            found.setdefault(id(entity), entity)
    return sorted(found.values(), key=_first_mention)


def _first_mention(entity: EntityDraft) -> tuple[bool, int]:
    """Order of the first mention; an entity that only the metadata names comes last."""
    return not entity.mentions, min(entity.mentions)[0] if entity.mentions else 0


@lru_cache(maxsize=4096, typed=True)
def score_of(score: float) -> Score:
    """A score between 0 and 1, with two places."""
    if 0.0 <= score <= 1.0:
        return round(score, 2)
    return 0.0 if score < 0.0 else 1.0


def _entity(entity: EntityDraft, ids: _Ids) -> Entity:
    found = sorted(entity.mentions) if len(entity.mentions) > 1 else entity.mentions
    mentions = tuple(
        Mention(span=(start, end), kind=kind, score=score_of(score), why=why)
        for start, end, kind, score, why in found
    )
    return Entity(
        id=ids.entity(entity),
        kind=entity.kind,
        name=entity.name,
        forms=tuple(entity.forms),
        roles=tuple(entity.roles),
        country=(entity.country or None) if entity.kind in _HAVE_SIDES else None,
        anonymity=tuple(entity.anonymity),
        mentions=mentions,
    )


def _voice(voice: VoiceDraft | None, ids: _Ids) -> Voice | None:
    if voice is None:
        return None
    candidates = tuple(
        Candidate(entity=ids.entity(entity), score=score_of(score))
        for entity, score in voice.others
        if not entity.members and id(entity) in ids.entities
    )
    return Voice(
        spans=voice.spans,
        entities=tuple(ids.entity(entity) for entity in voice.entities),
        score=score_of(voice.score),
        why=voice.why,
        candidates=() if voice.entities else candidates,
    )


def _link(link: ChainLink, ids: _Ids) -> Link:
    return Link(
        entity=ids.entity(link.entity),
        kind=link.kind,
        spans=link.spans,
        score=score_of(link.score),
        why=link.why,
    )


def _statement(made: ResolvedStatement, ids: _Ids, size: int) -> Statement:
    draft = made.draft
    return Statement(
        id=ids.statements[id(made)],
        mode=draft.mode,
        medium=draft.medium,
        act=draft.act,
        certainty=draft.certainty,
        content=made.content,
        quoted=clean_spans(draft.quoted, size),
        cue=clean_spans(draft.cue, size),
        frame=clean_spans(draft.frame, size),
        speaker=_voice(made.speaker, ids),
        addressee=_voice(made.addressee, ids),
        chain=tuple([_link(link, ids) for link in made.chain]),
        inside=ids.statement(made.inside),
        basis=made.basis,
        time=made.time,
        said=made.said,
        about=made.about,
        score=score_of(draft.score),
        tier=draft.tier,
    )


def _event(event: EventDraft, number: int, ids: _Ids, size: int) -> Event:
    known_from = (ids.statement(statement) for statement in event.known_from)
    denied_by = (ids.statement(statement) for statement in event.denied_by)
    return Event(
        id=f"v{number}",
        kind=event.kind,
        status=event.status,
        participants=tuple(
            Participant(entity=ids.entity(entity), role=role) for entity, role in event.participants
        ),
        time=event.time,
        place=event.place,
        span=event.span,
        known_from=tuple(name for name in known_from if name is not None),
        denied_by=tuple(name for name in denied_by if name is not None),
        interval=event.interval,
        roots=event.roots,
        mentions=clean_spans(tuple(event.mentions), size),
        order=event.order,
        since=event.since,
    )


#: Kinds of parts that a view sets in another way than plain paragraphs.
_LAYOUT: dict[PartKind, LayoutKind] = {
    "heading": "heading", "list": "list", "embed": "post", "question": "question",
    "answer": "answer", "caption": "caption", "byline": "byline", "dateline": "dateline",
    "credit": "credit", "timestamp": "timestamp", "code": "code",
}  # fmt: skip
#: Markup that sets whole paragraphs apart.
_SET_APART: dict[MarkupKind, LayoutKind] = {"blockquote": "quotation", "post": "post"}
#: Share of a paragraph that must be in a block quotation: its marks may stand outside.
_COVERED = 0.8


def layout_parts(document: Document) -> tuple[LayoutPart, ...]:
    """The paragraphs of `document` that are not plain, in order."""
    apart = sorted(
        (span, _SET_APART[marked.kind])
        for marked in document.markup
        if marked.kind in _SET_APART
        for span in (*marked.spans, *((marked.attribution,) if marked.attribution else ()))
    )
    found: list[LayoutPart] = []
    at = 0
    for part in document.parts:
        (start, end), kind = part.span, _LAYOUT.get(part.kind)
        while at < len(apart) and apart[at][0][1] <= start:
            at += 1
        if at < len(apart) and part.kind != "title":
            (first, last), around = apart[at]
            if min(end, last) - max(start, first) >= _COVERED * (end - start):
                kind = around
        if kind is not None:
            found.append(LayoutPart(span=part.span, kind=kind))
    return tuple(found)


def _document(analysis: Analysis, outlet: str | None) -> DocumentInfo:
    document, text = analysis.document, analysis.text
    return DocumentInfo(
        id=hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest(),
        source=document.source,
        language=text.language,
        language_from=analysis.language_from,
        language_score=analysis.language_score,
        support=analysis.support,
        title=document.title,
        title_span=document.title_span,
        date=document.date,
        date_from=document.date_from,
        outlet=outlet,
        authors=document.authors,
        credits=document.credits,
        notes=document.notes,
        text=document.text,
        text_from=document.text_from,
        paragraphs=tuple(part.span for part in document.parts),
        sentences=tuple([(text.starts[a], text.ends[b - 1]) for a, b in text.sentences]),
        layout=layout_parts(document),
    )
