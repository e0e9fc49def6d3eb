"""The pages of an entity and of an outlet: everything about them, counted."""

from __future__ import annotations

from collections import Counter
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from relata.archive import schema as db
from relata.archive.asking.family import family, roots
from relata.archive.asking.statements import listed
from relata.archive.asking.who import bearer
from relata.archive.folding import words
from relata.archive.store.connect import Archive
from relata.archive.values import EntityPage, Filters, ListPage, OutletPage, Tally

#: Rows of a tally, statements whose words are counted, words shown.
_TALLIED = 30
_SAMPLED = 400
_TOPICS = 24
#: Letters of a word that can be a topic; share of other statements that may have it.
_SHORTEST = 4
_COMMON = 0.02


def entity_page(
    archive: Archive,
    entity: int,
    filters: Filters | None = None,
    page: ListPage | None = None,
) -> EntityPage | None:
    """Everything about an entity: what it said and what was said about it, to whom, through whom.

    `filters` and `page` choose among the statements; counts are of all. None where there is no
    such entity.
    """
    from msgspec.structs import replace

    filters, page = filters or Filters(), page or ListPage()
    with archive.reading() as connection:
        if not roots(connection, [entity]):
            return None
        members = family(connection, entity)
        found = bearer(connection, entity)
        return EntityPage(
            bearer=found, roles=_roles(connection, members),
            merged=tuple(one for one in members if one != found.id),
            said=listed(connection, replace(filters, speaker=found.id), page),
            about=listed(connection, replace(filters, about=found.id), page),
            addressees=_addressees(connection, members), outlets=_outlets(connection, members),
            hands=through_of(connection, speakers=members)[:_TALLIED],
            months=_months(connection, members), topics=_topics(connection, members),
            corrections=_corrections(connection, members),
        )  # fmt: skip


def outlet_page(
    archive: Archive, outlet: int, filters: Filters | None = None, page: ListPage | None = None
) -> OutletPage | None:
    """Whom an outlet quotes, how often at first hand, through whom. None where there is none.

    `filters` and `page` choose among `latest`; counts are of all.
    """
    from msgspec.structs import replace

    filters, page = filters or Filters(), page or ListPage()
    with archive.reading() as connection:
        if not roots(connection, [outlet]):
            return None
        members = family(connection, outlet)
        of, own = db.article.c, db.article.c.outlet_id.in_(members)
        counts = connection.execute(
            sa.select(sa.func.count(), sa.func.sum(of.statements),
                      sa.func.count(of.agency)).where(own)
        ).one()  # fmt: skip
        basis = connection.execute(
            sa.select(db.statement.c.basis, sa.func.count())
            .where(db.statement.c.outlet_id.in_(members), db.statement.c.shown)
            .group_by(db.statement.c.basis).order_by(sa.func.count().desc())
        ).all()  # fmt: skip
        return OutletPage(
            bearer=bearer(connection, outlet), articles=counts[0], statements=counts[1] or 0,
            basis=tuple((row[0] or "unstated", row[1]) for row in basis), agency_copy=counts[2],
            speakers=_quoted(connection, members), first_hand=_quoted(connection, members, "heard"),
            relays=_relays(connection, members),
            latest=listed(connection, replace(filters, outlet=outlet), page),
        )  # fmt: skip


def tallies(connection: Connection, rows: Any) -> tuple[Tally, ...]:
    """Rows (entity, label, kind, times) as tallies; merged entities are one."""
    found = list(rows)
    known = roots(connection, (row[0] for row in found))
    counts: Counter[tuple[int | None, str, str]] = Counter()
    for entity, label, kind, times in found:
        one = known.get(entity)
        counts[one.id if one else None, one.name if one else label, kind] += int(times)
    return tuple(
        Tally(entity=entity, name=name, kind=kind, times=times)
        for (entity, name, kind), times in sorted(
            counts.items(), key=lambda row: (-row[1], row[0][1], row[0][2])
        )
    )


def _roles(connection: Connection, members: tuple[int, ...]) -> tuple[str, ...]:
    rows = connection.execute(
        sa.select(db.article_entity.c.roles)
        .where(db.article_entity.c.entity_id.in_(members), db.article_entity.c.roles.is_not(None))
        .order_by(db.article_entity.c.article_id.desc()).limit(_SAMPLED)
    ).scalars()  # fmt: skip
    counts = Counter(role for row in rows for role in row.split("\n"))
    return tuple(role for role, _ in counts.most_common(12))


