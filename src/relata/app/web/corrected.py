"""A record as it holds after the corrections: for the page of an article and its exports."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from relata.archive import Party, StoredArticle, StoredStatement
from relata.model.record import Entity, Link, Record, Spans, Statement, Voice
from relata.model.sourcing import summarise

#: The reason of what an editor has said.
_WHY = "an editor said so"


class _Entities:
    """The record's entities, and those that corrections add."""

    def __init__(self, stored: StoredArticle) -> None:
        self.found = list(stored.record.entities)
        # Of several entities of the text that the archive takes for one, the first.
        self.keys: dict[int, str] = {}
        for key, number in stored.entities.items():
            self.keys.setdefault(number, key)

    def key(self, party: Party) -> str:
        """The record's id of a party; a new entity where the record has none."""
        known = {entity.id for entity in self.found}
        if party.key in known:
            return str(party.key)
        if party.entity in self.keys:
            return self.keys[party.entity]
        numbers = [int(one.id[1:]) for one in self.found if one.id[1:].isdecimal()]
        key = f"e{max(numbers, default=0) + 1}"
        self.found.append(Entity(id=key, kind="person", name=party.name, forms=(party.name,)))
        if party.entity is not None:
            self.keys[party.entity] = key
        return key

    def nearest(self, keys: tuple[str, ...], near: int) -> Spans:
        """The mention of each that stands nearest to a place of the text; () for none."""
        spans = set()
        for entity in self.found:
            if entity.id in keys and entity.mentions:
                mention = min(entity.mentions, key=lambda one: abs(one.span[0] - near))
                spans.add(mention.span)
        return tuple(sorted(spans))


def statement_ids(stored: StoredArticle) -> dict[str, str]:
    """Key in the archive -> id in the record: what editors marked is numbered last."""
    known = {statement.id for statement in stored.record.statements}
    numbers = [int(one[1:]) for one in known if one[1:].isdecimal()]
    following = max(numbers, default=0)
    found = {}
    for one in stored.statements:
        if one.key not in known:
            following += 1
        found[one.key] = one.key if one.key in known else f"s{following}"
    return found


def corrected(stored: StoredArticle, *, rejected: bool = False) -> Record:
    """The newest record with its corrections; with `rejected` also what editors rejected."""
    entities = _Entities(stored)
    by_key = {statement.id: statement for statement in stored.record.statements}
    ids = statement_ids(stored)
    statements: list[Statement] = []
    for one in stored.statements:
        known = by_key.pop(one.key, None)
        if one.review == "rejected" and not rejected:
            continue
        statement = _statement(one, known, entities)
        statements.append(replace(statement, id=ids[one.key]))
    # An article with more statements than one list of the archive holds.
    statements += by_key.values()
    kept = {statement.id for statement in statements}
    statements = [
        replace(one, inside=None) if one.inside not in kept else one for one in statements
    ]
    record = replace(stored.record, statements=tuple(statements), entities=tuple(entities.found))
    if not _changed(stored):
        return record
    document = record.document
    size = len(document.text)
    made = summarise(record.statements, record.entities, size, document.outlet)
    return replace(record, sourcing=made)


def _changed(stored: StoredArticle) -> bool:
    return any(one.review not in ("none", "accepted") for one in stored.statements)


def _statement(one: StoredStatement, known: Statement | None, entities: _Entities) -> Statement:
    if known is None:
        return _missed(one, entities)
    if one.review == "none":
        return known
    changed: dict[str, Any] = {"tier": "sure" if one.review != "rejected" else known.tier}
    if one.review == "corrected":
        changed["speaker"] = _voice(known.speaker, one.speakers, one.start, entities)
        changed["addressee"] = _voice(known.addressee, one.addressees, one.start, entities)
        changed["chain"] = _chain(known, changed["speaker"])
    return replace(known, **changed)


def _missed(one: StoredStatement, entities: _Entities) -> Statement:
    """The statement that an editor marked."""
    speaker = _voice(None, one.speakers, one.start, entities)
    statement = Statement(
        id=one.key,
        mode=one.mode,  # type: ignore[arg-type]
        act=one.act,  # type: ignore[arg-type]
        certainty=one.certainty,  # type: ignore[arg-type]
        content=((one.start, one.end),),
        speaker=speaker,
        score=1.0,
        tier="sure",
    )
    return replace(statement, chain=_chain(statement, speaker))


def _voice(
    known: Voice | None, parties: tuple[Party, ...], near: int, entities: _Entities
) -> Voice | None:
    """Who it is now; `near` is where the statement begins."""
    if not parties:
        return None
    keys = tuple(dict.fromkeys(entities.key(party) for party in parties))
    if known is not None and known.entities == keys:
        return known
    spans = entities.nearest(keys, near)
    return Voice(spans=spans or (known.spans if known else ()), entities=keys, score=1.0, why=_WHY)


def _chain(known: Statement, speaker: Voice | None) -> tuple[Link, ...]:
    """The hands as they were, with whoever speaks now at the end."""
    before = set(known.speaker.entities) if known.speaker else set()
    hands = tuple(
        link for link in known.chain if link.kind != "speaker" and link.entity not in before
    )
    if speaker is None:
        return hands
    own = tuple(
        Link(entity=key, kind="speaker", spans=speaker.spans, score=speaker.score, why=speaker.why)
        for key in speaker.entities
        if all(link.entity != key for link in hands)
    )
    return (*hands, *own)
