"""Making a correction and taking it back. Both are rows that are added; nothing is changed.

After each, the rows of the articles that it concerns are made anew in the same transaction.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from msgspec import json, to_builtins
from sqlalchemy.engine import Connection

from relata.archive import schema as db
from relata.archive.corrections.entities import entity_states, undo_split
from relata.archive.corrections.row import (
    Where,
    append,
    author_of,
    exists,
    is_undone,
    rebuild_all,
    set_placement,
)
from relata.archive.folding import folded
from relata.archive.layer.anchors import Unplaced, anchor_at, locate
from relata.archive.layer.kinds import (
    OF_STATEMENTS,
    Missed,
    Reassigned,
    Reviewed,
    Split,
    StatementTarget,
    Value,
    value_of,
)
from relata.archive.store.connect import Archive
from relata.archive.values import StoredStatement
from relata.archive.writing.identity import NewName
from relata.archive.writing.ids import Ids
from relata.archive.writing.rebuild import load_record, rebuild
from relata.archive.writing.session import Session
from relata.model.errors import UsageError


def correct(
    archive: Archive, statement: StoredStatement, kind: str, author: str, **value: Any
) -> int:
    """Correct a statement and return the correction's id.

    `kind`: "accept", "no-statement", "speaker" or "addressee" (with `entity=` an id of the archive,
    or `name=`, or neither: nobody whom the text names), "note" (with `text=`). Raises UsageError.
    """
    target = StatementTarget(cue=statement.cue, mode=statement.mode)
    raw = {**value, "target": to_builtins(target)}
    checked = value_of(kind, raw)
    if kind not in OF_STATEMENTS | {"note"} or isinstance(checked, Missed):
        raise UsageError(f"{kind} is not a correction of a statement")
    return _at(archive, statement.article, (statement.start, statement.end), kind, checked, author)


def mark_missed(
    archive: Archive, article: int, start: int, end: int, author: str, **value: Any
) -> int:
    """Mark a statement that the reading has not: a span of the article's text.

    `value`: `entity=` or `name=` for who speaks, `mode=`, `act=`, `certainty=`, `cue=`. Returns
    the correction's id. Raises UsageError.
    """
    return _at(archive, article, (start, end), "missed", value_of("missed", value), author)


def note(
    archive: Archive, text: str, author: str, *, article: int | None = None,
    entity: int | None = None,
) -> int:  # fmt: skip
    """A note on an article or an entity; one on a statement is made by `correct`."""
    if (article is None) == (entity is None):
        raise UsageError("a note stands at an article or at an entity")
    checked = value_of("note", {"text": text})
    with archive.writing() as connection:
        exists(connection, db.article, article)
        exists(connection, db.entity, entity)
        return append(
            connection,
            archive.clock(),
            "note",
            author,
            checked,
            Where(article=article, entity=entity),
        )


def undo(archive: Archive, correction: int, author: str) -> int:
    """Take a correction back; what it changed is as it was. Returns the id of the undoing.

    Undoing an undoing makes the correction hold again. Raises UsageError.
    """
    with archive.writing() as connection:
        row = connection.execute(
            sa.select(db.correction).where(db.correction.c.id == correction)
        ).first()
        if row is None:
            raise UsageError(f"there is no correction {correction}")
        if row.kind == "undo":
            return _again(connection, archive, row, author)
        if is_undone(connection, correction):
            raise UsageError(f"correction {correction} is taken back already")
        at = Where(undoes=correction, article=row.article_id, entity=row.entity_id)
        made = append(connection, archive.clock(), "undo", author, Reviewed(), at)
        set_placement(connection, correction, "undone", f"taken back by correction {made}")
        _after(connection, archive, row)
        return made


def _again(connection: Connection, archive: Archive, row: Any, author: str) -> int:
    """A correction that was taken back, made once more."""
    old = connection.execute(sa.select(db.correction).where(db.correction.c.id == row.undoes)).one()
    number = Ids(connection).next(db.correction)
    connection.execute(sa.insert(db.correction), [
        {**old._mapping, "id": number, "author": author_of(author), "made_at": archive.clock()}
    ])  # fmt: skip
    set_placement(connection, number, "placed", "")
    _after(connection, archive, old)
    return number


def _after(connection: Connection, archive: Archive, row: Any) -> None:
    """Make what a correction concerns anew."""
    if row.kind in ("name", "merge"):
        entity_states(connection)
    elif row.kind == "split":
        value = value_of("split", json.decode(row.value))
        assert isinstance(value, Split)
        undo_split(connection, archive.clock(), row.entity_id, value)
    elif row.article_id is not None:
        rebuild_all(connection, archive.clock(), [row.article_id])


def _at(
    archive: Archive, article: int, span: tuple[int, int], kind: str, value: Value, author: str
) -> int:
    """Append a correction at a span of an article's text, and make the article's rows anew."""
    with archive.writing() as connection:
        exists(connection, db.article, article)
        record = load_record(connection, article)
        text = record.document.text
        start, end = span
        if not 0 <= start < end <= len(text):
            raise UsageError(f"{start}-{end} is not a place in a text of {len(text)} characters")
        anchor = anchor_at(text, start, end)
        placed = locate(text, anchor)
        if isinstance(placed, Unplaced):
            raise UsageError(f"these words cannot be found again: {placed.why}; take more of them")
        value = _known_entity(connection, archive, article, value)
        made = append(
            connection, archive.clock(), kind, author, value, Where(article=article, anchor=anchor)
        )
        result = rebuild(Session(connection, archive.clock()), article, record)
        mine = next(one for one in result if one.correction == made)
        if mine.status != "placed":
            raise UsageError(f"the correction has no place: {mine.why}")
        return made


def _known_entity(connection: Connection, archive: Archive, article: int, value: Value) -> Value:
    """A value whose entity exists: one that is given by its name is found or made."""
    if not isinstance(value, Reassigned | Missed):
        return value
    from msgspec.structs import replace

    if value.entity is not None:
        exists(connection, db.entity, value.entity)
        return replace(value, name=None)
    if value.name is None:
        return value
    own = {
        folded(form): number
        for number, form in connection.execute(
            sa.select(db.naming.c.entity_id, db.naming.c.form)
            .where(db.naming.c.article_id == article)
        )
    }  # fmt: skip
    joiner = Session(connection, archive.clock()).joiner
    name = NewName("", "person", (value.name.strip(),))
    found = joiner.join([name], None, article, own)[""]
    joiner.flush()
    return replace(value, entity=found)
