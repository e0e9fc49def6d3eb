"""Tasks on one machine: a pool of processes, and one process alone for a shard that ends them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from relata.app.batch import limits
from relata.app.batch.place import RunFolder
from relata.app.batch.tasks import Task, TaskCost, begin_worker, perform
from relata.model.errors import Fault

#: Attempts at one shard that ends its worker: as many bad documents may be in it.
_ATTEMPTS = 200


class LocalPool:
    """`workers` processes; each task is one shard's stage."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> LocalPool:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def run(self, tasks: list[Task]) -> Iterator[TaskCost | None]:
        """Do the tasks; their costs as they end, None every second in which none does."""
        waiting = list(reversed(tasks))
        running: dict[Future[TaskCost], Task] = {}
        while waiting or running:
            while waiting and len(running) < self.workers + 1:
                task = waiting.pop()
                running[self._executor().submit(perform, task)] = task
            done, _ = wait(running, timeout=1.0, return_when=FIRST_COMPLETED)
            if not done:
                yield None
            broken = []
            for future in done:
                task = running.pop(future)
                try:
                    yield future.result()
                except BrokenProcessPool:
                    broken.append(task)
            if broken:
                # Nobody knows whose fault it was: each of them is done again alone.
                broken += running.values()
                running.clear()
                self._stop()
                for task in sorted(broken, key=lambda one: one.number):
                    yield self._alone(task)

    def _executor(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = _pool(self.workers)
        return self._pool

    def _alone(self, task: Task) -> TaskCost:
        """One task in a process of its own, again and again: documents that end it are counted
        (`CrashMarks`) and given up after a while."""
        mark = RunFolder(task.folder).work / f"{task.stage}-{task.number:06d}.at"
        mark.unlink(missing_ok=True)
        for _ in range(_ATTEMPTS * limits.MOST_CRASHES):
            pool = _pool(1)
            try:
                return pool.submit(perform, task).result()
            except BrokenProcessPool:
                continue
            finally:
                _end(pool)
        raise Fault(
            f"shard {task.number} ended its worker {_ATTEMPTS * limits.MOST_CRASHES} times; "
            "please report it with the input that shows it"
        )

    def _stop(self) -> None:
        if self._pool is not None:
            _end(self._pool)
            self._pool = None


def _pool(workers: int) -> ProcessPoolExecutor:
    # "spawn": a forked process would share locks and threads with this one.
    return ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=begin_worker,
        initargs=(os.getpid(),),
    )  # fmt: skip


def _end(pool: ProcessPoolExecutor) -> None:
    processes = list((pool._processes or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()
    for process in processes:
        process.join(5)
