"""What all corrections share: the row that is added, its placement, its author."""

from __future__ import annotations

import sqlalchemy as sa
from msgspec import Struct, json
from sqlalchemy.engine import Connection

from relata.archive import schema as db
from relata.archive.folding import folded
from relata.archive.layer.anchors import QuoteAnchor
from relata.archive.layer.kinds import Value
from relata.archive.limits import MAX_NAME
from relata.archive.store.prepared import insert
from relata.archive.writing.ids import Ids
from relata.archive.writing.rebuild import rebuild
from relata.archive.writing.session import Session
from relata.model.errors import UsageError


class Where(Struct, frozen=True, kw_only=True):
    """What a correction stands at."""

    article: int | None = None
    entity: int | None = None
    anchor: QuoteAnchor | None = None
    undoes: int | None = None


def append(
    connection: Connection, now: str, kind: str, author: str, value: Value, at: Where
) -> int:
    """Add a correction and return its id."""
    anchor = at.anchor
    number = Ids(connection).next(db.correction)
    insert(connection, db.correction, [{
        "id": number, "kind": kind, "article_id": at.article, "entity_id": at.entity,
        "quote": anchor.quote if anchor else None, "before": anchor.before if anchor else None,
        "after": anchor.after if anchor else None, "start": anchor.start if anchor else None,
        "value": json.encode(value).decode(), "author": author_of(author),
        "made_at": now, "undoes": at.undoes,
    }])  # fmt: skip
    set_placement(connection, number, "placed", "")
    return number


def author_of(author: str) -> str:
    """Who makes a correction, on one line. Raises UsageError for nobody."""
    plain = " ".join(author.encode("utf-8", "replace").decode().replace("\0", " ").split())
    plain = plain[:MAX_NAME]
    if not plain:
        raise UsageError("a correction needs an author")
    return plain


def set_placement(connection: Connection, correction: int, status: str, why: str) -> None:
    """Write down what became of a correction."""
    of = db.placement.c
    connection.execute(sa.delete(db.placement).where(of.correction_id == correction))
    connection.execute(sa.insert(db.placement), [
        {"correction_id": correction, "status": status, "why": why, "ref": None}
    ])  # fmt: skip


def is_undone(connection: Connection, correction: int) -> bool:
    """Whether a correction was taken back."""
    of = db.correction.c
    return connection.execute(
        sa.select(of.id).where(of.undoes == correction, of.kind == "undo")
    ).first() is not None  # fmt: skip


def exists(connection: Connection, table: sa.Table, number: int | None) -> None:
    """Raises UsageError where a table has no such row."""
    if number is None:
        return
    row = connection.execute(sa.select(table.c.id).where(table.c.id == number)).first()
    if row is None:
        raise UsageError(f"there is no {table.name} {number} in the archive")


def articles_with(
    connection: Connection, members: tuple[int, ...], forms: tuple[str, ...],
    articles: tuple[int, ...],
) -> set[tuple[int, int]]:  # fmt: skip
    """(entity, article) of mentions by some forms, or in some articles."""
    of = db.naming.c
    rows = connection.execute(
        sa.select(of.entity_id, of.article_id, of.form).where(of.entity_id.in_(members))
    )
    wanted, here = {folded(form) for form in forms}, set(articles)
    return {
        (entity, article) for entity, article, form in rows
        if folded(form) in wanted or article in here
    }  # fmt: skip


def rebuild_all(connection: Connection, now: str, articles: list[int]) -> None:
    """Make the rows of some articles anew."""
    session = Session(connection, now)
    for article in articles:
        rebuild(session, article)
