"""The corrections that were made, with what became of them."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from msgspec import json
from sqlalchemy.engine import Connection

from relata.archive import schema as db
from relata.archive.asking.family import family
from relata.archive.limits import MAX_PAGE_LENGTH
from relata.archive.store.connect import Archive
from relata.archive.values import CorrectionInfo, ListPage


def corrections(
    archive: Archive,
    *,
    article: int | None = None,
    entity: int | None = None,
    status: str | None = None,
    kind: str | None = None,
    ids: tuple[int, ...] | None = None,
    page: ListPage | None = None,
) -> tuple[CorrectionInfo, ...]:
    """Corrections, the newest first; those of one article, entity, status or kind.

    `status`: "placed" (it holds), "undone", or why a re-read could not place it: "ambiguous",
    "missing"; "unplaced" is either of these two.
    """
    page = page or ListPage(limit=MAX_PAGE_LENGTH)
    with archive.reading() as connection:
        wanted = _wanted(connection, article, entity, status)
        of = db.correction.c
        if kind is not None:
            wanted = wanted.where(of.kind == kind)
        if ids is not None:
            wanted = wanted.where(of.id.in_(ids))
        limit, offset = page.bounds
        rows = connection.execute(wanted.order_by(of.id.desc()).limit(limit).offset(offset))
        return tuple(_info(row) for row in rows)


def _wanted(
    connection: Connection, article: int | None, entity: int | None, status: str | None
) -> sa.Select[Any]:
    of = db.correction.c
    wanted = sa.select(
        db.correction, db.placement.c.status, db.placement.c.why, db.placement.c.ref
    ).outerjoin(db.placement, db.placement.c.correction_id == of.id)
    if article is not None:
        wanted = wanted.where(of.article_id == article)
    if entity is not None:
        wanted = wanted.where(of.entity_id.in_(family(connection, entity)))
    if status == "unplaced":
        wanted = wanted.where(db.placement.c.status.in_(("ambiguous", "missing")))
    elif status is not None:
        wanted = wanted.where(db.placement.c.status == status)
    return wanted


def _info(row: Any) -> CorrectionInfo:
    return CorrectionInfo(
        id=row.id, kind=row.kind, article=row.article_id, entity=row.entity_id, quote=row.quote,
        value=json.decode(row.value), author=row.author, made_at=row.made_at, undoes=row.undoes,
        status=row.status or "placed", why=row.why or "", ref=row.ref,
    )  # fmt: skip
