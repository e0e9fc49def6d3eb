"""Near copies of an article: their links, their group, and the agency whose copy they are.

The lead of a group is the article that came in first. All of a group come from one root, so that
what ten outlets took from one another is known from one source.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from relata.archive import schema as db
from relata.archive.folding import text_words
from relata.archive.store.prepared import ask, insert
from relata.archive.values import VersionLink
from relata.archive.writing.copies import NearCopy, file_bands, near_copies, sketch
from relata.archive.writing.facts import root_of
from relata.archive.writing.sayings import recount
from relata.archive.writing.session import Session
from relata.model.record import Record


class Placing(NamedTuple):
    """Where an article stands among its near copies."""

    sketch: bytes | None
    near: list[NearCopy]
    version_group: int
    agency: str | None
    #: Whether it has its agency from a near copy that names it.
    copied: bool


class Standing(NamedTuple):
    """What the root of an article's statements depends on."""

    id: int
    version_group: int
    agency: str | None
    outlet_key: str


def place(connection: Connection, article: int, record: Record, agency: str | None) -> Placing:
    """Find the near copies of an article; `agency`: the one that it is known to be of."""
    made = sketch(text_words(record.document.text))
    near = near_copies(connection, article, made) if made else []
    copied = next((one.agency for one in near if one.agency), None)
    group = min(article, *(one.version_group for one in near)) if near else article
    return Placing(made, near, group, agency or copied, agency is None and copied is not None)


def link(session: Session, article: int, placing: Placing) -> list[int]:
    """Link an article to its near copies; the articles whose root may change with it."""
    connection = session.connection
    if placing.sketch:
        file_bands(connection, article, placing.sketch)
    if not placing.near:
        return []
    insert(connection, db.version, [
        {"article_id": one, "other_id": other, "similarity": copy.similarity}
        for copy in placing.near
        for one, other in ((article, copy.id), (copy.id, article))
    ])  # fmt: skip
    moved = _join_groups(connection, article, placing)
    unmarked = [one.id for one in placing.near if placing.agency and not one.agency]
    if unmarked and not placing.copied:
        session.pending.write()
        _mark_copies(connection, placing.agency, unmarked)
        moved += unmarked
    return sorted(set(moved))


def relink(session: Session, article: int, record: Record) -> list[int]:
    """Link an article anew, whose text has changed; the articles whose root may change with it."""
    connection, of = session.connection, db.article.c
    left = _unlink(connection, article)
    own = connection.execute(sa.select(of.agency).where(of.id == article)).scalar()
    placing = place(connection, article, record, own)
    values: dict[str, Any] = {"sketch": placing.sketch, "version_group": placing.version_group}
    if placing.copied:
        values |= {"agency": placing.agency, "agency_from": "copy"}
    connection.execute(sa.update(db.article).where(of.id == article).values(**values))
    return sorted({*left, *link(session, article, placing)})


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


def _join_groups(connection: Connection, article: int, placing: Placing) -> list[int]:
    """Put the groups of an article's near copies together; those that have another lead now."""
    of, group = db.article.c, placing.version_group
    changed = sorted({one.version_group for one in placing.near if one.version_group != group})
    if not changed:
        return []
    wanted = sa.select(of.id).where(of.version_group.in_(changed), of.id != article)
    moved = [int(number) for number in connection.execute(wanted).scalars()]
    connection.execute(sa.update(db.article).where(of.id.in_(moved)).values(version_group=group))
    return moved


def _mark_copies(connection: Connection, agency: str | None, unmarked: list[int]) -> None:
    """Mark the near copies of an agency's report that do not say so themselves."""
    connection.execute(
        sa.update(db.article).where(db.article.c.id.in_(unmarked))
        .values(agency=agency, agency_from="copy")
    )  # fmt: skip
    connection.execute(
        sa.update(db.statement).where(db.statement.c.article_id.in_(unmarked))
        .values(agency=True)
    )  # fmt: skip


def write_roots(connection: Connection, articles: list[int]) -> None:
    """Write the roots of statements anew in articles whose group or agency has changed."""
    for number in articles:
        root = article_root(connection, standing(connection, number))
        here = db.statement.c.article_id == number
        connection.execute(
            sa.update(db.statement).where(here, db.statement.c.own_root).values(root=root)
        )
        touched = connection.execute(
            sa.select(db.statement.c.saying_id)
            .where(here, db.statement.c.saying_id.is_not(None)).distinct()
        ).scalars()  # fmt: skip
        recount(connection, touched)


def standing(connection: Connection, article: int) -> Standing:
    """Where a stored article stands."""
    return Standing(*ask(connection, _STANDING, number=article)[0])


def article_root(connection: Connection, one: Standing) -> str:
    """The root of an article's statements."""
    lead = one if one.version_group == one.id else standing(connection, one.version_group)
    return root_of(one.agency or lead.agency, lead.outlet_key, one.version_group)


_STANDING = sa.select(
    db.article.c.id, db.article.c.version_group, db.article.c.agency, db.article.c.outlet_key
).where(db.article.c.id == sa.bindparam("number"))


def version_links(connection: Connection, article: int) -> tuple[VersionLink, ...]:
    """The near copies of an article, the most similar first."""
    return tuple(
        VersionLink(
            article=row[0], title=row[1], outlet=row[2], date=row[3], similarity=row[4],
            agency=row[5],
        )
        for row in ask(connection, _LINKS, number=article)
    )  # fmt: skip


_LINKS = (
    sa.select(
        db.article.c.id, db.article.c.title, db.entity.c.name, db.article.c.date,
        db.version.c.similarity, db.article.c.agency,
    )
    .select_from(
        db.version.join(db.article, db.article.c.id == db.version.c.other_id)
        .outerjoin(db.entity, db.entity.c.id == db.article.c.outlet_id)
    )
    .where(db.version.c.article_id == sa.bindparam("number"))
    .order_by(db.version.c.similarity.desc(), db.article.c.id)
)  # fmt: skip
