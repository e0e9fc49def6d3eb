"""The stage in its order: outlet, phrases, voices, ids, statements, summary."""

from __future__ import annotations

from msgspec import Struct

from relata.knowledge import first_names
from relata.lang.language import Language
from relata.model.analysis import Draft, Phrase, Segmented
from relata.model.document import Document
from relata.model.record import Entity, Mention, Sourcing, Statement
from relata.resolve import outlet as credits
from relata.resolve.context import prepare
from relata.resolve.coreference.resolver import CoreferenceResolver
from relata.resolve.entities import EntityDraft
from relata.resolve.naming.registry import NameRegistry
from relata.resolve.sourcing import sourcing
from relata.resolve.speakers import VoiceDraft, VoiceResolver, to_score
from relata.resolve.statements import Maker


class Resolved(Struct, frozen=True):
    """What the stage gives to the record."""

    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    #: Entity id of the outlet that printed the article, None where unknown.
    outlet: str | None
    sourcing: Sourcing


def resolve(
    document: Document,
    text: Segmented,
    phrases: list[Phrase],
    drafts: list[Draft],
    language: Language,
) -> Resolved:
    """Entities, statements with ids, speakers, addressees and chains, and the summary.

    All spans are code points into `document.text`, end exclusive. Every id that is used
    exists; `inside` has no circles; a draft without content inside the text is left out.
    What cannot be decided stays open with candidates. Linear in phrases and drafts;
    deterministic; changes none of its arguments.
    """
    registry = NameRegistry()
    outlet = credits.publisher(document, registry, language)
    coreference = CoreferenceResolver(prepare(text, phrases, drafts, language), registry, outlet)
    coreference.run()
    maker = Maker(drafts, VoiceResolver(coreference, drafts), len(document.text))
    hands = credits.hands(document, registry, outlet, language)
    kept = _kept(registry.entities, maker.voices(), outlet)
    ids = {id(entity): f"e{n}" for n, entity in enumerate(kept, 1)}
    entities = tuple(_entity(entity, ids[id(entity)]) for entity in kept)
    statements = maker.make(hands, ids)
    delivered = any(hand.entity.kind == "agency" for hand in hands[1:])
    return Resolved(
        entities=entities,
        statements=statements,
        outlet=ids[id(outlet)] if outlet is not None else None,
        sourcing=sourcing(statements, entities, len(hands), delivered),
    )


def _kept(
    entities: list[EntityDraft], voices: list[VoiceDraft], outlet: EntityDraft | None
) -> list[EntityDraft]:
    """Everybody with a name, who speaks or is spoken to, or is mentioned again, in order.

    A doubtful name that does none of it is left out: it may be a common noun.
    """
    used = {id(e) for voice in voices for e in voice.entities}
    used.update(id(e) for voice in voices for e, _ in voice.others)
    kept = [
        e
        for e in entities
        if id(e) in used or e is outlet or (_sure(e) if e.named else len(e.mentions) > 1)
    ]
    for entity in kept:
        if id(entity) not in used and _unproven(entity):
            entity.kind = "other"
    kept.sort(key=_first)
    return kept


def _unproven(entity: EntityDraft) -> bool:
    """Whether nothing but a capital makes a person of somebody: one word, no title, no voice."""
    if entity.kind != "person" or entity.given or entity.heads or entity.gender:
        return False
    return all(" " not in form and not first_names.known(form) for form in entity.forms)


def _sure(entity: EntityDraft) -> bool:
    return not entity.doubtful or (entity.bare and len(entity.mentions) > 1)


def _first(entity: EntityDraft) -> tuple[bool, int]:
    """Order of first mention; who is in the metadata alone comes last."""
    return not entity.mentions, min(entity.mentions)[0] if entity.mentions else 0


def _entity(entity: EntityDraft, number: str) -> Entity:
    mentions = tuple(
        Mention(span=(start, end), kind=kind, score=to_score(score), why=why)
        for start, end, kind, score, why in (
            sorted(entity.mentions) if len(entity.mentions) > 1 else entity.mentions
        )
    )
    return Entity(
        id=number,
        kind=entity.kind,
        name=entity.name,
        forms=tuple(entity.forms),
        roles=tuple(entity.roles),
        mentions=mentions,
    )
