"""The schema and its migrations: new archives, old ones, and what the code believes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from relata import archive as ar
from relata.archive.schema import metadata
from relata.archive.store.migrate import HEAD
from tests.archive.build import MOMENT

#: A file of every schema that was released, with the article of the ferry and corrections in it.
OLD = sorted((Path(__file__).parent / "schemas").glob("*.sqlite"))


def _is_ours(name: str | None, kind: str, _: object) -> bool:
    """The indexes of words are made by hand, and are not in the metadata."""
    return kind != "table" or "_words" not in (name or "")


def test_migrations_make_what_the_code_believes(archive: ar.Archive) -> None:
    with archive.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _is_ours})
        assert compare_metadata(context, metadata) == []


def test_there_is_a_file_of_every_schema() -> None:
    assert [path.stem for path in OLD] == [f"{n:04}" for n in range(1, int(HEAD) + 1)]


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)
def test_an_old_file_is_brought_up_to_date(old: Path, tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite"
    shutil.copy(old, path)
    with ar.open_archive(str(path), lambda: MOMENT, any_version=True) as archive:
        assert ar.upgrade_archive(archive) == (old.stem, HEAD)
    with ar.open_archive(str(path), lambda: MOMENT, create_new=False) as archive:
        assert ar.check(archive).problems == ()
        found = ar.statement(archive, "1:s1")
        assert found is not None and found.review == "accepted"
        assert [one.name for one in ar.who(archive, "Holt")] == ["Freya M. Holt"]


@pytest.mark.parametrize(
    ("version", "says"), [("0000", "relata archive upgrade"), ("9999", "newer")]
)
def test_another_version_is_said(file_archive: ar.Archive, version: str, says: str) -> None:
    with file_archive.writing() as connection:
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{version}'")
    with pytest.raises(ar.ArchiveError, match=says):
        ar.open_archive(file_archive.place, lambda: MOMENT)
