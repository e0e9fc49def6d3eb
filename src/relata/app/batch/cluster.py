"""Tasks on a cluster: Ray Data, the same shards and the same function as in the pool.

Inputs and `--out` must lie where every node finds them under the same path.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import msgspec

from relata.app.batch.tasks import Task, TaskCost, begin_worker, is_done, perform
from relata.model.errors import RelataError, UsageError

#: Times that tasks are given to Ray anew after it gave up.
_ROUNDS = 50
_NO_RAY = "Ray is not installed: pip install 'relata-news[ray]', or leave --ray out"


class RayCluster:
    """A Ray cluster; `address` is Ray's, None begins one on this machine."""

    def __init__(self, address: str | None, workers: int | None) -> None:
        try:
            import ray
        except ImportError:
            raise UsageError(_NO_RAY) from None
        self._address, self._workers = address, workers
        self._ray: Any = ray
        self._ours = False

    def __enter__(self) -> RayCluster:
        if not self._ray.is_initialized():
            self._ours = True
            options: dict[str, Any] = {"log_to_driver": False, "configure_logging": False}
            if self._address is None:
                options["num_cpus"] = self._workers
                options["include_dashboard"] = False
            try:
                self._ray.init(address=self._address, **options)
            except (ConnectionError, RuntimeError, ValueError, OSError) as error:
                why = str(error).splitlines()[0]
                raise UsageError(f"there is no Ray cluster at {self._address}: {why}") from None
        _silence()
        return self

    def __exit__(self, *_: object) -> None:
        if self._ours:
            self._ray.shutdown()

    @property
    def workers(self) -> int:
        """How many tasks run at a time."""
        return int(self._ray.cluster_resources().get("CPU", 1))

    def run(self, tasks: list[Task]) -> Iterator[TaskCost | None]:
        """Do the tasks; their costs as they end.

        Ray does a task again whose worker or node was lost, a few times; after that the tasks that
        are left are given to it anew. A document that ends its worker is given up (`CrashMarks`).
        """
        left = {task.number: task for task in tasks}
        failure = ""
        for _ in range(_ROUNDS):
            if not left:
                return
            try:
                for cost in self._round(list(left.values())):
                    left.pop(cost.number, None)
                    yield cost
            except self._ray.exceptions.RayError as error:
                lines = str(error).strip().splitlines()
                failure = lines[-1] if lines else repr(error)
            for task in [task for task in left.values() if is_done(task)]:
                yield TaskCost(task.stage, task.number, records=left.pop(task.number).records)
        if left:
            raise UsageError(f"the cluster failed; the same command goes on later: {failure}")

    def _round(self, tasks: list[Task]) -> Iterator[TaskCost]:
        items = [{"task": msgspec.msgpack.encode(task)} for task in tasks]
        data = self._ray.data.from_items(items, override_num_blocks=len(items))
        for row in data.map(_perform, num_cpus=1).iter_rows():
            if row["error"]:
                raise UsageError(row["error"])
            yield msgspec.msgpack.decode(row["cost"], type=TaskCost)


def _perform(row: dict[str, Any]) -> dict[str, Any]:
    """One task in a worker of the cluster; an error of ours is a value, which gives no reason to
    try again."""
    begin_worker(None)
    task = msgspec.msgpack.decode(row["task"], type=Task)
    try:
        return {"cost": msgspec.msgpack.encode(perform(task)), "error": ""}
    except RelataError as error:
        return {"cost": b"", "error": str(error)}
    except OSError as error:
        return {"cost": b"", "error": f"{task.stage}: {error.strerror or error}"}


def _silence() -> None:
    """Ray's own bars and logs stay off the terminal: progress is ours."""
    import logging

    import ray.data

    os.environ.setdefault("RAY_DATA_DISABLE_PROGRESS_BARS", "1")
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.print_on_execution_start = False
    for name in ("ray", "ray.data"):
        logging.getLogger(name).setLevel(logging.ERROR)
