"""Who is who across articles: the entities of a record joined to those of the archive.

In this order: who it was in this article before (so that ids survive a re-read), the Wikidata
item, the same name in folded letters, a name that `same_name` finds the same. A person of whom an
article gives one name only is joined to others with that name only: "Schmidt" is not every Schmidt.
What an editor has split stays split. Merges are not looked at here: they are pointers.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from relata.archive import schema as db
from relata.archive.folding import folded
from relata.archive.limits import MAX_COMPARED, MAX_FILED, MAX_NAME
from relata.archive.name_keys import name_keys
from relata.archive.store.prepared import ask, insert, members
from relata.archive.weights import weights
from relata.archive.writing.ids import Ids
from relata.model.record import Record
from relata.names.matching.same_name import same_name

#: Kinds whose names are compared among themselves; all others are bodies.
_OWN_GROUP = {"person": "person", "place": "place"}


class NewName:
    """A name to be joined: its forms in the article, the main one first."""

    __slots__ = ("folded", "forms", "full", "group", "key", "kind", "wikidata")

    def __init__(
        self, key: str, kind: str, forms: tuple[str, ...], wikidata: str | None = None
    ) -> None:
        self.key, self.kind, self.forms, self.wikidata = key, kind, forms, wikidata
        #: person, place or body.
        self.group = group_of(kind)
        #: The forms in folded words, as many as `forms`.
        self.folded = tuple(map(folded, forms))
        #: The folded forms by which it may be joined: for a person, those of several words.
        self.full = self._full()

    def _full(self) -> tuple[str, ...]:
        plain = tuple(dict.fromkeys(filter(None, self.folded)))
        if self.group != "person":
            return plain[:1]
        return tuple(form for form in plain if " " in form) or plain[:1]


class SplitRule(NamedTuple):
    """What an editor has split off an entity."""

    entity: int
    to: int
    forms: frozenset[str]
    articles: frozenset[int]


def group_of(kind: str) -> str:
    """Entities of different groups are never joined."""
    return _OWN_GROUP.get(kind, "body")


def clean_form(form: str) -> str:
    """A form of a name as it is stored: bounded, on one line."""
    return " ".join(form.replace("\0", " ").split())[:MAX_NAME]


def named(record: Record) -> list[NewName]:
    """The entities of a record that have a name, and its outlet."""
    found = []
    for entity in record.entities:
        if entity.kind == "unnamed" or not (entity.forms or entity.id == record.document.outlet):
            continue
        forms = tuple(dict.fromkeys(map(clean_form, (entity.name, *entity.forms))))
        if folded(forms[0]):
            found.append(NewName(entity.id, entity.kind, forms, entity.wikidata))
    return found


class Joiner:
    """Joins names within one writing transaction."""

    def __init__(
        self, connection: Connection, ids: Ids, now: str, rules: Iterable[SplitRule] = ()
    ) -> None:
        self._connection = connection
        self._now = now
        self._rules = tuple(rules)
        self._ids = ids
        self._entities: list[dict[str, object]] = []
        self._spellings: list[dict[str, object]] = []
        self._keys: list[dict[str, object]] = []
        #: Of this transaction: (group, folded full form) -> entity.
        self._known: dict[tuple[str, str], int] = {}
        self._forms: set[tuple[int, str]] = set()

    def join(
        self, names: list[NewName], language: str | None, article: int, before: dict[str, int]
    ) -> dict[str, int]:
        """The archive's entity of every name. `before`: folded form -> entity in this article."""
        exact = self._exact(names)
        known: dict[str, int | None] = {
            name.key: self._before(name, before)
            or next((e for f in name.full if (e := exact.get((name.group, f)))), None)
            or next((e for f in name.full if (e := self._known.get((name.group, f)))), None)
            for name in names
        }
        alike = self._alike([name for name in names if known[name.key] is None], language)
        found: dict[str, int] = {}
        for name in names:
            entity = (
                known[name.key]
                or next((e for f in name.full if (e := self._known.get((name.group, f)))), None)
                or alike.get(name.key)
                or self._make(name)
            )
            for form in name.full:
                self._known.setdefault((name.group, form), entity)
            found[name.key] = self._split(entity, name, article)
        self._add_spellings(names, found, language)
        return found

    def flush(self) -> None:
        """Write the new entities and spellings."""
        for table, rows in (
            (db.entity, self._entities), (db.spelling, self._spellings), (db.name_key, self._keys),
        ):  # fmt: skip
            insert(self._connection, table, rows)
            rows.clear()

    def _before(self, name: NewName, before: dict[str, int]) -> int | None:
        for form in name.folded:
            if form in before:
                return before[form]
        return None

    def _exact(self, names: list[NewName]) -> dict[tuple[str, str], int]:
        """Entities with the same Wikidata item or folded name, by group and form."""
        wanted = {form for name in names for form in name.full}
        found: dict[tuple[str, str], int] = {}
        rows = ask(self._connection, _EXACT, forms=sorted(wanted)) if wanted else ()
        for form, kind, number, name in rows:
            # A surname alone stands for those only of whom no more is known.
            if group_of(kind) != "person" or " " in form or " " not in folded(name):
                found.setdefault((group_of(kind), form), number)
        items = {name.wikidata: name for name in names if name.wikidata}
        if items:
            for item, number in ask(self._connection, _BY_ITEM, items=sorted(items)):
                for form in items[item].full:
                    found[items[item].group, form] = number
        return found

    def _alike(self, names: list[NewName], language: str | None) -> dict[str, int]:
        """By key, the entities that bear names in another spelling."""
        keys = {name.key: self._keys_of(name, language) for name in names}
        self.flush()
        filed = self._filed({key for some in keys.values() for key in some})
        found: dict[str, int] = {}
        for name in names:
            best = weights().join_person if name.group == "person" else weights().join_body
            rows = dict.fromkeys(row for key in keys[name.key] for row in filed.get(key, ()))
            for form, group, entity, lang in islice(rows, MAX_COMPARED):
                if group == name.group:
                    score = same_name(name.forms[0], form, language, lang).score
                    if score > best or (score == best and name.key not in found):
                        best, found[name.key] = score, entity
        return found

    def _keys_of(self, name: NewName, language: str | None) -> list[str]:
        """What others that may be this name are filed under; [] where only the same form is."""
        keys = name_keys(name.forms[0], language)
        pairs = sorted(key for key in keys if "|" in key)
        return pairs or ([] if name.group == "person" else sorted(keys))

    def _filed(self, keys: set[str]) -> dict[str, list[tuple[str, str, int, str | None]]]:
        """By key, (form, group, entity, language) of the spellings that have it."""
        found: dict[str, list[tuple[str, str, int, str | None]]] = {}
        if keys:
            rows = ask(self._connection, _FILED, keys=sorted(keys), most=MAX_FILED)
            for key, form, kind, entity, language in rows:
                found.setdefault(key, []).append((form, group_of(kind), entity, language))
        return found

    def _make(self, name: NewName) -> int:
        number = self._ids.next(db.entity)
        self._entities.append({
            "id": number, "kind": name.kind, "name": name.forms[0], "wikidata": name.wikidata,
            "merged_into": None, "made_at": self._now,
        })  # fmt: skip
        return number

    def new(self, name: str, kind: str = "person", language: str | None = None) -> int:
        """An entity of its own, whoever else has the name: for what an editor splits off."""
        made = NewName("", kind, (name,))
        number = self._make(made)
        self._add_spellings([made], {"": number}, language)
        return number

    def _split(self, entity: int, name: NewName, article: int) -> int:
        forms = set(name.folded) if self._rules else set()
        for rule in self._rules:
            if rule.entity == entity and (article in rule.articles or forms & rule.forms):
                entity = rule.to
        return entity

    def _add_spellings(
        self, names: list[NewName], found: dict[str, int], language: str | None
    ) -> None:
        wanted = {(found[name.key], form) for name in names for form in name.forms}
        wanted -= self._forms
        self._forms |= wanted
        known = set()
        if wanted:
            entities = sorted({entity for entity, _ in wanted})
            rows = ask(self._connection, _FORMS, entities=entities)
            known = {(row[0], row[1]) for row in rows}
        for entity, form in sorted(wanted - known):
            number = self._ids.next(db.spelling)
            self._spellings.append({
                "id": number, "entity_id": entity, "form": form, "folded": folded(form),
                "language": language,
            })  # fmt: skip
            self._keys += [{"key": key, "spelling_id": number} for key in name_keys(form, language)]


_FILED = (
    sa.select(
        db.name_key.c.key, db.spelling.c.form, db.entity.c.kind, db.spelling.c.entity_id,
        db.spelling.c.language,
    )
    .select_from(
        db.name_key.join(db.spelling, db.name_key.c.spelling_id == db.spelling.c.id)
        .join(db.entity, db.entity.c.id == db.spelling.c.entity_id)
    )
    .where(members(db.name_key.c.key, "keys"))
    .limit(sa.bindparam("most"))
)  # fmt: skip
_EXACT = (
    sa.select(db.spelling.c.folded, db.entity.c.kind, db.entity.c.id, db.entity.c.name)
    .join(db.entity, db.entity.c.id == db.spelling.c.entity_id)
    .where(members(db.spelling.c.folded, "forms"))
    .order_by(db.entity.c.id)
)
_FORMS = sa.select(db.spelling.c.entity_id, db.spelling.c.form).where(
    members(db.spelling.c.entity_id, "entities")
)
_BY_ITEM = (
    sa.select(db.entity.c.wikidata, db.entity.c.id)
    .where(members(db.entity.c.wikidata, "items"))
    .order_by(db.entity.c.id.desc())
)
