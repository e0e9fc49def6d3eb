"""The rows of an article: a record and its corrections, spelled out in tables."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from msgspec import json

from relata.archive.folding import folded
from relata.archive.layer.overlay import Held, Who
from relata.archive.writing.facts import (
    ArticleFacts,
    content_of,
    passage,
    reasons_to_check,
    reference,
    statement_root,
    whole,
)
from relata.archive.writing.identity import clean_form
from relata.archive.writing.words import statement_tags, statement_words
from relata.model.record import Entity, Record, Statement, Voice
from relata.model.sourcing import relay_links

Rows = dict[str, list[dict[str, Any]]]


class RowMaker:
    """Makes the rows of one article."""

    def __init__(
        self, record: Record, facts: ArticleFacts, names: dict[int, str], document: str
    ) -> None:
        """`names`: the archive's name of entities that corrections bring in."""
        self.record = record
        self.facts = facts
        self.names = names
        self.document = document
        self.by_key = {entity.id: entity for entity in record.entities}
        self.key_of = {number: key for key, number in facts.entities.items()}
        self.rows: Rows = defaultdict(list)
        self._mentions = sorted(
            (mention.span[0], mention.span[1], facts.entities[entity.id])
            for entity in record.entities if entity.id in facts.entities
            for mention in entity.mentions
        )  # fmt: skip
        self._seen: Counter[tuple[str, str]] = Counter()

    def entities(self) -> None:
        """Rows of entities, mentions and forms."""
        text, article = self.record.document.text, self.facts.id
        forms: Counter[tuple[int, str]] = Counter()
        for entity in self.record.entities:
            number = self.facts.entities.get(entity.id)
            self.rows["article_entity"].append({
                "article_id": article, "key": entity.id, "entity_id": number,
                "kind": entity.kind, "name": entity.name,
                "roles": "\n".join(entity.roles) or None,
            })  # fmt: skip
            for (start, end), (kind, score) in {
                m.span: (m.kind, m.score) for m in entity.mentions
            }.items():
                self.rows["mention"].append({
                    "article_id": article, "start": start, "end": end, "key": entity.id,
                    "kind": kind, "score": score,
                })  # fmt: skip
            if number is not None:
                for form in entity.forms or (entity.name,):
                    forms[number, clean_form(form)] += self._times(text, form, entity)
        self.rows["naming"] += [
            {
                "entity_id": number,
                "article_id": article,
                "form": form,
                "times": times,
                "language": self.facts.language,
                "outlet_id": self.facts.outlet,
            }
            for (number, form), times in forms.items()
        ]

    def _times(self, text: str, form: str, entity: Entity) -> int:
        return sum(
            1 for m in entity.mentions if m.kind == "name" and form in text[m.span[0] : m.span[1]]
        ) or 1  # fmt: skip

    def statement(self, number: int, one: Held, saying: int | None) -> None:
        """Rows of a statement."""
        statement, facts = one.statement, self.facts
        text = self.record.document.text
        start, end = whole(statement)
        around = passage(self.record, statement)
        content = content_of(text, statement)
        cue = " ".join(text[a:b] for a, b in statement.cue)
        place = (content, cue)
        said = statement.said
        self._seen[place] += 1
        shown = statement.tier != "doubtful" and one.review != "rejected"
        root = statement_root(statement, self.by_key, facts.root)
        row = {
            "id": number, "article_id": facts.id, "key": statement.id,
            "ref": reference(self.document, content, cue, self._seen[place]),
            "mode": statement.mode, "act": statement.act, "certainty": statement.certainty,
            "basis": statement.basis, "tier": statement.tier or "likely",
            "score": statement.score, "content": content, "cue": cue, "start": start, "end": end,
            "spans": json.encode(statement.content).decode(),
            "passage": text[around[0] : around[1]], "passage_start": around[0],
            "said_earliest": said.earliest if said else statement.time,
            "said_latest": said.latest if said else statement.time,
            "inside": statement.inside, "language": facts.language, "date": facts.date,
            "outlet_id": facts.outlet, "agency": facts.agency is not None,
            "root": root, "own_root": root == facts.root, "saying_id": saying,
            "review": one.review, "shown": shown, "to_check": reasons_to_check(one, self.by_key),
        }  # fmt: skip
        self.rows["statement"].append(row)
        voices = [*self._voices(number, one, "speaker"), *self._voices(number, one, "addressee")]
        self.rows["voice"] += voices
        hands = list(self._hands(number, one))
        self.rows["hand"] += hands
        about = dict.fromkeys(self._named_in(statement))
        self.rows["about"] += [
            {"entity_id": entity, "statement_id": number, "date": facts.date} for entity in about
        ]
        self.rows["statement_words"].append({
            "rowid": number, "words": statement_words(row, voices),
            "tags": statement_tags(row, voices, hands, about),
        })  # fmt: skip

    def _voices(self, number: int, one: Held, role: str) -> Iterator[dict[str, Any]]:
        voice: Voice | None = getattr(one.statement, role)
        given: Who | None = getattr(one, role)
        common = {"statement_id": number, "role": role, "date": self.facts.date}
        if given is not None:
            entity = given[0]
            if entity is not None:
                yield {
                    **common, "position": 0, "entity_id": entity, "key": self.key_of.get(entity),
                    "label": self.names.get(entity, ""), "score": 1.0,
                }  # fmt: skip
            return
        if voice is None:
            return
        text = self.record.document.text
        words = " ".join(text[a:b] for a, b in voice.spans[:1])
        if not voice.entities:
            yield {
                **common, "position": 0, "entity_id": None, "key": None, "label": words,
                "score": voice.score,
            }  # fmt: skip
        for position, key in enumerate(voice.entities):
            entity_ = self.by_key.get(key)
            yield {
                **common, "position": position, "entity_id": self.facts.entities.get(key),
                "key": key, "label": entity_.name if entity_ else words, "score": voice.score,
            }  # fmt: skip

    def _hands(self, number: int, one: Held) -> Iterator[dict[str, Any]]:
        statement = one.statement
        relays = {id(link) for link in relay_links(statement, self.record.document.outlet)}
        position = 0
        for link in statement.chain:
            entity = self.by_key.get(link.entity)
            if entity is None or (one.speaker is not None and link.kind == "speaker"):
                continue
            yield {
                "statement_id": number, "position": position, "kind": link.kind,
                "entity_id": self.facts.entities.get(link.entity), "key": link.entity,
                "label": entity.name, "score": link.score, "relay": id(link) in relays,
            }  # fmt: skip
            position += 1
        if one.speaker is not None and one.speaker[0] is not None:
            speaker = one.speaker[0]
            yield {
                "statement_id": number, "position": position, "kind": "speaker",
                "entity_id": speaker, "key": self.key_of.get(speaker, ""),
                "label": self.names.get(speaker, ""), "score": 1.0, "relay": False,
            }  # fmt: skip

    def _named_in(self, statement: Statement) -> Iterator[int]:
        for start, end in statement.content:
            at = bisect_left(self._mentions, (start, 0, 0))
            while at < len(self._mentions) and self._mentions[at][0] < end:
                if self._mentions[at][1] <= end:
                    yield self._mentions[at][2]
                at += 1

    def others(self, event_ids: Iterator[int]) -> None:
        """Rows of times, events and findings."""
        article = self.facts.id
        for time in {time.span: time for time in self.record.times}.values():
            interval = time.interval
            self.rows["time"].append({
                "article_id": article, "start": time.span[0], "end": time.span[1],
                "text": time.text, "type": time.type, "value": time.value,
                "earliest": interval.earliest if interval else None,
                "latest": interval.latest if interval else None,
            })  # fmt: skip
        for event in self.record.events:
            number, when = next(event_ids), event.interval
            self.rows["event"].append({
                "id": number, "article_id": article, "key": event.id, "kind": event.kind,
                "status": event.status, "time": event.time,
                "earliest": when.earliest if when else None,
                "latest": when.latest if when else None, "place": event.place,
                "start": event.span[0], "end": event.span[1], "date": self.facts.date,
            })  # fmt: skip
            for position, who in enumerate(event.participants):
                entity = self.by_key.get(who.entity)
                self.rows["participant"].append({
                    "event_id": number, "position": position, "role": who.role,
                    "entity_id": self.facts.entities.get(who.entity),
                    "label": entity.name if entity else who.entity,
                })  # fmt: skip
            for relation in ("known_from", "denied_by"):
                self.rows["event_statement"] += [
                    {"event_id": number, "relation": relation, "key": key}
                    for key in dict.fromkeys(getattr(event, relation))
                ]
        for position, finding in enumerate(self.record.findings):
            self.rows["finding"].append({
                "article_id": article, "position": position, "rule": finding.rule,
                "severity": finding.severity, "start": finding.span[0], "end": finding.span[1],
                "message": finding.message, "advice": finding.advice,
                "fingerprint": finding.fingerprint,
            })  # fmt: skip

    def article_words(self, words: str) -> None:
        """The words of the whole article."""
        tags = f"l{self.facts.language}"
        if self.facts.outlet is not None:
            tags += f" o{self.facts.outlet}"
        entities = sorted(set(self.facts.entities.values()))
        self.rows["article_words"].append({
            "rowid": self.facts.id, "words": words,
            "tags": " ".join((tags, *(f"e{number}" for number in entities))),
        })  # fmt: skip


def folded_content(record: Record, one: Held) -> str:
    """The folded words of a statement's content."""
    return folded(content_of(record.document.text, one.statement))
