"""One thread of BLAS while our products run; the caller's setting before and after."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from typing import Any

import numpy as np
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from relata.blas import one_thread
from tests.test_repository import ROOT


def limits() -> list[int]:
    """The number of threads of each BLAS library."""
    np.ones((2, 2)) @ np.ones((2, 2))
    return [
        library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"
    ]


def test_inside_there_is_one_thread_and_afterwards_the_callers() -> None:
    with threadpool_limits(3, user_api="blas"):
        before = limits()
        with one_thread():
            assert limits() == [1] * len(before)
            with one_thread():
                assert limits() == [1] * len(before)
            assert limits() == [1] * len(before)
        assert limits() == before
        with pytest.raises(ZeroDivisionError), one_thread():
            assert 1 / 0
        assert limits() == before


def test_what_the_caller_sets_in_the_meantime_stays() -> None:
    with threadpool_limits(3, user_api="blas"):
        with one_thread():
            inner = threadpool_limits(2, user_api="blas")
        assert set(limits()) <= {2}
        del inner
    assert limits()


def test_the_last_thread_to_leave_restores() -> None:
    with threadpool_limits(3, user_api="blas"):
        before = limits()
    before = limits()
    entered, leave = threading.Event(), threading.Event()
    seen: list[list[int]] = []

    def first() -> None:
        with one_thread():
            entered.set()
            leave.wait(30)

    worker = threading.Thread(target=first)
    worker.start()
    entered.wait(30)
    with one_thread():
        leave.set()
        worker.join()
        seen.append(limits())
    assert seen == [[1] * len(before)]
    assert limits() == before


READS = """
import json, threading, time
import numpy as np
from threadpoolctl import threadpool_info

def limits():
    return [i["num_threads"] for i in threadpool_info() if i["user_api"] == "blas"]

def elsewhere(job):
    # Processor time of other threads than this one while the job runs, and of this one.
    process, own = time.process_time(), time.thread_time()
    job()
    own = time.thread_time() - own
    return time.process_time() - process - own, own

square = np.ones((1200, 1200), np.float32)
before, shared = limits(), elsewhere(lambda: [square @ square for _ in range(8)])

import relata
text = TEXT * 40
relata.read(TEXT, engine="encoder")
record = relata.read(text, engine="encoder")
reading = elsewhere(lambda: relata.read(text, engine="encoder"))
unclear = elsewhere(lambda: relata.read("Bratislava Praha Wien. " * 300 + TEXT))
print(json.dumps([record.producer.engine, before, shared, reading, unclear, limits()]))
"""


def test_reading_uses_one_thread_and_leaves_the_callers_limits() -> None:
    text = '"The bridge is safe," Mayor Ann Lee told the Tide. She said that it would open. '
    environment = {key: value for key, value in os.environ.items() if "NUM_THREADS" not in key}
    threads = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "4")
    done = subprocess.run(
        [sys.executable, "-c", f"TEXT = {text!r}\n{READS}"],
        cwd=ROOT, env={**environment, **threads}, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    found: list[Any] = json.loads(done.stdout)
    engine, before, shared, reading, unclear, after = found
    assert engine == "encoder" and after == before
    if len(before) != 1 or before[0] < 2:
        pytest.skip("a machine of one core, or a BLAS whose threads cannot be seen")
    # A large product of the caller's own is shared among threads: this would be seen.
    assert shared[0] > 0.3 * shared[1]
    assert reading[0] < 0.02 * reading[1] and unclear[0] < 0.02 + 0.02 * unclear[1]
