"""Who is who, corrected: names, merges and splits of entities.

A merge is a pointer, so it costs the same for one article and for ten thousand; a split moves the
mentions of some articles, and holds for articles that come later.
"""

from __future__ import annotations

import sqlalchemy as sa
from msgspec import json
from sqlalchemy.engine import Connection

from relata.archive import schema as db
from relata.archive.asking.family import family, root
from relata.archive.corrections.row import Where, append, articles_with, exists, rebuild_all
from relata.archive.layer.kinds import Merged, Renamed, Split, value_of
from relata.archive.limits import MAX_NAME
from relata.archive.store.connect import Archive
from relata.archive.writing.session import Session, active
from relata.model.errors import UsageError


def rename(archive: Archive, entity: int, name: str, author: str) -> int:
    """Say how the archive writes an entity's name."""
    checked = value_of("name", {"name": name.strip()})
    with archive.writing() as connection:
        exists(connection, db.entity, entity)
        number = root(connection, entity)
        made = append(connection, archive.clock(), "name", author, checked, Where(entity=number))
        entity_states(connection)
        return made


def merge(archive: Archive, into: int, source: int, author: str) -> int:
    """Make two entities one. Raises UsageError where they are one already."""
    with archive.writing() as connection:
        for number in (into, source):
            exists(connection, db.entity, number)
        into, source = root(connection, into), root(connection, source)
        if into == source:
            raise UsageError("these two are one already")
        made = append(
            connection, archive.clock(), "merge", author, Merged(source=source), Where(entity=into)
        )
        entity_states(connection)
        return made


def split(
    archive: Archive, entity: int, author: str, *, forms: tuple[str, ...] = (),
    articles: tuple[int, ...] = (), name: str | None = None, to: int | None = None,
) -> tuple[int, int]:  # fmt: skip
    """Split off what is somebody else: all mentions by some `forms`, or those in some `articles`.

    They become the entity `to`, or a new one called `name`. Returns the correction's id and the
    entity that they became. Raises UsageError where nothing would be split.
    """
    with archive.writing() as connection:
        exists(connection, db.entity, entity)
        members = family(connection, entity)
        touched = articles_with(connection, members, forms, articles)
        if not touched:
            raise UsageError("nothing to split: no article names this entity so")
        row = connection.execute(
            sa.select(db.entity).where(db.entity.c.id == root(connection, entity))
        ).one()
        if to is None:
            joiner = Session(connection, archive.clock()).joiner
            given = name or (forms[0] if forms else row.name)
            to = joiner.new(given[:MAX_NAME], row.kind)
            joiner.flush()
        elif to in members:
            raise UsageError("a split needs another entity, not the same")
        else:
            exists(connection, db.entity, to)
        value = value_of("split", {"to": to, "forms": list(forms), "articles": list(articles)})
        made = [
            append(connection, archive.clock(), "split", author, value, Where(entity=member))
            for member in sorted({member for member, _ in touched})
        ]
        rebuild_all(connection, archive.clock(), sorted({number for _, number in touched}))
        return made[0], to


def undo_split(connection: Connection, now: str, entity: int, value: Split) -> None:
    """Make the articles of a split anew, after it was taken back or made again."""
    here = articles_with(connection, (value.to, entity), value.forms, value.articles)
    articles = {number for _, number in here}
    _forget_split(connection, articles, value.to, entity)
    rebuild_all(connection, now, sorted(articles))


def _forget_split(connection: Connection, articles: set[int], new: int, old: int) -> None:
    """Say that these articles meant the old entity before, so that the split can be made anew."""
    of = db.naming.c
    for article in sorted(articles):
        there = connection.execute(
            sa.select(of.form, of.times).where(of.article_id == article, of.entity_id == new)
        ).all()
        kept = set(connection.execute(
            sa.select(of.form).where(of.article_id == article, of.entity_id == old)
        ).scalars())  # fmt: skip
        connection.execute(
            sa.delete(db.naming).where(of.article_id == article, of.entity_id == new)
        )
        rows = [
            {"entity_id": old, "article_id": article, "form": form, "times": times, "language": ""}
            for form, times in there if form not in kept
        ]  # fmt: skip
        if rows:
            connection.execute(sa.insert(db.naming), rows)


def entity_states(connection: Connection) -> None:
    """Names and merges of all entities, as the corrections that hold say: made anew."""
    of = db.entity.c
    rows = active(connection, kinds=("name", "merge"))
    into: dict[int, int] = {}
    names: dict[int, str] = {}
    for row in rows:
        value = value_of(row.kind, json.decode(row.value))
        if isinstance(value, Merged):
            target = row.entity_id
            while target in into:
                target = into[target]
            if target != value.source:
                into[value.source] = target
        elif isinstance(value, Renamed):
            names[row.entity_id] = value.name
    merged = {
        row[0]: row[1] for row in connection.execute(
            sa.select(of.id, of.merged_into).where(of.merged_into.is_not(None))
        )
    }  # fmt: skip
    for number in merged.keys() | into.keys():
        if merged.get(number) != into.get(number):
            connection.execute(
                sa.update(db.entity).where(of.id == number).values(merged_into=into.get(number))
            )
    _names(connection, names)


def _names(connection: Connection, names: dict[int, str]) -> None:
    """Give entities the names that editors gave them, and the others their first form."""
    renamed = set(connection.execute(
        sa.select(db.correction.c.entity_id).distinct().where(db.correction.c.kind == "name")
    ).scalars())  # fmt: skip
    for number in sorted(renamed):
        name = names.get(number)
        if name is None:
            name = connection.execute(
                sa.select(db.spelling.c.form).where(db.spelling.c.entity_id == number)
                .order_by(db.spelling.c.id)
            ).scalar()  # fmt: skip
        if name is not None:
            connection.execute(
                sa.update(db.entity).where(db.entity.c.id == number).values(name=name)
            )
