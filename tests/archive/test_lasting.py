"""Nothing is lost: killed, full, read-only, two writers; checked, backed up, upgraded."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
import sqlalchemy as sa

from relata import archive as ar
from relata.archive import schema as db
from tests.archive import crash
from tests.archive.build import MOMENT, ferry
from tests.archive.server import Server

ROOT = Path(__file__).resolve().parents[2]
#: How often the writer is killed; `.ci/run` asks for 100.
KILLS = int(os.environ.get("RELATA_ARCHIVE_KILLS", "2"))


def killed(place: str, seed: int, seconds: float) -> set[int]:
    """The articles that a writer has confirmed before it was killed."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "tests.archive.crash", place, str(seed)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, env=environment) as writer:
        assert writer.stdout is not None
        first = writer.stdout.readline()
        time.sleep(seconds)
        writer.send_signal(signal.SIGKILL)
        rest = writer.stdout.read()
        writer.wait()
    lines = (first + rest).split(b"\n")[:-1]
    return {int(line) for line in lines}


def test_a_killed_writer_loses_nothing_and_leaves_no_half_article(place: str) -> None:
    rng = random.Random(5)
    expected = 0
    for seed in range(KILLS):
        confirmed = killed(place, seed, rng.random() / 3)
        assert confirmed
        with ar.open_archive(place, lambda: MOMENT) as archive:
            assert ar.check(archive).problems == ()
            present = {
                int(one.title.split()[6]) for one in _all(archive)
                if one.title and one.title.split()[5] == str(seed)
            }  # fmt: skip
            assert confirmed <= present
            assert len(present - confirmed) <= 1, "one may be there that was not said yet"
            expected += len(present)
            assert ar.articles(archive).total == min(expected, 1000)


def _all(archive: ar.Archive) -> list[ar.ArticleInfo]:
    found: list[ar.ArticleInfo] = []
    offset: int | None = 0
    while offset is not None:
        part = ar.articles(archive, page=ar.Page(limit=500, offset=offset))
        found += part.articles
        offset = part.next
    return found


def test_two_writers_at_once_do_not_corrupt(place: str) -> None:
    def write(seed: int) -> None:
        with ar.open_archive(place, lambda: MOMENT) as archive:
            for number in range(8):
                ar.add(archive, crash.article(seed, number))

    writers = [threading.Thread(target=write, args=(seed,)) for seed in (1, 2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with ar.open_archive(place, lambda: MOMENT) as archive:
        assert ar.articles(archive).total == 16
        assert [one.articles for one in ar.who(archive, "Ann Lee")] == [16]
        assert ar.check(archive).problems == ()


def test_a_reader_sees_one_moment_while_another_writes(file_archive: ar.Archive) -> None:
    ar.add(file_archive, ferry())
    with file_archive.reading() as connection:
        before = connection.exec_driver_sql("SELECT count(*) FROM article").scalar()
        ar.add(file_archive, crash.article(1, 1))
        assert connection.exec_driver_sql("SELECT count(*) FROM article").scalar() == before


def test_a_full_disk_is_one_line_and_changes_nothing(file_archive: ar.Archive) -> None:
    ar.add(file_archive, ferry())
    whole = ar.check(file_archive)
    with file_archive.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    # The database's own bound does what a full disk does.
    for raw in [file_archive.engine.raw_connection()]:
        raw.cursor().execute(f"PRAGMA max_page_count = {pages}")
        raw.close()
    with pytest.raises(ar.ArchiveError, match="the disk is full; nothing was changed") as caught:
        for number in range(100):
            ar.add(file_archive, crash.article(1, number))
    assert "\n" not in str(caught.value)
    found = ar.check(file_archive)
    assert found.problems == () and found.articles >= whole.articles


def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("needs the right to mount a small disk")
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)]
    mounted = subprocess.run(command, capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("mounting is not allowed here")
    try:
        with ar.open_archive(str(disk / "archive.sqlite"), lambda: MOMENT) as archive:
            with pytest.raises(ar.ArchiveError, match="disk is full"):
                for number in range(2000):
                    ar.add(archive, crash.article(1, number))
            assert ar.check(archive).problems == ()
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=False)


def test_a_read_only_archive_can_be_read_and_not_written(file_archive: ar.Archive) -> None:
    ar.add(file_archive, ferry())
    with file_archive.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
        connection.commit()
    with pytest.raises(ar.ArchiveError, match="read-only"):
        ar.add(file_archive, crash.article(1, 1))
    assert ar.articles(file_archive).total == 1


