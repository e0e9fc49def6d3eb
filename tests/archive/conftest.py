"""An empty archive for each test: in a file of SQLite, and in PostgreSQL where it is installed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from relata.archive import Archive, open_archive
from tests.archive.build import MOMENT
from tests.archive.server import Server, why_not


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A PostgreSQL server of our own on a socket of our own; skips where there is none."""
    missing = why_not()
    if missing:
        pytest.skip(missing)
    with Server(tmp_path_factory.mktemp("postgres")) as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a new archive may be made, in each of the databases."""
    if request.param == "sqlite":
        yield str(tmp_path / "archive.sqlite")
    else:
        running: Server = request.getfixturevalue("server")
        with running.database() as address:
            yield address


@pytest.fixture
def archive(place: str) -> Iterator[Archive]:
    """An empty archive, in each of the databases."""
    with open_archive(place, lambda: MOMENT) as made:
        yield made


@pytest.fixture
def file_archive(tmp_path: Path) -> Iterator[Archive]:
    """An empty archive in a file."""
    with open_archive(str(tmp_path / "archive.sqlite"), lambda: MOMENT) as made:
        yield made
