"""Rows of the tables out of a record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from relata.app.batch.entries import Copy, Entry, domain_of
from relata.app.batch.inputs.raw import InputShard
from relata.model.record import Entity, Event, Interval, Record, Span, Statement, Voice
from relata.model.sourcing import relay_links

Row = dict[str, Any]
#: Names of the folders of an unknown day and of an unknown language (ISO 639-2, undetermined).
#: Hive's own name for null makes pyarrow fail where a table has nothing else.
NO_DAY, NO_LANGUAGE = "unknown", "und"


class Place:
    """A document's keys: its id in the run, and the folder of its rows."""

    def __init__(self, shard: InputShard, entry: Entry) -> None:
        self.doc = doc_of(shard.number, entry.number)
        date = entry.document.date if entry.document is not None else None
        whole = date if date is not None and len(date) == 10 else None
        self.day = (entry.captured or "")[:10] or whole or NO_DAY
        self.language = entry.language or NO_LANGUAGE


def doc_of(shard: int, record: int) -> str:
    """The key of a document: shard and number of its record in the input."""
    return f"{shard:06d}-{record:07d}"


def skipped_row(place: Place, shard: InputShard, entry: Entry, reason: str, detail: str) -> Row:
    """The row of a record that became no document."""
    return {
        "doc": place.doc, "input": shard.shown, "record": entry.number, "url": entry.url,
        "domain": domain_of(entry.url), "name": entry.name, "captured": _moment(entry.captured),
        "bytes": entry.size, "reason": reason, "detail": detail or None,
    }  # fmt: skip


def rows_of(
    place: Place, shard: InputShard, entry: Entry, record: Record, copy: Copy | None,
    original: str | None, projected: bool,
) -> dict[str, list[Row]]:  # fmt: skip
    """The rows of a record, by table."""
    names = {entity.id: entity for entity in record.entities}
    outlet = names.get(record.document.outlet or "")
    shared = {
        "outlet": outlet.name if outlet is not None else None,
        "domain": domain_of(entry.url),
        "date": record.document.date,
        "twin_of": original,
    }
    document = _document(place.doc, shard, entry, record)
    document |= shared | {
        "similarity": round(copy.similarity, 4) if copy is not None else None,
        "projected": projected,
    }
    text = record.document.text
    return {
        "documents": [document],
        "statements": [
            {"doc": place.doc} | _statement(one, text, names, record.document.outlet) | shared
            for one in record.statements
        ],
        "entities": [{"doc": place.doc} | _entity(entity) for entity in record.entities],
        "hands": [
            {"doc": place.doc} | row | shared
            for one in record.statements
            for row in _hands(one, names)
        ],
        "times": [_time(place.doc, one) for one in record.times],
        "events": [{"doc": place.doc} | _event(one, names) | shared for one in record.events],
        "findings": [_finding(place.doc, one) for one in record.findings],
    }


def _document(doc: str, shard: InputShard, entry: Entry, record: Record) -> Row:
    info, sourcing = record.document, record.sourcing
    return {
        "doc": doc, "id": info.id, "url": entry.url, "input": shard.shown, "record": entry.number,
        "name": entry.name, "captured": _moment(entry.captured), "date_from": info.date_from,
        "title": info.title, "authors": list(info.authors),
        "credits": [credit.name for credit in info.credits],
        "language_score": info.language_score, "characters": len(info.text),
        "statements": sourcing.statements, "speakers": sourcing.speakers,
        "first_hand": sourcing.first_hand, "named": sourcing.named,
        "anonymous": sourcing.anonymous, "without_source": sourcing.without_source,
        "longest_chain": sourcing.longest_chain, "reported_share": sourcing.reported_share,
        "engine": record.producer.engine, "weights": record.producer.weights,
        "notes": list(info.notes), "text": info.text,
    }  # fmt: skip


