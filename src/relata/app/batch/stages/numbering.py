"""Ids of a record of which parts were taken away: e1, e2, …, s1, s2, … without gaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import structs

from relata.model.record import Entity, Event, Link, Record, Statement, Voice


def numbered(record: Record) -> Record:
    """The record with entities that something refers to, by their first mention, and new ids.

    What refers to a statement or an entity that is not there any more is left out.
    """
    used = _used(record)
    kept = [one for one in record.entities if one.mentions or one.id in used]
    kept.sort(key=_first_mention)
    entities = {entity.id: f"e{number}" for number, entity in enumerate(kept, 1)}
    statements = {one.id: f"s{number}" for number, one in enumerate(record.statements, 1)}
    outlet = record.document.outlet
    return structs.replace(
        record,
        document=structs.replace(
            record.document, outlet=None if outlet is None else entities[outlet]
        ),
        entities=tuple(structs.replace(one, id=entities[one.id]) for one in kept),
        statements=tuple(_statement(one, entities, statements) for one in record.statements),
        events=tuple(
            _event(one, f"v{number}", entities, statements)
            for number, one in enumerate(record.events, 1)
        ),
    )


def _first_mention(entity: Entity) -> tuple[bool, int]:
    """An entity that only the metadata names comes last."""
    return not entity.mentions, min((m.span[0] for m in entity.mentions), default=0)


def _used(record: Record) -> set[str]:
    found = {record.document.outlet or ""}
    for statement in record.statements:
        found.update(link.entity for link in statement.chain)
        for voice in (statement.speaker, statement.addressee):
            if voice is not None:
                found.update(voice.entities)
    for event in record.events:
        found.update(one.entity for one in event.participants)
    return found


def _statement(
    statement: Statement, entities: dict[str, str], statements: dict[str, str]
) -> Statement:
    return structs.replace(
        statement,
        id=statements[statement.id],
        inside=None if statement.inside is None else statements.get(statement.inside),
        speaker=_voice(statement.speaker, entities),
        addressee=_voice(statement.addressee, entities),
        chain=tuple(_links(statement.chain, entities)),
    )


def _links(chain: Iterable[Link], entities: dict[str, str]) -> Iterator[Link]:
    for link in chain:
        yield structs.replace(link, entity=entities[link.entity])


def _voice(voice: Voice | None, entities: dict[str, str]) -> Voice | None:
    if voice is None:
        return None
    return structs.replace(
        voice,
        entities=tuple(entities[one] for one in voice.entities),
        candidates=tuple(
            structs.replace(one, entity=entities[one.entity])
            for one in voice.candidates
            if one.entity in entities
        ),
    )


def _event(event: Event, name: str, entities: dict[str, str], statements: dict[str, str]) -> Event:
    return structs.replace(
        event,
        id=name,
        participants=tuple(
            structs.replace(one, entity=entities[one.entity]) for one in event.participants
        ),
        known_from=tuple(statements[one] for one in event.known_from if one in statements),
        denied_by=tuple(statements[one] for one in event.denied_by if one in statements),
    )