def _addressees(connection: Connection, members: tuple[int, ...]) -> tuple[Tally, ...]:
    of = db.tally.c
    rows = connection.execute(
        sa.select(of.value, of.times).where(of.entity_id.in_(members), of.kind == "to")
        .order_by(of.times.desc()).limit(4 * _TALLIED)
    )  # fmt: skip
    return tallies(connection, [(int(row[0]), "", "addressee", row[1]) for row in rows])[:_TALLIED]


def _outlets(connection: Connection, members: tuple[int, ...]) -> tuple[Tally, ...]:
    of = db.quoted.c
    rows = connection.execute(
        sa.select(of.outlet_id, sa.literal(""), sa.literal("outlet"), sa.func.sum(of.times))
        .where(of.speaker_id.in_(members)).group_by(of.outlet_id)
    )  # fmt: skip
    return tallies(connection, rows)[:_TALLIED]


def through_of(
    connection: Connection,
    speakers: tuple[int, ...] | None = None,
    relays: tuple[int, ...] | None = None,
) -> tuple[Tally, ...]:
    """Through whom some speak, or who speaks through some: the other side, counted."""
    of = db.through.c
    other = of.relay_id if relays is None else of.speaker_id
    wanted = sa.select(other, sa.literal(""), of.kind, of.times)
    if speakers is not None:
        wanted = wanted.where(of.speaker_id.in_(speakers))
    if relays is not None:
        wanted = wanted.where(of.relay_id.in_(relays))
    return tallies(connection, connection.execute(wanted))


def _months(connection: Connection, members: tuple[int, ...]) -> tuple[tuple[str, int], ...]:
    of = db.tally.c
    rows = connection.execute(
        sa.select(of.value, sa.func.sum(of.times))
        .where(of.entity_id.in_(members), of.kind == "said", of.value != "")
        .group_by(of.value).order_by(of.value)
    )  # fmt: skip
    return tuple((row[0], int(row[1])) for row in rows)


def _topics(connection: Connection, members: tuple[int, ...]) -> tuple[tuple[str, int], ...]:
    """Words that their statements have and others seldom have, the most frequent first."""
    of = db.statement.c
    own = connection.execute(
        sa.select(of.content).join(db.voice, db.voice.c.statement_id == of.id)
        .where(db.voice.c.entity_id.in_(members), db.voice.c.role == "speaker")
        .order_by(sa.nulls_last(db.voice.c.date.desc()), of.id.desc()).limit(_SAMPLED)
    ).scalars()  # fmt: skip
    others = connection.execute(
        sa.select(of.content).order_by(of.id.desc()).limit(_SAMPLED)
    ).scalars()
    written: dict[str, str] = {}
    mine = _document_frequency(own, written)
    theirs = _document_frequency(others, {})
    usual = max(2.0, _COMMON * _SAMPLED)
    ranked = [
        (written[word], times) for word, times in mine.most_common()
        if times > 1 and (theirs[word] <= usual or times > 4 * theirs[word])
    ]  # fmt: skip
    return tuple(ranked[:_TOPICS])


def _document_frequency(contents: Any, written: dict[str, str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for content in contents:
        there = {word for word in words(content) if len(word) >= _SHORTEST}
        counts.update(there)
        written.update({word: word for word in there if word not in written})
    return counts


def _corrections(connection: Connection, members: tuple[int, ...]) -> tuple[int, ...]:
    of = db.correction.c
    rows = connection.execute(
        sa.select(of.id).where(of.entity_id.in_(members)).order_by(of.id)
    ).scalars()
    return tuple(rows)


def _quoted(
    connection: Connection, members: tuple[int, ...], basis: str | None = None
) -> tuple[Tally, ...]:
    of = db.quoted.c
    times = sa.func.sum(of.times)
    wanted = (
        sa.select(of.speaker_id, sa.literal(""), sa.literal("speaker"), times)
        .where(of.outlet_id.in_(members)).group_by(of.speaker_id)
        .order_by(times.desc()).limit(2 * _TALLIED)
    )  # fmt: skip
    if basis is not None:
        wanted = wanted.where(of.basis == basis)
    return tallies(connection, connection.execute(wanted))[:_TALLIED]


def _relays(connection: Connection, members: tuple[int, ...]) -> tuple[Tally, ...]:
    of = db.passed.c
    rows = connection.execute(
        sa.select(of.relay_id, sa.literal(""), of.kind, of.times)
        .where(of.outlet_id.in_(members)).order_by(of.times.desc()).limit(4 * _TALLIED)
    )  # fmt: skip
    return tallies(connection, rows)[:_TALLIED]
