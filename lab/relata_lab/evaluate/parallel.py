"""Measuring several corpora and engines at once, in a bounded number of processes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

Job = TypeVar("Job")
Found = TypeVar("Found")

#: How many processes measure at once; what they find does not depend on it.
PROCESSES = 2


def map_jobs(call: Callable[[Job], Found], jobs: Sequence[Job], processes: int = 0) -> list[Found]:
    """What `call` gives for each job, in the jobs' order.

    `call` is a function of a module (it is looked up by name in other processes), its errors
    are raised here. `processes` 0 takes `PROCESSES`; with 1, or one job, no process is begun.
    """
    processes = min(processes or PROCESSES, len(jobs))
    if processes <= 1:
        return [call(job) for job in jobs]
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        return list(pool.map(call, jobs))
