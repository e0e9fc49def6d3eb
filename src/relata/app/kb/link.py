"""Wikidata items of a record's entities: by their spellings, and by offices and years."""

from __future__ import annotations

from msgspec.structs import replace

from relata.app.kb.index import IndexedItem, KnowledgeIndex
from relata.app.kb.items import key_of
from relata.model.record import Entity, Record

_KINDS = frozenset(("person", "organisation", "institution", "outlet", "agency", "place"))


def linked(record: Record, index: KnowledgeIndex) -> Record:
    """The record with the items of its named entities; what several bear alike stays null."""
    date = record.document.date
    year = int(date[:4]) if date else None
    entities = tuple(_linked(entity, index, year) for entity in record.entities)
    return record if entities == record.entities else replace(record, entities=entities)


def _linked(entity: Entity, index: KnowledgeIndex, year: int | None) -> Entity:
    if entity.wikidata is not None or not entity.forms or entity.kind not in _KINDS:
        return entity
    if entity.kind == "person" and " " not in entity.name:
        return entity  # a surname alone is anybody's
    found = [one for one in index.find(entity.name) if one.is_person == (entity.kind == "person")]
    if len(found) > 1:
        found = [one for one in found if _holds(one, entity, year)]
    return replace(entity, wikidata=found[0].wikidata) if len(found) == 1 else entity


def _holds(found: IndexedItem, entity: Entity, year: int | None) -> bool:
    """Whether an item has an office that the text names, in its year."""
    roles = [key_of(role) for role in entity.roles]
    offices = [office for office in found.offices if year is None or office.held(year)]
    return any(key_of(office.label) in role for office in offices for role in roles)
