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
from tests.app.batch.archives import ROOT, arguments, batch, bytes_of, pages, table, write_warc
from tests.app.batch.conftest import Batch

OPTIONS = ("--shard-size", 7)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return write_warc(tmp_path / "a.warc.gz", pages(40))


def test_a_pool_writes_what_one_process_writes(
    archive: Path, tmp_path: Path, out: Path, batch_here: Batch
) -> None:
    assert batch_here(archive, "--out", out, *OPTIONS).status == 0
    other = tmp_path / "other"
    done = batch(archive, "--out", other, *OPTIONS, "--workers", 2)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert bytes_of(other) == bytes_of(out)
    assert any(name.startswith("events/") for name in bytes_of(out))


class _Stop(BaseException):
    """Stands for a kill: nothing of the program sees it."""


@pytest.mark.parametrize("step", range(1, 42, 4))
def test_a_run_ended_at_any_write_goes_on_to_the_same_bytes(
    step: int, archive: Path, tmp_path: Path, batch_here: Batch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ended at the step-th file that gets its name, before or after it has it."""
    whole, out = tmp_path / "whole", tmp_path / "tables"
    # A seventh of the pages is enough for some shards of each stage.
    options = ["--shard-size", 12]
    assert batch_here(archive, "--out", whole, *options).status == 0
    keep, left = RunFolder.keep, [step]

    def ends(self: RunFolder, part: Path, path: Path) -> None:
        left[0] -= 1
        if left[0] == 0 and step % 8 == 1:
            raise _Stop
        keep(self, part, path)
        if left[0] == 0:
            raise _Stop

    monkeypatch.setattr(RunFolder, "keep", ends)
    with pytest.raises(_Stop):
        batch_here(archive, "--out", out, *options)
    monkeypatch.setattr(RunFolder, "keep", keep)
    assert batch_here(archive, "--out", out, *options).status == 0
    assert bytes_of(out) == bytes_of(whole)


def test_kill_9_in_the_middle(archive: Path, tmp_path: Path, out: Path, batch_here: Batch) -> None:
    whole = tmp_path / "whole"
    assert batch_here(archive, "--out", whole, *OPTIONS).status == 0
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
    assert bytes_of(out) == bytes_of(whole)


def test_two_runs_do_not_share_a_folder(archive: Path, out: Path, batch_here: Batch) -> None:
    import fcntl

    assert batch_here(archive, "--out", out, *OPTIONS).status == 0
    (out / "_run" / "finished").unlink()
    with (out / "_run" / "lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = batch_here(archive, "--out", out, *OPTIONS)
    assert "another process is at work" in done.one_line()


def test_a_document_that_ends_its_worker_is_given_up(
    archive: Path, out: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import os\nif os.environ.get('RELATA_TEST_DEADLY'):\n"
        "    import signal\n"
        "    from relata.app.batch.stages import extract\n"
        "    read = extract.Extraction.entry\n"
        "    def entry(self, record, index):\n"
        "        if (record.url or '').endswith(('/11', '/12')):\n"
        "            os.kill(os.getpid(), signal.SIGKILL)\n"
        "        return read(self, record, index)\n"
        "    extract.Extraction.entry = entry\n"
    )
    monkeypatch.setenv("RELATA_TEST_DEADLY", "1")
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}:{os.environ.get('PYTHONPATH', '')}")
    monkeypatch.setattr("relata.app.batch.limits.MOST_CRASHES", 3)
    done = batch(archive, "--out", out, *OPTIONS, "--workers", 2)
    assert done.returncode == 0, done.stderr
    crashed = [row for row in table(out, "skipped") if row["reason"] == "crash"]
    assert [row["url"].rpartition("/")[2] for row in crashed] == ["11", "12"]
    assert len(table(out, "documents")) + len(table(out, "skipped")) == 41


def test_marks_of_an_earlier_run_do_not_count(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path)
    folder.work.mkdir(parents=True)
    for attempt in range(3):
        with watch.Marks(folder, "read", "000001") as marks:
            assert not marks.gave_up(7), attempt
            mark = (folder.work / "read-000001.at").read_bytes()
        (folder.work / "read-000001.at").write_bytes(mark)  # as a kill leaves it
    with watch.Marks(folder, "read", "000001") as marks:
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
