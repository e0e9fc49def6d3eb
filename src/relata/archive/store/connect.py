"""An archive that is open: a file of SQLite or a database of PostgreSQL, and its transactions.

Reading and writing are two context managers. A writer has the archive for itself: `BEGIN
IMMEDIATE` in SQLite, an advisory lock in PostgreSQL. What goes wrong becomes one line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from relata.archive.store.migrate import HEAD, current_version, upgrade
from relata.model.errors import ArchiveError
from relata.model.threads import shared_lock

#: Milliseconds that a writer waits for another one.
_PATIENCE_MS = 60_000
#: Pages of the log that are written into the file at once: many articles change the same ones.
_LOG_PAGES = 8000
#: The lock that writers of PostgreSQL share: "relata" in ASCII.
_LOCK = 0x72656C617461


#: What changes with every write of others: SQLite counts them for each connection.
_SQLITE_STATE = "PRAGMA data_version"
_POSTGRES_STATE = "SELECT pg_current_snapshot()"
#: Connections that are kept open, and at most.
_KEPT, _MORE = 8, 8


class Archive:
    """An open archive. Safe in several threads; `close` it, or use it in a `with`."""

    def __init__(self, engine: Engine, place: str, clock: Callable[[], str]) -> None:
        self.engine = engine
        #: The file or the address, without a password.
        self.place = place
        #: Says what time it is: UTC, ISO 8601 to the second.
        self.clock = clock
        self.is_sqlite = engine.dialect.name == "sqlite"
        self._watching: Any = None
        self._question = _SQLITE_STATE if self.is_sqlite else _POSTGRES_STATE
        self._watch_lock = shared_lock()

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        with self._watch_lock:
            self._forget_watching()
        self.engine.dispose()

    def state(self) -> str:
        """A word that changes whenever anybody has written to the archive, for those who remember
        answers: which transactions a reader sees. Raises ArchiveError.

        In PostgreSQL it also changes where somebody writes elsewhere on the same server.
        """
        errors = self.engine.dialect.loaded_dbapi.Error
        with _plainly(self.place), self._watch_lock:
            try:
                return self._ask_state()
            except errors:
                # The server went away, and may be back.
                self._forget_watching()
            try:
                return self._ask_state()
            except errors as error:
                self._forget_watching()
                raise ArchiveError(f"{self.place}: {_reason(error)}") from error

    def _ask_state(self) -> str:
        if self._watching is None:
            self._watching = self.engine.raw_connection()
            if not self.is_sqlite:
                self._watching.driver_connection.autocommit = True
        cursor = self._watching.cursor()
        try:
            return str(cursor.execute(self._question).fetchone()[0])
        finally:
            cursor.close()

    def _forget_watching(self) -> None:
        if self._watching is not None:
            self._watching.invalidate()
            self._watching = None

    def prepare(self) -> None:
        """Switch a new file to a log ahead of it: readers and a writer never wait for one another.

        The mode stays with the file. Nothing to do in PostgreSQL.
        """
        if self.is_sqlite:
            with _plainly(self.place), closing(self.engine.raw_connection()) as raw:
                raw.cursor().execute("PRAGMA journal_mode = WAL")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the archive. Raises ArchiveError."""
        with _plainly(self.place), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection whose changes are there together, or not at all. Raises ArchiveError."""
        with _plainly(self.place), self.engine.connect() as plain:
            connection = plain.execution_options(relata_writes=True)
            with connection.begin():
                if not self.is_sqlite:
                    connection.execute(sa.text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
                yield connection


def open_archive(
    place: str, clock: Callable[[], str], *, create_new: bool = True, any_version: bool = False
) -> Archive:
    """Open the archive at a path or at an address ("postgresql://user@host/name").

    A new one is made where there is none, unless `create_new` is False. `clock` gives the moment
    as UTC text to the second. `any_version` opens what is to be upgraded. Raises ArchiveError: it
    cannot be opened, is not an archive, or is of another version (an older one is brought up to
    date by `relata archive upgrade`).
    """
    engine = engine_of(place, create_new=create_new)
    archive = Archive(engine, shown(place), clock)
    try:
        with _plainly(archive.place), engine.connect() as connection:
            version = current_version(connection)
        if version is None:
            if not create_new:
                raise ArchiveError(
                    f"{archive.place}: there is no archive here; relata add makes one"
                )
            archive.prepare()
            with archive.writing() as connection:
                if current_version(connection) is None:
                    upgrade(connection)
        elif version != HEAD and not any_version:
            raise ArchiveError(_other_version(archive.place, version))
    except BaseException:
        engine.dispose()
        raise
    return archive


def _other_version(place: str, version: str) -> str:
    if version < HEAD:
        return f"{place}: the archive is of an older Relata; run relata archive upgrade"
    return f"{place}: the archive is of a newer Relata; install that version to open it"


def shown(place: str) -> str:
    """A place as messages may name it: without a password."""
    if is_address(place):
        try:
            return sa.make_url(place).render_as_string(hide_password=True)
        except sa.exc.ArgumentError:
            return place.partition("://")[0] + "://…"
    return place


def is_address(place: str) -> bool:
    """Whether a place is the address of a server rather than a path."""
    return "://" in place


def engine_of(place: str, *, create_new: bool = True) -> Engine:
    """The engine of a place, with the settings that every connection gets. Raises ArchiveError."""
    if is_address(place):
        return _server(place)
    mode = "rwc" if create_new else "rw"
    path = place.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    url = sa.URL.create("sqlite", database=f"file:{path}", query={"mode": mode, "uri": "true"})
    engine = sa.create_engine(
        url, connect_args={"timeout": _PATIENCE_MS / 1000}, pool_size=_KEPT, max_overflow=_MORE
    )
    sa.event.listen(engine, "connect", _set_up)
    sa.event.listen(engine, "begin", _begin)
    return engine


def _server(place: str) -> Engine:
    try:
        url = sa.make_url(place)
    except sa.exc.ArgumentError:
        raise ArchiveError(f"{shown(place)}: not an address of a database") from None
    if url.get_backend_name() not in ("postgresql", "postgres"):
        raise ArchiveError(
            f"{shown(place)}: an archive is a file, or an address that begins with postgresql://"
        )
    try:
        return sa.create_engine(
            url.set(drivername="postgresql+psycopg"), pool_pre_ping=True,
            pool_size=_KEPT, max_overflow=_MORE,
        )  # fmt: skip
    except ImportError:
        raise ArchiveError(
            "PostgreSQL needs the extra postgres: pip install 'relata-news[postgres]'"
        ) from None


def _set_up(connection: Any, _: object) -> None:
    """Settings of a connection to SQLite: we begin transactions ourselves; a log ahead of the
    file, so that readers never wait; full synchronisation, so that what is confirmed is kept."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "foreign_keys = ON",
        f"busy_timeout = {_PATIENCE_MS}",
        "synchronous = FULL",
        "cache_size = -65536",
        "temp_store = MEMORY",
        "mmap_size = 268435456",
        f"wal_autocheckpoint = {_LOG_PAGES}",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("relata_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def _plainly(place: str) -> Iterator[None]:
    """What the database raises, as one line that says what to do."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        raise ArchiveError(f"{place}: {_reason(error)}") from error


#: What the databases say -> what a person reads.
_REASONS = (
    ("database or disk is full", "the disk is full; nothing was changed: make room and try again"),
    ("no space left", "the disk is full; nothing was changed: make room and try again"),
    ("readonly database", "the archive is read-only; check the permissions of the file and folder"),
    ("unable to open database", "cannot be opened; check the path and its permissions"),
    ("database is locked", "another program writes to the archive; try again when it is done"),
    ("not a database", "this is not an archive of Relata"),
    ("malformed", "the file is damaged; restore a backup (relata archive restore)"),
    ("disk i/o error", "the disk cannot be read or written; nothing was changed"),
    ("connection refused", "the server does not answer; check the address and whether it runs"),
    ("password authentication failed", "the server refuses the user or the password"),
    ("does not exist", "the server does not know this database or user; make it first"),
    ("read-only transaction", "the archive is read-only on this server"),
)  # fmt: skip


def _reason(error: Exception) -> str:
    said = " ".join(str(getattr(error, "orig", None) or error).split())
    for sign, reason in _REASONS:
        if sign in said.lower():
            return reason
    return f"the database says: {said[:200]}"
