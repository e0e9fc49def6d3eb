"""The index: a SQLite file with items, their spellings and offices.

It is written to a file next to its place, and takes that place when it is whole.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from relata.app.kb.items import WikidataItem, key_of
from relata.model.errors import MissingInput, UnsupportedFormat, UsageError

#: Format of the file; another one is an error.
_VERSION = 1
_BATCH = 20_000
#: Items of one spelling that a look-up gives.
_MOST = 50

_TABLES = """
CREATE TABLE item (number INTEGER PRIMARY KEY, person INTEGER NOT NULL, label TEXT NOT NULL);
CREATE TABLE spelling (key TEXT NOT NULL, number INTEGER NOT NULL, written TEXT NOT NULL);
CREATE TABLE office (
    number INTEGER NOT NULL, office INTEGER NOT NULL, label TEXT NOT NULL, since INTEGER,
    until INTEGER
);
"""
_INDEXES = """
CREATE INDEX spelling_key ON spelling (key);
CREATE INDEX spelling_number ON spelling (number);
CREATE INDEX office_number ON office (number);
"""


class OfficeYears(NamedTuple):
    """An office with its years; None where unknown or open."""

    label: str
    start: int | None
    end: int | None

    def held(self, year: int) -> bool:
        """Whether it may have been held in a year."""
        begun = self.start is None or self.start <= year
        return begun and (self.end is None or year <= self.end)


class IndexedItem(NamedTuple):
    """An item that bears a name."""

    #: "Q42".
    wikidata: str
    label: str
    is_person: bool
    spellings: tuple[str, ...]
    offices: tuple[OfficeYears, ...]


class ImportCounts(NamedTuple):
    """What an import did."""

    items: int
    skipped: int


def build(path: Path, found: Iterable[WikidataItem | None], *, force: bool = False) -> ImportCounts:
    """Write an index of items. Raises UsageError where `path` exists and `force` is not given."""
    if path.exists() and not force:
        raise UsageError(f"{path} exists; give --force to replace it")
    path.parent.mkdir(parents=True, exist_ok=True)
    begun = path.with_name(path.name + ".part")
    begun.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(begun)) as connection:
            connection.executescript(
                f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; "
                f"PRAGMA user_version = {_VERSION}; {_TABLES}"
            )
            counts = _fill(connection, found)
            connection.executescript(_INDEXES)
            connection.commit()
        begun.replace(path)
    finally:
        begun.unlink(missing_ok=True)
    return counts


def _fill(connection: sqlite3.Connection, found: Iterable[WikidataItem | None]) -> ImportCounts:
    items = skipped = 0
    rows = iter(found)
    while batch := list(islice(rows, _BATCH)):
        good = [item for item in batch if item is not None]
        skipped += len(batch) - len(good)
        before = connection.total_changes
        connection.executemany(
            "INSERT OR IGNORE INTO item VALUES (?, ?, ?)",
            [(item.number, item.is_person, item.label) for item in good],
        )
        items += connection.total_changes - before
        connection.executemany("INSERT INTO spelling VALUES (?, ?, ?)", _spellings(good))
        connection.executemany("INSERT INTO office VALUES (?, ?, ?, ?, ?)", _offices(good))
    return ImportCounts(items, skipped)


def _spellings(items: list[WikidataItem]) -> Iterator[tuple[str, int, str]]:
    for item in items:
        for written in item.spellings:
            key = key_of(written)
            if key:
                yield key, item.number, written


def _offices(items: list[WikidataItem]) -> Iterator[tuple[int, int, str, int | None, int | None]]:
    for item in items:
        for office in item.offices:
            yield item.number, office.item, office.label, office.start, office.end


class KnowledgeIndex:
    """An open index; read only, and safe in several threads one after another."""

    def __init__(self, path: Path) -> None:
        """Open the index. Raises MissingInput, UnsupportedFormat where it is not one."""
        if not path.is_file():
            raise MissingInput(f"no index at {path}; make one with relata kb import")
        address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        try:
            version = self._connection.execute("PRAGMA user_version").fetchone()[0]
        except sqlite3.DatabaseError as error:
            raise UnsupportedFormat(f"{path} is not an index of relata kb import") from error
        if version != _VERSION:
            raise UnsupportedFormat(f"{path} is not an index of this version: import it again")

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def find(self, name: str) -> list[IndexedItem]:
        """The items that bear a name in any spelling, in the order of their numbers."""
        rows = self._connection.execute(
            "SELECT DISTINCT item.number, person, label FROM spelling "
            "JOIN item ON item.number = spelling.number WHERE key = ? ORDER BY item.number LIMIT ?",
            (key_of(name), _MOST),
        ).fetchall()
        return [self._found(*row) for row in rows]

    def _found(self, number: int, person: int, label: str) -> IndexedItem:
        written = self._connection.execute(
            "SELECT DISTINCT written FROM spelling WHERE number = ?", (number,)
        ).fetchall()
        offices = self._connection.execute(
            "SELECT coalesce(nullif(office.label, ''), item.label, 'Q' || office.office), "
            "since, until "
            "FROM office LEFT JOIN item ON item.number = office.office "
            "WHERE office.number = ? ORDER BY since",
            (number,),
        ).fetchall()
        held = tuple(dict.fromkeys(OfficeYears(*row) for row in offices))
        return IndexedItem(
            f"Q{number}", label, bool(person), tuple(row[0] for row in written), held
        )
