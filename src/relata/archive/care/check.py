"""Is an archive whole? Everything that must hold of it, asked one by one.

The database's own check comes first. Then: every article has one newest record, that can be read;
its rows are those that the record and the corrections give; no row points nowhere; the words can be
found; counts are right. What is found is said, nothing is changed; `repair` makes rows anew.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from typing import Any

import sqlalchemy as sa
from msgspec import Struct
from sqlalchemy.engine import Connection

from relata.archive import schema as db
from relata.archive.layer.overlay import overlay
from relata.archive.store.connect import Archive
from relata.archive.writing.rebuild import corrections_of, rebuild
from relata.archive.writing.session import Session
from relata.archive.writing.tallies import count_all
from relata.archive.writing.words import ARTICLE_WORDS, STATEMENT_WORDS
from relata.model.errors import ArchiveError, RecordError
from relata.model.record import Record
from relata.model.serial import from_json

#: Problems of one kind that are shown.
MAX_SHOWN = 20


class CheckReport(Struct, frozen=True, kw_only=True):
    """What a check found."""

    articles: int
    statements: int
    readings: int
    corrections: int
    entities: int
    #: One line each; () where all is well.
    problems: tuple[str, ...]
    #: Articles whose rows can be made anew from their record.
    repairable: tuple[int, ...]
    #: Corrections that have no place in the newest reading: not a fault, but to be looked at.
    unplaced: int

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


Progress = Callable[[int, int], None]


def check(archive: Archive, progress: Progress | None = None) -> CheckReport:
    """Check everything; `progress` gets how many of how many articles are done."""
    problems: list[str] = list(_word_indexes(archive))
    broken: dict[int, str] = {}
    with archive.reading() as connection:
        found = list(_database(archive, connection))
        problems += found
        if not found:
            problems += _counts(connection)
            for article, problem in _articles(connection, progress):
                broken.setdefault(article, problem)
        problems += list(broken.values())[:MAX_SHOWN]
        if len(broken) > MAX_SHOWN:
            problems.append(f"and {len(broken) - MAX_SHOWN} more articles with a problem")
        counts = {
            table.name: connection.execute(
                sa.select(sa.func.count()).select_from(table)
            ).scalar_one()
            for table in (db.article, db.statement, db.reading, db.correction, db.entity)
        } if not _unreadable(problems) else {}  # fmt: skip
        unplaced = connection.execute(
            sa.select(sa.func.count()).select_from(db.placement)
            .where(db.placement.c.status.in_(("ambiguous", "missing")))
        ).scalar_one() if counts else 0  # fmt: skip
    return CheckReport(
        articles=counts.get("article", 0), statements=counts.get("statement", 0),
        readings=counts.get("reading", 0), corrections=counts.get("correction", 0),
        entities=counts.get("entity", 0), problems=tuple(problems),
        repairable=tuple(sorted(broken)), unplaced=unplaced,
    )  # fmt: skip


def repair(archive: Archive, articles: tuple[int, ...]) -> None:
    """Make the rows of some articles anew from their records. Raises ArchiveError, RecordError."""
    statements = sa.select(db.statement.c.id)
    for article in articles:
        with archive.writing() as connection:
            stray = STATEMENT_WORDS.c.rowid.not_in(statements)
            connection.execute(sa.delete(STATEMENT_WORDS).where(stray))
            rebuild(Session(connection, archive.clock()), article)
    with archive.writing() as connection:
        count_all(connection)


def _unreadable(problems: list[str]) -> bool:
    return any(problem.startswith("the database") for problem in problems)


def _database(archive: Archive, connection: Connection) -> Iterator[str]:
    """What the database itself says of its file."""
    if not archive.is_sqlite:
        return
    try:
        for row in connection.exec_driver_sql("PRAGMA integrity_check").fetchmany(MAX_SHOWN):
            if row[0] != "ok":
                yield f"the database: {row[0]}"
        for row in connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(MAX_SHOWN):
            yield f"the table {row[0]} points at a row of {row[2]} that is not there"
    except sa.exc.DatabaseError as error:
        yield f"the database: {error.orig}"


_INTEGRITY = (
    "INSERT INTO statement_words(statement_words) VALUES ('integrity-check')",
    "INSERT INTO article_words(article_words) VALUES ('integrity-check')",
)


def _word_indexes(archive: Archive) -> Iterator[str]:
    """What FTS5 says of its indexes; it asks as if it wrote, so a read-only archive is left out."""
    if not archive.is_sqlite:
        return
    try:
        with archive.writing() as connection:
            for question in _INTEGRITY:
                connection.exec_driver_sql(question)
    except ArchiveError as error:
        if "damaged" in str(error):
            yield "the index of words is damaged; restore a backup"


#: What must be empty: a sentence, and the rows that contradict it.
def _counts(connection: Connection) -> Iterator[str]:
    of = db.article.c
    current = sa.select(db.reading.c.article_id).where(db.reading.c.is_current)
    statements = sa.select(db.statement.c.id)
    contradictions: tuple[tuple[str, sa.Select[Any]], ...] = (
        ("articles have no newest record", sa.select(of.id).where(of.id.not_in(current))),
        (
            "articles have several newest records",
            current.group_by(db.reading.c.article_id).having(sa.func.count() > 1),
        ),
        (
            "articles have no words to search",
            sa.select(of.id).where(of.id.not_in(sa.select(ARTICLE_WORDS.c.rowid))),
        ),
        (
            "statements have no words to search",
            statements.where(db.statement.c.id.not_in(sa.select(STATEMENT_WORDS.c.rowid))),
        ),
        (
            "words belong to no statement",
            sa.select(STATEMENT_WORDS.c.rowid).where(STATEMENT_WORDS.c.rowid.not_in(statements)),
        ),
        (
            "sayings count their statements wrongly",
            sa.select(db.saying.c.id)
            .outerjoin(
                db.statement,
                sa.and_(
                    db.statement.c.saying_id == db.saying.c.id,
                    db.statement.c.review != "rejected",
                ),
            )
            .group_by(db.saying.c.id, db.saying.c.statements)
            .having(sa.func.count(db.statement.c.id) != db.saying.c.statements),
        ),
    )
    for sentence, wrong in (
        *contradictions,
        ("entities count what they said wrongly", _miscounted()),
    ):
        count = connection.execute(
            sa.select(sa.func.count()).select_from(wrong.subquery())
        ).scalar_one()
        if count:
            yield f"{count} {sentence}"


def _miscounted() -> sa.Select[Any]:
    """Entities whose kept count of statements is not that of their voices."""
    of, kept = db.voice.c, db.tally.c
    counted = (
        sa.select(of.entity_id, sa.func.count(sa.distinct(of.statement_id)).label("said"))
        .where(of.role == "speaker", of.entity_id.is_not(None)).group_by(of.entity_id).subquery()
    )  # fmt: skip
    tallied = (
        sa.select(kept.entity_id, sa.func.sum(kept.times).label("said"))
        .where(kept.kind == "said").group_by(kept.entity_id).subquery()
    )  # fmt: skip
    same = counted.c.entity_id == tallied.c.entity_id
    return (
        sa.select(counted.c.entity_id).outerjoin(tallied, same)
        .where(sa.func.coalesce(tallied.c.said, 0) != counted.c.said)
    )  # fmt: skip


def _articles(connection: Connection, progress: Progress | None) -> Iterator[tuple[int, str]]:
    """Articles whose record cannot be read, or whose rows are not those of the record."""
    of = db.reading.c
    total = connection.execute(sa.select(sa.func.count()).select_from(db.article)).scalar_one()
    last = 0
    done = 0
    while rows := connection.execute(
        sa.select(of.article_id, of.record)
        .where(of.is_current, of.article_id > last).order_by(of.article_id).limit(100)
    ).all():  # fmt: skip
        for article, blob in rows:
            last = int(article)
            done += 1
            if progress is not None:
                progress(done, total)
            try:
                record = from_json(zlib.decompress(blob))
            except (RecordError, zlib.error) as error:
                yield last, f"article {last}: its record cannot be read: {error}"
            else:
                problem = _differs(connection, last, record)
                if problem:
                    yield last, f"article {last}: {problem}"


def _differs(connection: Connection, article: int, record: Record) -> str | None:
    """How the rows of an article differ from its record; None where they do not."""
    row = connection.execute(
        sa.select(db.article.c.document_id).where(db.article.c.id == article)
    ).scalar()
    if row != record.document.id:
        return "its text is not that of its newest record"
    held, _ = overlay(record, corrections_of(connection, article))
    expected = {(one.statement.id, one.review, one.statement.mode) for one in held}
    of = db.statement.c
    found = {
        (key, review, mode)
        for key, review, mode in connection.execute(
            sa.select(of.key, of.review, of.mode).where(of.article_id == article)
        )
    }
    if found != expected:
        return f"{len(found ^ expected)} statements are not those of its record and corrections"
    for table, wanted in (
        (db.article_entity, len(record.entities)),
        (db.finding, len(record.findings)), (db.event, len(record.events)),
    ):  # fmt: skip
        count = connection.execute(
            sa.select(sa.func.count()).select_from(table).where(table.c.article_id == article)
        ).scalar_one()
        if count != wanted:
            return f"the table {table.name} has {count} of its {wanted} rows"
    return None
