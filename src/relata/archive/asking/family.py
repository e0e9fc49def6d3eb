"""Entities that editors have merged are one: their names, ids and root."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from relata.archive import schema as db
from relata.archive.store.prepared import ask_rows, members

_ENTITIES = sa.select(db.entity).where(members(db.entity.c.id, "numbers"))
#: Merges in a row that are followed.
_DEEPEST = 50


def root(connection: Connection, entity: int) -> int:
    """The entity that one was merged into in the end; itself where it was not."""
    of = db.entity.c
    for _ in range(_DEEPEST):
        into = connection.execute(sa.select(of.merged_into).where(of.id == entity)).scalar()
        if into is None:
            return entity
        entity = int(into)
    return entity


def family(connection: Connection, entity: int) -> tuple[int, ...]:
    """The root of an entity and all that were merged into it, in the order of their ids."""
    found = {root(connection, entity)}
    latest = set(found)
    of = db.entity.c
    while latest:
        rows = connection.execute(sa.select(of.id).where(of.merged_into.in_(sorted(latest))))
        latest = {int(row[0]) for row in rows} - found
        found |= latest
    return tuple(sorted(found))


def roots(connection: Connection, entities: Iterable[int | None]) -> dict[int, Any]:
    """By entity id the row (id, kind, name, wikidata) of its root."""
    wanted = {number for number in entities if number is not None}
    rows: dict[int, Any] = {}
    missing = set(wanted)
    while missing:
        found = ask_rows(connection, _ENTITIES, numbers=sorted(missing))
        rows.update((row.id, row) for row in found)
        missing = {row.merged_into for row in found if row.merged_into} - rows.keys()
    out = {}
    for number in wanted & rows.keys():
        row = rows[number]
        for _ in range(_DEEPEST):
            if row.merged_into is None:
                break
            row = rows[row.merged_into]
        out[number] = row
    return out
