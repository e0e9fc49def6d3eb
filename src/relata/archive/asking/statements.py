"""Lists of statements: by filters, newest first, a page at a time."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from relata.archive import schema as db
from relata.archive.asking.hydrate import stored
from relata.archive.asking.who import members_of
from relata.archive.limits import MAX_COUNTED
from relata.archive.store.connect import Archive
from relata.archive.values import Filters, ListPage, Statements, StoredStatement
from relata.model.errors import UsageError


def statements(
    archive: Archive, filters: Filters | None = None, page: ListPage | None = None
) -> Statements:
    """The statements that pass all filters, the newest article first.

    Raises UsageError for a date that is not one.
    """
    with archive.reading() as connection:
        return listed(connection, filters or Filters(), page or ListPage())


def statement(archive: Archive, ref: str) -> StoredStatement | None:
    """The statement of a permanent name, or of an article's statement ("12:s3"); None for none."""
    of = db.statement.c
    article, colon, key = ref.partition(":")
    wanted = sa.select(of.id).order_by(of.id)
    if colon and article.isdecimal() and len(article) < 10:
        wanted = wanted.where(of.article_id == int(article), of.key == key)
    else:
        wanted = wanted.where(of.ref == ref)
    with archive.reading() as connection:
        ids = list(connection.execute(wanted.limit(1)).scalars())
        found = stored(connection, ids)
    return found[0] if found else None


def listed(connection: Connection, filters: Filters, page: ListPage) -> Statements:
    """`statements` within a transaction."""
    chosen = select_ids(connection, filters)
    if chosen is None:
        return Statements(statements=(), total=0, more=False, next=None)
    limit, offset = page.bounds
    ids = list(connection.execute(chosen.limit(limit + 1).offset(offset)).scalars())
    total = offset + len(ids)
    if len(ids) > limit or offset:
        # In order where it starts at an entity: else the database may go through all statements.
        named = (filters.speaker, filters.addressee, filters.about, filters.through)
        if all(one is None for one in named):
            chosen = chosen.order_by(None)
        bounded = chosen.limit(MAX_COUNTED + 1).subquery()
        total = connection.execute(sa.select(sa.func.count()).select_from(bounded)).scalar_one()
    more = total > MAX_COUNTED
    return Statements(
        statements=stored(connection, ids[:limit]), total=min(total, MAX_COUNTED), more=more,
        next=offset + limit if len(ids) > limit else None,
    )  # fmt: skip


def select_ids(connection: Connection, filters: Filters) -> sa.Select[Any] | None:
    """The ids that pass the filters, in order; None where a name is nobody's.

    The query starts at the table that knows the rarest condition: who speaks, whom it is about;
    its dates give the order without sorting.
    """
    of = db.statement.c
    members = members_by_role(connection, filters)
    if members is None:
        return None
    source, date, number = _source(members)
    chosen = sa.select(of.id).select_from(source).where(*conditions(filters, members))
    # One voice may be several of a family: a statement is listed once.
    if any(len(found) > 1 for role, found in members.items() if role != "outlet"):
        chosen, number = chosen.distinct().add_columns(date), of.id
    return chosen.order_by(sa.nulls_last(sa.desc(date)), sa.desc(number))


def members_by_role(connection: Connection, filters: Filters) -> dict[str, tuple[int, ...]] | None:
    """By role, the entities that the filters name; None where a name is nobody's."""
    names = {
        "speaker": filters.speaker, "addressee": filters.addressee, "about": filters.about,
        "through": filters.through, "outlet": filters.outlet,
    }  # fmt: skip
    found: dict[str, tuple[int, ...]] = {}
    for role, name in names.items():
        if name is not None:
            found[role] = members_of(connection, name)
            if not found[role]:
                return None
    return found


def _source(members: dict[str, tuple[int, ...]]) -> tuple[Any, Any, Any]:
    """The joined tables that know who speaks, to whom, about whom, through whom; the columns of
    date and statement id by which the first of them is in order."""
    of = db.statement.c
    source: Any = db.statement
    date: Any = of.date
    number: Any = of.id
    for role in ("speaker", "addressee"):
        if role in members:
            voice = db.voice.alias(f"by_{role}")
            source = source.join(
                voice,
                sa.and_(
                    voice.c.statement_id == of.id, voice.c.role == role,
                    voice.c.entity_id.in_(members[role]),
                ),
            )  # fmt: skip
            date, number = voice.c.date, voice.c.statement_id
    if "about" in members:
        about = db.about.alias("named")
        named = about.c.entity_id.in_(members["about"])
        source = source.join(about, sa.and_(about.c.statement_id == of.id, named))
        if date is of.date:
            date, number = about.c.date, about.c.statement_id
    if "through" in members:
        hand = db.hand.alias("passed")
        passed = sa.and_(hand.c.relay, hand.c.entity_id.in_(members["through"]))
        source = source.join(hand, sa.and_(hand.c.statement_id == of.id, passed))
    return source, date, number


def conditions(filters: Filters, members: dict[str, tuple[int, ...]]) -> list[Any]:
    """What the filters ask of the statement itself."""
    of = db.statement.c
    found: list[Any] = []
    if not (filters.doubtful or filters.rejected):
        found.append(of.shown)
    elif not filters.doubtful:
        found.append(of.tier != "doubtful")
    elif not filters.rejected:
        found.append(of.review != "rejected")
    if filters.to_check:
        found.append(db.WAITING)
    if "outlet" in members:
        found.append(of.outlet_id.in_(members["outlet"]))
    for column, value in (
        (of.language, filters.language), (of.basis, filters.basis),
        (of.article_id, filters.article), (of.agency, filters.agency),
    ):  # fmt: skip
        if value is not None:
            found.append(column == value)
    for column, values in ((of.mode, filters.modes), (of.certainty, filters.certainties),
                           (of.act, filters.acts)):  # fmt: skip
        if values:
            found.append(column.in_(values))
    if filters.since:
        found.append(of.date >= day(filters.since))
    if filters.until:
        found.append(of.date <= f"{day(filters.until)}-99")
    if filters.single_source:
        # What is too short to be looked for elsewhere has no saying: nothing is known of it.
        alone = sa.select(db.saying.c.roots).where(db.saying.c.id == of.saying_id)
        found.append(alone.scalar_subquery() == 1)
    return found


def day(text: str) -> str:
    """An ISO 8601 day, month or year. Raises UsageError for anything else."""
    parts = text.split("-")
    lengths = [len(part) for part in parts]
    if lengths not in ([4], [4, 2], [4, 2, 2]) or not "".join(parts).isdecimal():
        raise UsageError(f"{text!r} is not a date: give YYYY-MM-DD, YYYY-MM or YYYY")
    return text
