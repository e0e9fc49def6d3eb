"""A stage's work on one shard: what a worker is given, and what it gives back."""

from __future__ import annotations

import gc
import os
import signal
import threading
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from relata.app.batch.inputs import registry
from relata.app.batch.inputs.raw import InputShard, Scanned
from relata.app.batch.options import BatchOptions
from relata.app.batch.place import RunFolder
from relata.app.limits import GARBAGE_THRESHOLDS

StageName = Literal["scan", "extract", "read", "write"]


class Task(Struct, frozen=True):
    """One stage of one shard, or the first look at one input."""

    stage: StageName
    folder: str
    options: BatchOptions
    number: int
    shard: InputShard | None = None
    named: registry.Named | None = None

    @property
    def records(self) -> int:
        """Records it deals with; 1 for an input that is scanned."""
        return self.shard.records if self.shard is not None else 1


class TaskCost(Struct):
    """What a task took."""

    stage: StageName
    number: int
    records: int = 0
    #: Processor seconds: in all, and by what they were spent on.
    processor: float = 0.0
    seconds: dict[str, float] = {}
    #: Documents that were read by an engine.
    read: int = 0
    #: Largest memory of the worker up to its end, in MiB.
    megabytes: int = 0


def is_done(task: Task) -> bool:
    """Whether an earlier run has done it: its last file is there."""
    return done_file(RunFolder(task.folder), task.stage, task.number).exists()


def done_file(folder: RunFolder, stage: str, number: int) -> Path:
    """The file that a stage writes last."""
    if stage == "write":
        return folder.manifests / f"{number:06d}.json"
    suffix = {"scan": "scan", "extract": "signatures", "read": "readings"}[stage]
    return (folder.run / "scans" if stage == "scan" else folder.work) / f"{number:06d}.{suffix}"


def perform(task: Task) -> TaskCost:
    """Do a task. The same function runs in a pool and on a cluster.

    Raises RelataError, OSError.
    """
    from time import process_time

    from relata.app.batch.stages.watch import Stopwatch

    folder = RunFolder(task.folder)
    watch, begun = Stopwatch(), process_time()
    cost = TaskCost(task.stage, task.number, records=task.records)
    if task.shard is None:
        _scan(task, folder)
    else:
        cost.read = _stage(task, task.shard, folder, watch)
    cost.processor, cost.seconds = process_time() - begun, watch.seconds
    cost.megabytes = _peak()
    folder.write(folder.costs / f"{task.stage}-{task.number:06d}.json", msgspec.json.encode(cost))
    return cost


def _scan(task: Task, folder: RunFolder) -> None:
    assert task.named is not None
    found = registry.scan(task.named, task.options.shard_records)
    folder.write(done_file(folder, "scan", task.number), msgspec.msgpack.encode(found))


def _stage(task: Task, shard: InputShard, folder: RunFolder, watch: object) -> int:
    from relata.app.batch.stages import extract, read, write
    from relata.app.batch.stages.watch import Stopwatch

    assert isinstance(watch, Stopwatch)
    if task.stage == "extract":
        extract.extract(shard, task.options, folder, watch)
        return 0
    if task.stage == "read":
        return read.read(shard, task.options, folder, watch)
    write.write(shard, task.options, folder, watch)
    return 0


def scanned(folder: RunFolder, number: int) -> Scanned:
    """What the first look at an input found."""
    return msgspec.msgpack.decode(done_file(folder, "scan", number).read_bytes(), type=Scanned)


def _peak() -> int:
    """Largest memory of this process, in MiB; 0 where the system does not say."""
    try:
        with Path("/proc/self/status").open(encoding="ascii") as lines:
            for line in lines:
                if line.startswith("VmHWM"):
                    return int(line.split()[1]) >> 10
    except OSError:
        pass
    return 0


def begin_worker(parent: int | None) -> None:
    """Set a worker process up: one thread, deaf to the terminal's ^C, gone with its parent."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    gc.set_threshold(*GARBAGE_THRESHOLDS)
    if parent is None:
        return
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    """End this process when its parent has ended, however it did."""
    import time

    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)
