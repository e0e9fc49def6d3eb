"""Near copies of an article: their links, their group, and the agency whose copy they are.

The lead of a group is the article that came in first. All of a group come from one root, so that
what ten outlets took from one another is known from one source.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from relata.archive import schema as db
from relata.archive.folding import words
from relata.archive.values import VersionLink
from relata.archive.writing.copies import file_bands, near_copies, sketch
from relata.archive.writing.facts import root_of
from relata.archive.writing.ids import insert
from relata.archive.writing.sayings import recount
from relata.archive.writing.session import Session
from relata.model.record import Record


def link(session: Session, article: int, record: Record, *, is_new: bool) -> list[int]:
    """Link an article to its near copies; the articles whose root may change with it."""
    connection, of = session.connection, db.article.c
    left = [] if is_new else _unlink(connection, article)
    made = sketch(words(record.document.text))
    near = near_copies(connection, article, made) if made else []
    if made:
        file_bands(connection, article, made)
    values: dict[str, Any] = {"sketch": made, "version_group": article}
    others: list[Any] = []
    if near:
        rows = [
            {"article_id": one, "other_id": other, "similarity": score}
            for number, score in near
            for one, other in ((article, number), (number, article))
        ]
        insert(connection, db.version, rows)
        wanted = sa.select(of.id, of.version_group, of.agency).where(
            of.id.in_([number for number, _ in near])
        )
        others = list(connection.execute(wanted))
        values["version_group"] = min(article, *(row.version_group for row in others))
    own = connection.execute(sa.select(of.agency).where(of.id == article)).scalar()
    copied = next((row.agency for row in others if row.agency), None)
    if copied and not own:
        values |= {"agency": copied, "agency_from": "copy"}
    connection.execute(sa.update(db.article).where(of.id == article).values(**values))
    moved = _join_groups(connection, article, values["version_group"], others)
    marked = _mark_copies(connection, own, others)
    return sorted({*left, *moved, *marked})


def _unlink(connection: Connection, article: int) -> list[int]:
    """Take an article out of its group; the others, which may have another lead now."""
    of = db.article.c
    for table, column in (
        (db.band, "article_id"), (db.version, "article_id"), (db.version, "other_id"),
    ):  # fmt: skip
        connection.execute(sa.delete(table).where(table.c[column] == article))
    group = connection.execute(sa.select(of.version_group).where(of.id == article)).scalar_one()
    rest = sa.select(of.id).where(of.version_group == group, of.id != article).order_by(of.id)
    others = [int(number) for number in connection.execute(rest).scalars()]
    if others:
        connection.execute(
            sa.update(db.article).where(of.id.in_(others)).values(version_group=others[0])
        )
    return others


def _join_groups(connection: Connection, article: int, group: int, others: list[Any]) -> list[int]:
    """Put the groups of an article's near copies together; those that have another lead now."""
    of = db.article.c
    changed = sorted({row.version_group for row in others if row.version_group != group})
    if not changed:
        return []
    wanted = sa.select(of.id).where(of.version_group.in_(changed), of.id != article)
    moved = [int(number) for number in connection.execute(wanted).scalars()]
    connection.execute(sa.update(db.article).where(of.id.in_(moved)).values(version_group=group))
    return moved


def _mark_copies(connection: Connection, agency: str | None, others: list[Any]) -> list[int]:
    """Mark the near copies of an agency's report that do not say so themselves."""
    unmarked = [int(row.id) for row in others if agency and not row.agency]
    if unmarked:
        connection.execute(
            sa.update(db.article).where(db.article.c.id.in_(unmarked))
            .values(agency=agency, agency_from="copy")
        )  # fmt: skip
        connection.execute(
            sa.update(db.statement).where(db.statement.c.article_id.in_(unmarked))
            .values(agency=True)
        )  # fmt: skip
    return unmarked


def write_roots(connection: Connection, articles: list[int]) -> None:
    """Write the roots of statements anew in articles whose group or agency has changed."""
    of = db.article.c
    for number in articles:
        row = connection.execute(sa.select(db.article).where(of.id == number)).one()
        root = article_root(connection, row)
        here = db.statement.c.article_id == number
        connection.execute(
            sa.update(db.statement).where(here, db.statement.c.own_root).values(root=root)
        )
        touched = connection.execute(
            sa.select(db.statement.c.saying_id)
            .where(here, db.statement.c.saying_id.is_not(None)).distinct()
        ).scalars()  # fmt: skip
        recount(connection, touched)


def article_root(connection: Connection, row: Any) -> str:
    """The root of an article's statements; `row` is the article's."""
    lead = row
    if row.version_group != row.id:
        lead = connection.execute(
            sa.select(db.article).where(db.article.c.id == row.version_group)
        ).one()
    return root_of(row.agency or lead.agency, lead.outlet_key, row.version_group)


def version_links(connection: Connection, article: int) -> tuple[VersionLink, ...]:
    """The near copies of an article, the most similar first."""
    rows = connection.execute(
        sa.select(
            db.article.c.id, db.article.c.title, db.entity.c.name, db.article.c.date,
            db.version.c.similarity, db.article.c.agency,
        )
        .select_from(
            db.version.join(db.article, db.article.c.id == db.version.c.other_id)
            .outerjoin(db.entity, db.entity.c.id == db.article.c.outlet_id)
        )
        .where(db.version.c.article_id == article)
        .order_by(db.version.c.similarity.desc(), db.article.c.id)
    )  # fmt: skip
    return tuple(
        VersionLink(
            article=row[0], title=row[1], outlet=row[2], date=row[3], similarity=row[4],
            agency=row[5],
        )
        for row in rows
    )  # fmt: skip
