"""Articles: one, a list of them, their readings, near copies, and those with some words."""

from __future__ import annotations

import zlib
from typing import Any

import sqlalchemy as sa
from msgspec import Struct, json
from msgspec.structs import replace
from sqlalchemy.engine import Connection

from relata.archive import schema as db
from relata.archive.asking.family import roots
from relata.archive.asking.search import ArticleHit, Term, marks_in, may_have
from relata.archive.asking.statements import day, listed
from relata.archive.asking.who import members_of
from relata.archive.folding import words
from relata.archive.limits import MAX_COUNTED, MAX_PAGE_LENGTH, MAX_PASSAGE, MAX_SORTED
from relata.archive.store.connect import Archive
from relata.archive.values import (
    ArticleInfo,
    Articles,
    Filters,
    ListPage,
    SourceInfo,
    StoredStatement,
    VersionLink,
)
from relata.archive.writing.linking import version_links
from relata.model.record import Record
from relata.model.serial import from_json


class StoredReading(Struct, frozen=True, kw_only=True):
    """One reading of an article: when, and by what."""

    id: int
    read_at: str
    relata_version: str
    engine: str
    weights: str | None
    is_current: bool


class StoredArticle(Struct, frozen=True, kw_only=True):
    """An article with everything that the archive holds of it."""

    info: ArticleInfo
    #: The newest record as it was read; corrections are in `statements`.
    record: Record
    #: All statements as they hold, the doubtful and the rejected ones too, in the text's order.
    statements: tuple[StoredStatement, ...]
    #: The archive's id of the record's entities ("e4" -> 17), of those that have a name.
    entities: dict[str, int]
    versions: tuple[VersionLink, ...]
    readings: tuple[StoredReading, ...]


def article(archive: Archive, number: int) -> StoredArticle | None:
    """The article with an id; None where there is none."""
    with archive.reading() as connection:
        info = _infos(connection, [number])
        if not info:
            return None
        of = db.reading.c
        readings = connection.execute(
            sa.select(of.id, of.read_at, of.relata_version, of.engine, of.weights, of.is_current)
            .where(of.article_id == number).order_by(of.id.desc())
        ).all()  # fmt: skip
        current = next(row.id for row in readings if row.is_current)
        record = connection.execute(sa.select(of.record).where(of.id == current)).scalar_one()
        keys = connection.execute(
            sa.select(db.article_entity.c.key, db.article_entity.c.entity_id).where(
                db.article_entity.c.article_id == number,
                db.article_entity.c.entity_id.is_not(None),
            )
        )
        found = listed(
            connection, Filters(article=number, doubtful=True, rejected=True),
            ListPage(limit=MAX_PAGE_LENGTH),
        ).statements  # fmt: skip
        known = {row[0]: row[1] for row in keys}
        of_root = roots(connection, known.values())
        return StoredArticle(
            info=info[0], record=from_json(zlib.decompress(record)),
            statements=tuple(sorted(found, key=lambda one: (one.start, one.end, one.id))),
            entities={key: of_root[entity].id for key, entity in known.items()},
            versions=version_links(connection, number),
            readings=tuple(
                StoredReading(
                    id=row.id, read_at=row.read_at, relata_version=row.relata_version,
                    engine=row.engine, weights=row.weights, is_current=row.is_current,
                )
                for row in readings
            ),
        )  # fmt: skip


def article_info(archive: Archive, number: int) -> ArticleInfo | None:
    """What a list says of an article; None where there is none."""
    with archive.reading() as connection:
        return next(iter(_infos(connection, [number])), None)


def reading_record(archive: Archive, article: int, reading: int | None = None) -> Record | None:
    """The record of one reading of an article, an older one too; None where there is none.

    Without `reading`, that of the current one.
    """
    of = db.reading.c
    which = of.is_current if reading is None else of.id == reading
    with archive.reading() as connection:
        blob = connection.execute(
            sa.select(of.record).where(of.article_id == article, which)
            .order_by(of.id.desc()).limit(1)
        ).scalar()  # fmt: skip
    return None if blob is None else from_json(zlib.decompress(blob))


def source_of(archive: Archive, article: int) -> SourceInfo | None:
    """What an article was read from, where it was kept."""
    with archive.reading() as connection:
        row = connection.execute(
            sa.select(db.source_copy).where(db.source_copy.c.article_id == article)
        ).first()
    if row is None:
        return None
    return SourceInfo(
        data=zlib.decompress(row.body), content_type=row.content_type, name=row.name, url=row.url,
        fetched_at=row.fetched_at,
    )  # fmt: skip


def articles(
    archive: Archive,
    filters: Filters | None = None,
    page: ListPage | None = None,
    *,
    newest_added: bool = False,
) -> Articles:
    """Articles by language, outlet, dates, agency copy and `to_check`, the newest first.

    `newest_added` orders by when they came in. Raises UsageError for a date that is not one.
    """
    filters, page = filters or Filters(), page or ListPage()
    of = db.article.c
    with archive.reading() as connection:
        wanted = sa.select(of.id).where(*_conditions(connection, filters))
        limit, offset = page.bounds
        order = [of.id.desc()] if newest_added else [sa.nulls_last(of.date.desc()), of.id.desc()]
        ids = list(
            connection.execute(wanted.order_by(*order).limit(limit + 1).offset(offset)).scalars()
        )
        total = connection.execute(
            sa.select(sa.func.count()).select_from(wanted.limit(MAX_COUNTED).subquery())
        ).scalar_one()
        return Articles(
            articles=_infos(connection, ids[:limit]), total=total,
            next=offset + limit if len(ids) > limit else None,
        )  # fmt: skip


