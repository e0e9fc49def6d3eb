"""A backup is an archive in one file of SQLite, whatever the archive itself is.

It is made while others read and write, and holds one moment. Restoring fills an archive that is
empty: so a backup of a file may become a database on a server, and the other way round.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from relata.archive import schema as db
from relata.archive.store.connect import Archive, open_archive
from relata.archive.store.migrate import HEAD, current_version, upgrade
from relata.archive.store.prepared import insert
from relata.archive.writing.words import ARTICLE_WORDS, STATEMENT_WORDS
from relata.model.errors import ArchiveError

_BATCH = 2000
_PAGES = 4096
Progress = Callable[[int, int], None]


def backup(archive: Archive, path: str, progress: Progress | None = None) -> None:
    """Write a backup to a file that does not exist. Raises ArchiveError.

    Of an archive in a file, the database's own online backup; of a server, all rows as one
    transaction sees them.
    """
    if archive.is_sqlite:
        _copy_file(archive, path, progress)
        return
    with open_archive(path, archive.clock) as target:
        _copy_rows(archive, target, progress)


def restore(path: str, target: Archive, progress: Progress | None = None) -> None:
    """Fill an archive without articles from a backup. Raises ArchiveError.

    The backup is of this version; `upgrade_archive` brings an older one up to date.
    """
    with target.reading() as connection:
        if connection.execute(sa.select(db.article.c.id).limit(1)).first() is not None:
            raise ArchiveError(
                f"{target.place}: there are articles in it; restore into a new archive"
            )
    with open_archive(path, target.clock, create_new=False) as source:
        _copy_rows(source, target, progress)


def _copy_file(archive: Archive, path: str, progress: Progress | None) -> None:
    def said(_: int, remaining: int, total: int) -> None:
        if progress is not None:
            progress(total - remaining, total)

    try:
        with (
            closing(archive.engine.raw_connection()) as raw,
            closing(sqlite3.connect(path)) as target,
        ):
            raw.driver_connection.backup(  # type: ignore[union-attr]
                target, pages=_PAGES, progress=said
            )
            target.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        raise ArchiveError(f"{path}: the backup cannot be written: {error}") from error


def _copy_rows(source: Archive, target: Archive, progress: Progress | None) -> None:
    tables: list[sa.TableClause] = [
        *db.metadata.sorted_tables, STATEMENT_WORDS, ARTICLE_WORDS,
    ]  # fmt: skip
    with source.reading() as reading, target.writing() as writing:
        if not source.is_sqlite:
            reading.execute(sa.text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
        for number, table in enumerate(tables):
            if progress is not None:
                progress(number, len(tables))
            _copy_table(reading, writing, table)


def _copy_table(reading: Connection, writing: Connection, table: sa.TableClause) -> None:
    wanted = sa.select(table)
    # Rows that point at others of their table come after those.
    if "id" in table.c:
        wanted = wanted.order_by(table.c.id)
    later = []
    rows = reading.execution_options(yield_per=_BATCH).execute(wanted)
    for part in rows.mappings().partitions(_BATCH):
        batch = [dict(row) for row in part]
        if table is db.entity:
            later += [(row["id"], row["merged_into"]) for row in batch if row["merged_into"]]
            batch = [{**row, "merged_into": None} for row in batch]
        insert(writing, table, batch)
    for number, into in later:
        writing.execute(
            sa.update(db.entity).where(db.entity.c.id == number).values(merged_into=into)
        )


def upgrade_archive(archive: Archive) -> tuple[str, str]:
    """Bring an archive's schema up to date; the versions before and after. Raises ArchiveError.

    All of it happens in one transaction: it is done, or nothing has changed.
    """
    with archive.writing() as connection:
        before = current_version(connection)
        if before is None:
            raise ArchiveError(f"{archive.place}: there is no archive here; relata add makes one")
        if before > HEAD:
            raise ArchiveError(f"{archive.place}: the archive is of a newer Relata")
        if before != HEAD:
            upgrade(connection)
    return before, HEAD