def _statement(one: Statement, text: str, names: dict[str, Entity], outlet: str | None) -> Row:
    speaker, addressee = _first(one.speaker, names), _first(one.addressee, names)
    voice = one.speaker
    return {
        "statement": one.id, "mode": one.mode, "medium": list(one.medium), "act": one.act,
        "certainty": one.certainty, "content": _words(one.content, text),
        "cue": _words(one.cue, text),
        "speaker": speaker.id if speaker is not None else None,
        "speaker_name": _name(speaker), "speaker_kind": speaker.kind if speaker else None,
        "speaker_text": _words(voice.spans, text) if voice is not None else None,
        "speakers": list(voice.entities) if voice is not None else [],
        "speaker_score": voice.score if voice is not None else None,
        "addressee": addressee.id if addressee is not None else None,
        "addressee_name": _name(addressee),
        "through": [
            names[link.entity].name or link.kind for link in relay_links(one, outlet)
        ],
        "basis": one.basis, "inside": one.inside, "time": one.time,
        **_interval("said", one.said), **_interval("about", one.about),
        "score": one.score, "tier": one.tier,
        "content_spans": _spans(one.content), "quoted_spans": _spans(one.quoted),
        "cue_spans": _spans(one.cue), "frame_spans": _spans(one.frame),
        "speaker_spans": _spans(voice.spans if voice is not None else ()),
        "addressee_spans": _spans(one.addressee.spans if one.addressee is not None else ()),
    }  # fmt: skip


def _first(voice: Voice | None, names: dict[str, Entity]) -> Entity | None:
    return names[voice.entities[0]] if voice is not None and voice.entities else None


def _name(entity: Entity | None) -> str | None:
    return entity.name if entity is not None and entity.forms else None


def _words(spans: Iterable[Span], text: str) -> str | None:
    return " … ".join(text[begin:end] for begin, end in spans) or None


def _spans(spans: Iterable[Span]) -> list[Row]:
    return [{"begin": begin, "end": end} for begin, end in spans]


def _interval(name: str, interval: Interval | None) -> Row:
    return {
        f"{name}_earliest": interval.earliest if interval is not None else None,
        f"{name}_latest": interval.latest if interval is not None else None,
    }


def _entity(entity: Entity) -> Row:
    return {
        "entity": entity.id, "kind": entity.kind, "name": entity.name,
        "forms": list(entity.forms), "roles": list(entity.roles), "wikidata": entity.wikidata,
        "mentions": len(entity.mentions),
        "mention_spans": _spans(one.span for one in entity.mentions),
        "mention_kinds": [one.kind for one in entity.mentions],
    }  # fmt: skip


def _hands(statement: Statement, names: dict[str, Entity]) -> Iterable[Row]:
    for position, link in enumerate(statement.chain):
        entity = names[link.entity]
        yield {
            "statement": statement.id, "position": position, "entity": entity.id,
            "name": _name(entity), "entity_kind": entity.kind, "kind": link.kind,
            "score": link.score, "why": link.why, "spans": _spans(link.spans),
        }  # fmt: skip


def _event(event: Event, names: dict[str, Entity]) -> Row:
    interval = event.interval
    return {
        "event": event.id, "kind": event.kind, "status": event.status,
        "participants": [one.entity for one in event.participants],
        "participant_names": [names[one.entity].name for one in event.participants],
        "participant_roles": [one.role for one in event.participants],
        "time": event.time, "earliest": interval.earliest if interval is not None else None,
        "latest": interval.latest if interval is not None else None, "place": event.place,
        "known_from": list(event.known_from), "denied_by": list(event.denied_by),
        "begin": event.span[0], "end": event.span[1],
    }  # fmt: skip


def _time(doc: str, one: Any) -> Row:
    interval = one.interval
    return {
        "doc": doc, "begin": one.span[0], "end": one.span[1], "text": one.text, "type": one.type,
        "value": one.value, "anchored_to": one.anchored_to,
        "earliest": interval.earliest if interval is not None else None,
        "latest": interval.latest if interval is not None else None,
    }  # fmt: skip


def _finding(doc: str, one: Any) -> Row:
    return {
        "doc": doc, "rule": one.rule, "severity": one.severity, "message": one.message,
        "advice": one.advice, "fingerprint": one.fingerprint, "begin": one.span[0],
        "end": one.span[1], "related": _spans(one.related),
    }  # fmt: skip


def _moment(captured: str | None) -> Any:
    from datetime import datetime

    return datetime.fromisoformat(captured) if captured is not None else None
