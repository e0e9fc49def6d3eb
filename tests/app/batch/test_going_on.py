"""Runs that are ended anywhere go on and write the same bytes; documents that end their worker."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from relata.app.batch import pool
from relata.app.batch.place import RunFolder
from relata.app.batch.stages import watch
from tests.app.batch.archives import (
    DEADLY,
    ROOT,
    arguments,
    batch,
    bytes_of,
    pages,
    slow,
    table,
    write_warc,
)
from tests.app.batch.conftest import Batch

OPTIONS = ("--shard-size", 7)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_warc(tmp_path_factory.mktemp("in") / "a.warc.gz", pages(26))


@pytest.fixture(scope="module")
def whole(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The bytes of a run by a pool that nothing ended."""
    out = tmp_path_factory.mktemp("whole") / "tables"
    done = batch(archive, "--out", out, *OPTIONS, "--workers", 2)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return bytes_of(out)


def test_a_pool_writes_what_one_process_writes(
    archive: Path, whole: dict[str, str], out: Path, batch_here: Batch
) -> None:
    assert batch_here(archive, "--out", out, *OPTIONS).status == 0
    assert bytes_of(out) == whole
    assert any(name.startswith("events/") for name in whole)


class _Stop(BaseException):
    """Stands for a kill: nothing of the program sees it."""


@pytest.mark.parametrize("step", (1, 2, 9, 24))
def test_a_run_ended_at_any_write_goes_on_to_the_same_bytes(
    step: int, archive: Path, whole: dict[str, str], out: Path, batch_here: Batch,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Ended at the step-th file that gets its name, before or after it has it."""
    keep, left = RunFolder.keep, [step]

    def ends(self: RunFolder, part: Path, path: Path) -> None:
        left[0] -= 1
        if left[0] == 0 and step % 2:
            raise _Stop
        keep(self, part, path)
        if left[0] == 0:
            raise _Stop

    monkeypatch.setattr(RunFolder, "keep", ends)
    with pytest.raises(_Stop):
        batch_here(archive, "--out", out, *OPTIONS)
    monkeypatch.setattr(RunFolder, "keep", keep)
    assert batch_here(archive, "--out", out, *OPTIONS).status == 0
    assert bytes_of(out) == whole


def test_kill_9_in_the_middle(archive: Path, whole: dict[str, str], out: Path) -> None:
    child = subprocess.Popen(
        arguments(archive, "--out", out, *OPTIONS, "--workers", 2), cwd=ROOT,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    work = out / "_run" / "work"
    deadline = time.monotonic() + 120
    while not list(work.glob("*.readings")) and time.monotonic() < deadline:
        assert child.poll() is None
        time.sleep(0.01)
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    assert not (out / "_run" / "finished").exists()
    done = batch(archive, "--out", out, *OPTIONS, "--workers", 2)
    assert done.returncode == 0, done.stderr
    assert bytes_of(out) == whole


def test_two_runs_do_not_share_a_folder(archive: Path, out: Path, batch_here: Batch) -> None:
    import fcntl

    assert batch_here(archive, "--out", out, *OPTIONS).status == 0
    (out / "_run" / "finished").unlink()
    with (out / "_run" / "lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = batch_here(archive, "--out", out, *OPTIONS)
    assert "another process is at work" in done.one_line()


@slow
def test_a_document_that_ends_its_worker_is_given_up(
    archive: Path, out: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "sitecustomize.py").write_text(DEADLY)
    monkeypatch.setenv("RELATA_TEST_DEADLY", "1")
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}:{os.environ.get('PYTHONPATH', '')}")
    done = batch(archive, "--out", out, *OPTIONS, "--workers", 2)
    assert done.returncode == 0, done.stderr
    crashed = [row for row in table(out, "skipped") if row["reason"] == "crash"]
    assert [row["url"].rpartition("/")[2] for row in crashed] == ["11", "12"]
    assert len(table(out, "documents")) + len(table(out, "skipped")) == 27


def test_marks_of_an_earlier_run_do_not_count(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path)
    folder.work.mkdir(parents=True)
    for attempt in range(3):
        with watch.CrashMarks(folder, "read", "000001") as marks:
            assert not marks.gave_up(7), attempt
            mark = (folder.work / "read-000001.at").read_bytes()
        (folder.work / "read-000001.at").write_bytes(mark)  # as a kill leaves it
    with watch.CrashMarks(folder, "read", "000001") as marks:
        assert marks.gave_up(7)
        assert not marks.gave_up(8)


def test_time_and_memory_of_a_document_are_bounded() -> None:
    def slow() -> str:
        begun = time.monotonic()
        while time.monotonic() < begun + 30:
            pass
        return "slow"

    def large() -> str:
        held = []
        for _ in range(60):
            held.append(bytearray(10 << 20))
            time.sleep(0.05)
        return "large"

    with watch.Bounds(0.6, 100) as bounds:
        assert bounds.run(lambda: "quick") == "quick"
        assert bounds.run(slow) == ("time", "it took over 0.6 s")
        assert bounds.run(lambda: "quick") == "quick"
    with watch.Bounds(60, 100) as bounds:
        assert bounds.run(large) == ("memory", "it took over 100 MiB")
        assert bounds.run(lambda: "quick") == "quick"


def test_a_pool_begins_as_many_processes_as_it_is_given() -> None:
    with pool.LocalPool(2) as workers:
        assert workers.workers == 2
        assert list(workers.run([])) == []
