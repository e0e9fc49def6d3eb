"""Who is who across articles: the entities of a record joined to those of the archive.

In this order: who it was in this article before (so that ids survive a re-read), the Wikidata
item, the same name in folded letters, a name that `same_name` finds the same. A person of whom an
article gives one name only is joined to others with that name only: "Schmidt" is not every Schmidt.
What an editor has split stays split. Merges are not looked at here: they are pointers.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from relata.archive import schema as db
from relata.archive.folding import folded
from relata.archive.limits import MAX_COMPARED, MAX_NAME
from relata.archive.weights import weights
from relata.archive.writing.ids import fresh
from relata.model.record import Entity, Record
from relata.names.matching.same_name import same_name
from relata.names.uses.index import index_keys

#: Kinds that are told apart when names are equal; all others are bodies.
_OWN_GROUP = {"person": "person", "place": "place"}


class NewName(NamedTuple):
    """A name to be joined: its forms in the article, the main one first."""

    key: str
    kind: str
    forms: tuple[str, ...]
    wikidata: str | None = None

    @property
    def group(self) -> str:
        """person, place or body."""
        return group_of(self.kind)

    @property
    def full(self) -> tuple[str, ...]:
        """The folded forms by which it may be joined: for a person, those of several words."""
        plain = dict.fromkeys(filter(None, map(folded, self.forms)))
        if self.group != "person":
            return tuple(plain)[:1]
        return tuple(form for form in plain if " " in form) or tuple(plain)[:1]


class SplitRule(NamedTuple):
    """What an editor has split off an entity."""

    entity: int
    to: int
    forms: frozenset[str]
    articles: frozenset[int]


def group_of(kind: str) -> str:
    """Entities of different groups are never joined."""
    return _OWN_GROUP.get(kind, "body")


def named(record: Record) -> list[NewName]:
    """The entities of a record that have a name, and its outlet."""
    found = []
    for entity in record.entities:
        if entity.kind == "unnamed" or not (entity.forms or entity.id == record.document.outlet):
            continue
        forms = tuple(form[:MAX_NAME] for form in dict.fromkeys((entity.name, *entity.forms)))
        if folded(forms[0]):
            found.append(NewName(entity.id, entity.kind, forms, entity.wikidata))
    return found


def name_keys(form: str, lang: str | None) -> set[str]:
    """What a spelling is filed under: each word, and each pair of words."""
    single = sorted(index_keys(form, lang))[:6]
    return {*single, *("|".join(pair) for pair in combinations(single, 2))}


class Joiner:
    """Joins names within one writing transaction."""

    def __init__(self, connection: Connection, now: str, rules: Iterable[SplitRule] = ()) -> None:
        self._connection = connection
        self._now = now
        self._rules = tuple(rules)
        self._ids = fresh(connection, db.entity)
        self._spelling_ids = fresh(connection, db.spelling)
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
        found: dict[str, int] = {}
        for name in names:
            entity = (
                self._before(name, before)
                or next((e for f in name.full if (e := exact.get((name.group, f)))), None)
                or next((e for f in name.full if (e := self._known.get((name.group, f)))), None)
                or self._alike(name, language)
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
            if rows:
                self._connection.execute(sa.insert(table), rows)
                rows.clear()

    def _before(self, name: NewName, before: dict[str, int]) -> int | None:
        for form in map(folded, name.forms):
            if form in before:
                return before[form]
        return None

    def _exact(self, names: list[NewName]) -> dict[tuple[str, str], int]:
        """Entities with the same Wikidata item or folded name, by group and form."""
        wanted = {form for name in names for form in name.full}
        found: dict[tuple[str, str], int] = {}
        rows = self._connection.execute(
            sa.select(db.spelling.c.folded, db.entity.c.kind, db.entity.c.id, db.entity.c.name)
            .join(db.entity, db.entity.c.id == db.spelling.c.entity_id)
            .where(db.spelling.c.folded.in_(sorted(wanted)))
            .order_by(db.entity.c.id)
        )
        for form, kind, number, name in rows:
            # A surname alone stands for those only of whom no more is known.
            if group_of(kind) != "person" or " " in form or " " not in folded(name):
                found.setdefault((group_of(kind), form), number)
        items = {name.wikidata: name for name in names if name.wikidata}
        if items:
            known = self._connection.execute(
                sa.select(db.entity.c.wikidata, db.entity.c.id)
                .where(db.entity.c.wikidata.in_(sorted(items)))
                .order_by(db.entity.c.id.desc())
            )
            for item, number in known:
                for form in items[item].full:
                    found[items[item].group, form] = number
        return found

    def _alike(self, name: NewName, language: str | None) -> int | None:
        """An entity that bears the name in another spelling."""
        least = weights().join_person if name.group == "person" else weights().join_body
        main = name.forms[0]
        pairs = [key for key in name_keys(main, language) if "|" in key]
        if name.group == "person" and not pairs:
            return None
        keys = pairs or list(name_keys(main, language))
        self.flush()
        best: tuple[float, int] = (least, 0)
        for form, kind, number, lang in self._filed(keys):
            if group_of(kind) == name.group:
                score = same_name(main, form, language, lang).score
                if score > best[0] or (score == best[0] and not best[1]):
                    best = (score, number)
        return best[1] or None

    def _filed(self, keys: list[str]) -> Iterable[tuple[str, str, int, str | None]]:
        rows = self._connection.execute(
            sa.select(
                db.spelling.c.form, db.entity.c.kind, db.spelling.c.entity_id,
                db.spelling.c.language,
            )
            .select_from(
                db.name_key.join(db.spelling, db.name_key.c.spelling_id == db.spelling.c.id)
                .join(db.entity, db.entity.c.id == db.spelling.c.entity_id)
            )
            .where(db.name_key.c.key.in_(keys)).limit(MAX_COMPARED)
        )  # fmt: skip
        return [(str(row[0]), str(row[1]), int(row[2]), row[3]) for row in rows]

    def _make(self, name: NewName) -> int:
        number = next(self._ids)
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
        forms = {folded(form) for form in name.forms}
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
        known = {
            (row[0], row[1])
            for row in self._connection.execute(
                sa.select(db.spelling.c.entity_id, db.spelling.c.form).where(
                    db.spelling.c.entity_id.in_(sorted({entity for entity, _ in wanted}))
                )
            )
        } if wanted else set()  # fmt: skip
        for entity, form in sorted(wanted - known):
            number = next(self._spelling_ids)
            self._spellings.append({
                "id": number, "entity_id": entity, "form": form, "folded": folded(form),
                "language": language,
            })  # fmt: skip
            self._keys += [{"key": key, "spelling_id": number} for key in name_keys(form, language)]


def main_form(entity: Entity) -> str:
    """The name that an entity of a record is shown by."""
    return entity.name[:MAX_NAME]
