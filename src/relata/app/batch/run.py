"""A run from its inputs to its tables: first look, extraction, twins, reading, writing.

Each stage leaves a file for each shard; a stage of a shard is done when its last file is there.
So a run that was ended anywhere goes on where it was, and what it writes is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

import msgspec
from msgspec import Struct, structs

from relata._version import __version__
from relata.app.batch.entries import Signature
from relata.app.batch.inputs import registry
from relata.app.batch.inputs.raw import InputShard, Scanned, shards_of
from relata.app.batch.options import BatchOptions, PlannedInput, RunPlan
from relata.app.batch.output.write import write_empty
from relata.app.batch.place import TABLES, RunFolder, clean_up
from relata.app.batch.progress import Estimate
from relata.app.batch.report import RunReport, report_of
from relata.app.batch.stages.twins import TwinIndex
from relata.app.batch.tasks import StageName, Task, TaskCost, is_done, scanned
from relata.model.errors import MissingInput, UsageError, reason

#: Stages that a worker does, in their order; twins are found between the first two.
WORK: tuple[StageName, ...] = ("extract", "read", "write")


class Workers(AbstractContextManager["Workers"], Protocol):
    """Who does the tasks: a pool of processes or a cluster."""

    @property
    def workers(self) -> int:
        """How many tasks run at a time."""

    def run(self, tasks: list[Task]) -> Iterator[TaskCost | None]:
        """Do the tasks; their costs as they end, None where a while passes."""


class State(Struct):
    """Where a run is: what progress shows."""

    stage: str
    done: int
    total: int
    #: Records a second in this stage, and seconds until the end; None while unknown.
    rate: float | None = None
    left: float | None = None


def plan(inputs: list[str], options: BatchOptions) -> RunPlan:
    """The run that these inputs and options ask for. Raises InputError."""
    found = tuple(PlannedInput(one, _size(one)) for one in registry.expand(inputs))
    return RunPlan(version=__version__, options=options, inputs=found)


def replanned(earlier: RunPlan) -> RunPlan:
    """The plan of a run that is there, with the inputs as they are now.

    Raises MissingInput where one of them is gone, UsageError where one has changed.
    """
    for one in earlier.inputs:
        if _size(one.named) != one.size:
            raise UsageError(f"{one.named.shown} has changed since the run was begun; use --force")
    return structs.replace(earlier, version=__version__)


def _size(named: registry.Named) -> int:
    try:
        return sum(Path(name).stat().st_size for name in named.files or (named.shown,))
    except OSError as error:
        raise MissingInput(f"{named.shown}: {reason(error)}") from None


def run(
    folder: RunFolder, asked: RunPlan, workers: Workers, show: Callable[[State], None]
) -> RunReport:
    """Carry a run out, from wherever it is to its end.

    Raises RelataError where it cannot go on; the same call again goes on from there.
    """
    finished = folder.run / "finished"
    if not finished.exists():
        with _locked(folder):
            shards = _scan(folder, asked, workers, show)
            _work(folder, asked, shards, workers, show)
            _empty_tables(folder)
            folder.write(finished, b"")
            clean_up(folder)
    return report_of(folder, len(asked.inputs))


@contextmanager
def _locked(folder: RunFolder) -> Iterator[None]:
    """One run at a time in a folder; the lock goes with the process, however that ends."""
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    with (folder.run / "lock").open("wb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise UsageError(f"another process is at work in {folder.path}; let it end") from None
        yield


def _scan(
    folder: RunFolder, asked: RunPlan, workers: Workers, show: Callable[[State], None]
) -> list[InputShard]:
    tasks = [
        Task("scan", str(folder.path.absolute()), asked.options, number, named=one.named)
        for number, one in enumerate(asked.inputs)
    ]
    left = [task for task in tasks if not is_done(task)]
    done = len(tasks) - len(left)
    for cost in workers.run(left):
        done += cost is not None
        show(State("looking at the inputs", done, len(tasks)))
    found: list[Scanned] = [scanned(folder, number) for number in range(len(tasks))]
    return shards_of(found, asked.options.shard_records)


def _work(
    folder: RunFolder, asked: RunPlan, shards: list[InputShard], workers: Workers,
    show: Callable[[State], None],
) -> None:  # fmt: skip
    from time import monotonic

    total = sum(shard.records for shard in shards)
    estimate = Estimate(monotonic, engine=asked.options.engine)
    for stage in WORK:
        if stage == "read":
            show(State("looking for twins", 0, total, left=estimate.left(total)))
            _find_twins(folder, asked.options, shards)
        tasks = [
            Task(stage, str(folder.path.absolute()), asked.options, shard.number, shard=shard)
            for shard in shards
        ]
        left = [task for task in tasks if not is_done(task)]
        estimate.begin(stage, total, total - sum(task.records for task in left))
        for cost in workers.run(left):
            if cost is not None:
                estimate.add(stage, cost.records)
            rate, seconds = estimate.rate(stage), estimate.left(total)
            show(State(stage, estimate.done[stage], total, rate, seconds))


def _find_twins(folder: RunFolder, options: BatchOptions, shards: list[InputShard]) -> None:
    """`<shard>.copies` of every shard, in the order of the input."""
    if all((folder.work / f"{shard.name}.copies").exists() for shard in shards):
        return
    index = TwinIndex(twins=options.twins)
    for shard in shards:
        data = (folder.work / f"{shard.name}.signatures").read_bytes()
        signatures = msgspec.msgpack.decode(data, type=list[Signature])
        copies = index.copies(shard.number, signatures)
        folder.write(folder.work / f"{shard.name}.copies", msgspec.msgpack.encode(copies))


def _empty_tables(folder: RunFolder) -> None:
    for table in TABLES:
        if next((folder.path / table).glob("*/*/part-*.parquet"), None) is None:
            write_empty(folder, table)
