"""`once`: one result for all threads."""

from __future__ import annotations

import multiprocessing
import threading
import time

import pytest

from relata.model.threads import LOADING, once


def _together(job: object, count: int = 8) -> list[object]:
    barrier = threading.Barrier(count)
    found: list[object] = []

    def run() -> None:
        barrier.wait()
        found.append(job())  # type: ignore[operator]

    workers = [threading.Thread(target=run) for _ in range(count)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return found


def test_threads_get_one_object_that_was_built_once() -> None:
    calls = []

    @once(4)
    def build(name: str) -> list[str]:
        calls.append(name)
        time.sleep(0.01)
        return [name]

    found = _together(lambda: build("a"))
    assert calls == ["a"] and all(one is found[0] for one in found) and len(found) == 8
    assert build("b") == ["b"] and build("a") is found[0] and calls == ["a", "b"]


def test_one_may_need_another() -> None:
    @once(1)
    def inner() -> int:
        return 2

    @once(1)
    def outer() -> int:
        return inner() + 1

    assert _together(outer) == [3] * 8


def test_errors_are_not_kept_and_leave_the_lock() -> None:
    tries = []

    @once(1)
    def build() -> int:
        tries.append(1)
        if len(tries) < 3:
            raise ValueError
        return 5

    for _ in range(2):
        with pytest.raises(ValueError):
            build()
    assert _together(build) == [5] * 8 and len(tries) == 3


def test_cache_clear_forgets() -> None:
    numbers = iter(range(9))

    @once(2)
    def build(key: str) -> int:
        """What it does."""
        return next(numbers)

    assert [build("a"), build("b"), build("a")] == [0, 1, 0]
    build.cache_clear()  # type: ignore[attr-defined]
    assert build("a") == 2 and build.__doc__ == "What it does."


def test_no_more_results_are_kept_than_asked_for() -> None:
    calls = []

    @once(2)
    def build(key: int) -> int:
        calls.append(key)
        return key

    for key in range(50):
        assert build(key) == key
    assert build(0) == 0 and len(calls) == 51


def _child(answer: object) -> None:
    @once(1)
    def build() -> int:
        return 7

    answer.put(build())  # type: ignore[attr-defined]


@pytest.mark.skipif(
    "fork" not in multiprocessing.get_all_start_methods(), reason="this system has no fork"
)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_forked_process_is_not_locked_out() -> None:
    # While a thread of the parent builds something, another thread forks.
    context = multiprocessing.get_context("fork")
    answer = context.Queue()
    building = threading.Event()

    def build() -> None:
        with LOADING:
            building.set()
            time.sleep(0.2)

    worker = threading.Thread(target=build)
    worker.start()
    building.wait()
    process = context.Process(target=_child, args=(answer,))
    process.start()
    assert answer.get(timeout=30) == 7
    process.join(timeout=30)
    worker.join()
    assert process.exitcode == 0