def _conditions(connection: Connection, filters: Filters) -> list[Any]:
    of = db.article.c
    found: list[Any] = []
    if filters.language is not None:
        found.append(of.language == filters.language)
    if filters.outlet is not None:
        found.append(of.outlet_id.in_(members_of(connection, filters.outlet)))
    if filters.since:
        found.append(of.date >= day(filters.since))
    if filters.until:
        found.append(of.date <= f"{day(filters.until)}-99")
    if filters.agency is not None:
        found.append(of.agency.is_not(None) if filters.agency else of.agency.is_(None))
    if filters.to_check:
        waiting = sa.select(db.statement.c.id).where(db.statement.c.article_id == of.id, db.WAITING)
        found.append(waiting.exists())
    return found


def _infos(connection: Connection, ids: list[int]) -> tuple[ArticleInfo, ...]:
    rows = {
        row.id: row
        for row in connection.execute(sa.select(db.article).where(db.article.c.id.in_(ids)))
    }
    outlets = roots(connection, (row.outlet_id for row in rows.values()))
    waiting: dict[int, int] = {
        row[0]: row[1]
        for row in connection.execute(
            sa.select(db.statement.c.article_id, sa.func.count())
            .where(db.statement.c.article_id.in_(ids), db.WAITING)
            .group_by(db.statement.c.article_id)
        )
    }  # fmt: skip
    return tuple(_info(rows[n], outlets, waiting.get(n, 0)) for n in ids if n in rows)


def _info(row: Any, outlets: dict[int, Any], waiting: int) -> ArticleInfo:
    outlet = outlets.get(row.outlet_id)
    return ArticleInfo(
        id=row.id, document_id=row.document_id, title=row.title, source=row.source,
        outlet=outlet.id if outlet else None, outlet_name=outlet.name if outlet else None,
        date=row.date, language=row.language, agency=row.agency, agency_from=row.agency_from,
        statements=row.statements, to_check=waiting, engine=row.engine,
        relata_version=row.relata_version, added_at=row.added_at, read_at=row.read_at,
    )  # fmt: skip


def hits(
    connection: Connection,
    table: Any,
    clauses: list[Any],
    terms: tuple[Term, ...],
    filters: Filters,
    page: ListPage,
) -> tuple[ArticleHit, ...]:
    """The articles that match, each with the sentence in which most of the words stand."""
    of = db.article.c
    limit, offset = page.bounds
    found = sa.select(table.c.rowid).select_from(table).where(*clauses)
    bounded = sa.select(sa.func.count()).select_from(found.limit(MAX_SORTED).subquery())
    many = connection.execute(bounded).scalar_one() == MAX_SORTED
    # Of few articles all are put in order; of many, the newest are asked whether they are found:
    # the sign keeps the database from going through all that are.
    number = sa.literal_column("+article.id", sa.Integer) if many else of.id
    ids = list(
        connection.execute(
            sa.select(of.id).where(number.in_(found))
            .where(*_conditions(connection, replace(filters, outlet=None, to_check=False)))
            .order_by(sa.nulls_last(of.date.desc()), of.id.desc()).limit(limit).offset(offset)
        ).scalars()
    )  # fmt: skip
    texts = {
        row[0]: json.decode(zlib.decompress(row[1]), type=_TextOnly).document
        for row in connection.execute(
            sa.select(db.reading.c.article_id, db.reading.c.record)
            .where(db.reading.c.article_id.in_(ids), db.reading.c.is_current)
        )
    }  # fmt: skip
    return tuple(_hit(info, texts[info.id], terms) for info in _infos(connection, ids))


class _Sentences(Struct):
    """What is shown of an article that is found."""

    text: str
    sentences: tuple[tuple[int, int], ...] = ()


class _TextOnly(Struct):
    """The text of a record: the rest of it is left alone, which takes a tenth of the time."""

    document: _Sentences


def _hit(info: ArticleInfo, document: _Sentences, terms: tuple[Term, ...]) -> ArticleHit:
    sentences = [document.text[a:b] for a, b in document.sentences] or [document.text]
    best: tuple[int, str, tuple[tuple[int, int], ...]] = (-1, "", ())
    for sentence in sentences:
        cut = sentence[:MAX_PASSAGE]
        # Most sentences have none of the words: only the others are looked at word by word.
        marks = marks_in(cut, terms) if may_have(words(cut), terms) else ()
        if len(marks) > best[0]:
            best = (len(marks), cut, marks)
    return ArticleHit(
        article=info.id, title=info.title, outlet=info.outlet_name, date=info.date,
        language=info.language, passage=best[1], marks=best[2],
    )  # fmt: skip
