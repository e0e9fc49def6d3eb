"""A PostgreSQL server for the tests: Debian's, in a folder of its own, gone with it."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from pathlib import Path

#: Says that PostgreSQL must be there: tests without it fail and do not skip.
REQUIRED = "RELATA_REQUIRE_POSTGRESQL"
_USER = "relata"


def _programs() -> Path | None:
    """The folder of the newest server that is installed."""
    if found := shutil.which("initdb"):
        return Path(found).parent
    versions = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3])
    )
    return versions[-1].parent if versions else None


def why_not() -> str | None:
    """Why the tests cannot run a server; None where they can."""
    try:
        import psycopg  # noqa: F401
    except ImportError:
        return "the extra postgres is not installed"
    if _programs() is not None:
        return None
    if os.environ.get(REQUIRED):
        raise RuntimeError("PostgreSQL is required here, and is not installed")
    return "PostgreSQL is not installed (Debian: apt-get install postgresql)"


class Server:
    """A server that answers on a socket in its folder, to nobody else."""

    def __init__(self) -> None:
        self._programs = _programs()
        #: initdb refuses to run as root: Debian's user of the server does it then.
        self._as = "postgres" if os.geteuid() == 0 else None

    def _run(self, *command: str) -> None:
        user = self._as
        assert self._programs is not None
        subprocess.run(
            [str(self._programs / command[0]), *command[1:]],
            check=True, capture_output=True, user=user, cwd="/", timeout=60,
            env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"},
        )  # fmt: skip

    def __enter__(self) -> Server:
        # Sockets have short paths: the folder of the tests may be too long.
        self._home = Path("/tmp") / f"relata-pg-{os.getpid()}"
        shutil.rmtree(self._home, ignore_errors=True)
        self._home.mkdir(mode=0o700)
        if self._as:
            entry = pwd.getpwnam(self._as)
            os.chown(self._home, entry.pw_uid, entry.pw_gid)
        data = str(self._home / "data")
        self._run("initdb", "-D", data, "-U", _USER, "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-k {self._home} -c listen_addresses='' -c fsync=off -c max_connections=20"
        self._run("pg_ctl", "-D", data, "-w", "-l", str(self._home / "log"), "-o", options, "start")
        return self

    def __exit__(self, *_: object) -> None:
        self._run("pg_ctl", "-D", str(self._home / "data"), "-w", "-m", "immediate", "stop")
        shutil.rmtree(self._home, ignore_errors=True)

    def database(self, name: str) -> str:
        """The address of another database, which is new and empty."""
        self._sql(f"CREATE DATABASE {name}", "postgres")
        return f"postgresql://{_USER}@/{name}?host={self._home}"

    @property
    def address(self) -> str:
        """The address of the database that tests share, one after another."""
        return f"postgresql://{_USER}@/postgres?host={self._home}"

    def empty(self) -> None:
        """Take all rows away: faster than a new database for each test."""
        from relata.archive.schema import metadata

        tables = [f'"{table.name}"' for table in metadata.sorted_tables]
        words = ["statement_words", "article_words"]
        self._sql(f"TRUNCATE {', '.join((*tables, *words))}", "postgres")

    def _sql(self, statement: str, name: str) -> None:
        import psycopg

        base = f"host={self._home} user={_USER} dbname={name}"
        with psycopg.connect(base, autocommit=True) as connection:
            connection.execute(statement.encode())
