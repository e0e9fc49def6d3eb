"""Time and memory that one document may take, and what happens to one that ends its worker."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from relata.app.batch import limits
from relata.app.batch.inputs.raw import Reason
from relata.app.batch.place import RunFolder

_T = TypeVar("_T")


class Bounds:
    """Runs one document after the other; one that takes too long or too much is given up.

    resiliparse's guards watch a whole shard, as each of them costs half a second at its end; the
    clock begins anew for every document. What they cannot interrupt they end with the worker.
    """

    def __init__(self, seconds: float, megabytes: int) -> None:
        self._seconds, self._megabytes = seconds, megabytes
        self._held = ExitStack()
        self._clock: Any = None

    def __enter__(self) -> Bounds:
        self._watch()
        return self

    def __exit__(self, *_: object) -> None:
        self._held.close()

    def _watch(self) -> None:
        self._held.close()
        try:
            from resiliparse.process_guard import InterruptType, mem_guard, time_guard
        except ImportError:  # Windows
            return
        every = int(limits.WATCH * 1000)
        milliseconds = int(self._seconds * 1000)
        self._held = ExitStack()
        # Grown memory is looked at from here: what is loaded once belongs to no document.
        with contextlib.suppress(RuntimeError):  # not Linux
            self._held.enter_context(
                mem_guard(
                    self._megabytes << 10, absolute=False, secondary_grace_period=60,
                    interrupt_type=InterruptType.exception_then_signal, check_interval=every,
                )
            )  # fmt: skip
        self._clock = self._held.enter_context(
            time_guard(
                timeout_ms=milliseconds, grace_period_ms=max(milliseconds, 5000),
                interrupt_type=InterruptType.exception_then_signal, check_interval=every,
            )
        )  # fmt: skip

    def run(self, work: Callable[[], _T]) -> _T | tuple[Reason, str]:
        """The result of one document's work, or the reason and detail of its being given up."""
        if self._clock is None:
            return work()
        from resiliparse.process_guard import ExecutionTimeout, MemoryLimitExceeded

        self._clock.progress()
        try:
            return work()
        except ExecutionTimeout:
            return "time", f"it took over {self._seconds:g} s"
        except MemoryLimitExceeded:
            self._watch()
            return "memory", f"it took over {self._megabytes:,} MiB"
        finally:
            self._clock.progress()


class CrashMarks:
    """Which document a worker is at, on disk: one that ends its worker again and again is given
    up. CrashMarks of an earlier run do not count: `RunFolder.begin` removes them."""

    def __init__(self, folder: RunFolder, stage: str, shard: str) -> None:
        self._at = folder.work / f"{stage}-{shard}.at"
        self._crashes = folder.work / f"{stage}-{shard}.crashes"
        self._file: Any = None
        self._counts: dict[int, int] = {}

    def __enter__(self) -> CrashMarks:
        with contextlib.suppress(FileNotFoundError, msgspec.DecodeError):
            self._counts = msgspec.json.decode(self._crashes.read_bytes(), type=dict[int, int])
        number = _number(self._at)
        if number is not None:
            self._counts[number] = self._counts.get(number, 0) + 1
            self._crashes.write_bytes(msgspec.json.encode(self._counts))
        self._file = self._at.open("wb", buffering=0)
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        self._at.unlink(missing_ok=True)

    def gave_up(self, number: int) -> bool:
        """Whether the document has ended too many workers; else it is marked as begun."""
        if self._counts.get(number, 0) >= limits.MOST_CRASHES:
            return True
        os.pwrite(self._file.fileno(), b"%012d" % number, 0)
        return False


def _number(path: Path) -> int | None:
    try:
        return int(path.read_bytes())
    except (FileNotFoundError, ValueError):
        return None


class Stopwatch:
    """Processor seconds by stage of the work."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextlib.contextmanager
    def measure(self, name: str) -> Iterator[None]:
        """Count what is done inside to `name`."""
        from time import process_time

        begun = process_time()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + process_time() - begun