@pytest.mark.parametrize(
    ("data", "says"), [(b"this is not a database at all" * 100, "not an archive"), (b"", "")]
)
def test_what_is_not_an_archive_is_said(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "x.sqlite"
    path.write_bytes(data)
    with pytest.raises(ar.ArchiveError, match=says or "no archive here"):
        ar.open_archive(str(path), lambda: MOMENT, create_new=False)


@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("mysql://host/x", "begins with postgresql://"),
        ("postgresql://me:secret@127.0.0.1:1/x", "does not answer"),
        ("://", "not an address"),
    ],
)
def test_a_server_that_is_not_there_is_said_without_the_password(place: str, says: str) -> None:
    with pytest.raises(ar.ArchiveError, match=says) as caught:
        ar.open_archive(place, lambda: MOMENT)
    assert "secret" not in str(caught.value)


def test_a_damaged_file_is_found(file_archive: ar.Archive) -> None:
    for number in range(30):
        ar.add(file_archive, crash.article(1, number))
    path = Path(file_archive.place)
    file_archive.close()
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 40_000] = bytes(40_000)
    path.write_bytes(bytes(data))
    with ar.open_archive(str(path), lambda: MOMENT) as archive:
        try:
            assert ar.check(archive).problems
        except ar.ArchiveError as error:
            assert "damaged" in str(error)


def test_rows_that_are_not_the_records_are_found_and_made_anew(archive: ar.Archive) -> None:
    first = ar.add(archive, ferry())
    counts = _counts(archive)
    assert all(counts)
    with archive.writing() as connection:
        connection.exec_driver_sql("DELETE FROM voice")
        connection.exec_driver_sql("DELETE FROM about")
        connection.exec_driver_sql("DELETE FROM hand")
        connection.exec_driver_sql("DELETE FROM statement WHERE key = 's2'")
    report = ar.check(archive)
    assert not report.whole and report.repairable == (first.article,)
    ar.repair(archive, report.repairable)
    assert ar.check(archive).problems == ()
    assert _counts(archive) == counts
    stored = ar.article(archive, first.article)
    assert stored is not None and len(stored.statements) == 3


def _counts(archive: ar.Archive) -> list[list[tuple[object, ...]]]:
    """What the tables of counts hold."""
    with archive.reading() as connection:
        return [
            sorted(tuple(row) for row in connection.execute(sa.select(table)))
            for table in (db.through, db.quoted, db.passed, db.tally)
        ]


def test_a_backup_is_the_whole_archive(archive: ar.Archive, tmp_path: Path) -> None:
    ar.add(archive, ferry(), ar.SourceInfo(data=b"page", url="https://a.example/"))
    ar.add(archive, crash.article(1, 1))
    holt, krill = (ar.who(archive, name)[0].id for name in ("Holt", "Krill"))
    ar.merge(archive, holt, krill, "desk")
    found = ar.statement(archive, "1:s1")
    assert found is not None
    ar.correct(archive, found, "accept", "desk")
    ar.backup(archive, str(tmp_path / "backup.sqlite"))
    with ar.open_archive(str(tmp_path / "new.sqlite"), lambda: MOMENT) as target:
        ar.restore(str(tmp_path / "backup.sqlite"), target)
        assert ar.check(target) == ar.check(archive)
        assert ar.article(target, 1) == ar.article(archive, 1)
        assert ar.search(target, "Krill signature") == ar.search(archive, "Krill signature")
        assert ar.corrections(target) == ar.corrections(archive)
        ar.add(target, crash.article(1, 2))
        with pytest.raises(ar.ArchiveError, match="restore into a new archive"):
            ar.restore(str(tmp_path / "backup.sqlite"), target)


def test_a_file_can_move_to_a_server(
    file_archive: ar.Archive, server: Server, tmp_path: Path
) -> None:
    ar.add(file_archive, ferry())
    ar.add(file_archive, crash.article(1, 1))
    ar.backup(file_archive, str(tmp_path / "backup.sqlite"))
    with ar.open_archive(server.database("moved"), lambda: MOMENT) as target:
        ar.restore(str(tmp_path / "backup.sqlite"), target)
        assert ar.check(target) == ar.check(file_archive)
        assert ar.search(target, "Holt") == ar.search(file_archive, "Holt")


def test_the_pages_of_a_backup_are_readable_as_they_stand(
    file_archive: ar.Archive, tmp_path: Path
) -> None:
    ar.add(file_archive, ferry())
    ar.backup(file_archive, str(tmp_path / "backup.sqlite"))
    with sqlite3.connect(f"file:{tmp_path}/backup.sqlite?mode=ro&immutable=1", uri=True) as raw:
        rows = raw.execute("SELECT content, date FROM statement ORDER BY id").fetchall()
    raw.close()
    assert rows[0] == ("The ferry is not for sale", "2024-04-03")
