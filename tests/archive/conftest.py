"""An empty archive for each test: in a file of SQLite, and in PostgreSQL where it is installed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from relata.archive import Archive, open_archive
from tests.archive.build import MOMENT
from tests.archive.server import Server


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with an empty archive, of which tests take copies."""
    path = tmp_path_factory.mktemp("template") / "archive.sqlite"
    open_archive(str(path), lambda: MOMENT).close()
    return path


@pytest.fixture(scope="session")
def filled_server(server: Server) -> Server:
    """The server with the tables of an archive in its shared database."""
    open_archive(server.address, lambda: MOMENT).close()
    return server


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where an empty archive is, in each of the databases."""
    if request.param == "sqlite":
        template: Path = request.getfixturevalue("empty_file")
        yield str(shutil.copy(template, tmp_path / "archive.sqlite"))
    else:
        running: Server = request.getfixturevalue("filled_server")
        running.empty()
        yield running.address


@pytest.fixture
def archive(place: str) -> Iterator[Archive]:
    """An empty archive, in each of the databases."""
    with open_archive(place, lambda: MOMENT) as made:
        yield made


@pytest.fixture
def file_archive(empty_file: Path, tmp_path: Path) -> Iterator[Archive]:
    """An empty archive in a file, another one than `archive`."""
    path = shutil.copy(empty_file, tmp_path / "file.sqlite")
    with open_archive(str(path), lambda: MOMENT) as made:
        yield made
