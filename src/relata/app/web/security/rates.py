"""How often one caller may call: a token bucket each, in memory that several processes can share.

The buckets stand in a table of fixed size. A caller has its place in one short row of it, known by
a keyed digest of its name; where a row is full, the caller that was longest away is forgotten.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from multiprocessing import get_context
from multiprocessing.context import SpawnContext
from threading import Lock
from typing import Any

#: Callers that share one row of the table.
_ROW = 8
#: Seconds after which the lock's holder, who needs microseconds, has died with it.
_PATIENCE = 1.0


class Buckets:
    """What is left to each caller, and when it called last.

    With the `context` in which the processes of a server are started, it can be handed to them at
    their start, and they count together; without one it is of this process alone.
    """

    def __init__(self, most: int, context: SpawnContext | None = None) -> None:
        self.rows = max(1, -(-most // _ROW))
        self.key = secrets.token_bytes(16)
        size = self.rows * _ROW
        if context is None:
            self.lock: Any = Lock()
            self.callers: Any = [0] * size
            self.left: Any = [0.0] * size
            self.seen: Any = [0.0] * size
        else:
            self.lock = context.Lock()
            self.callers = context.RawArray("Q", size)
            self.left = context.RawArray("d", size)
            self.seen = context.RawArray("d", size)

    def place(self, caller: str) -> tuple[int, bool]:
        """Where a caller's bucket is, and whether it is the caller's already; hold the lock."""
        digest = blake2b(caller.encode("utf-8", "replace"), digest_size=8, key=self.key).digest()
        number = int.from_bytes(digest, "big") or 1
        row = range(number % self.rows * _ROW, (number % self.rows + 1) * _ROW)
        for place in row:
            if self.callers[place] == number:
                return place, True
        place = min(row, key=lambda one: (self.callers[one] != 0, self.seen[one]))
        self.callers[place] = number
        return place, False


def shared_buckets(most: int) -> Buckets:
    """A table that processes which are started anew ("spawn") can share."""
    return Buckets(most, get_context("spawn"))


class Rates:
    """How often each caller may call: so often a second over time, and `burst` times at once."""

    def __init__(
        self,
        rate: float,
        burst: float,
        buckets: Buckets,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._rate, self._burst, self._buckets, self._clock = rate, burst, buckets, clock

    def wait(self, caller: str) -> float:
        """0 where the caller may go on (and that is counted); else seconds until it may."""
        table = self._buckets
        with _held(table.lock):
            # One clock for all processes of a machine, also after another one was asked.
            now = self._clock()
            place, known = table.place(caller)
            left = self._burst
            if known:
                passed = max(0.0, now - table.seen[place])
                left = min(self._burst, table.left[place] + passed * self._rate)
            allowed = left >= 1
            table.left[place] = left - 1 if allowed else left
            table.seen[place] = now
        return 0.0 if allowed else (1 - left) / self._rate


@contextmanager
def _held(lock: Any) -> Iterator[None]:
    """Hold a lock. It is taken over from a process that was killed while it held it."""
    lock.acquire(timeout=_PATIENCE)
    try:
        yield
    finally:
        with suppress(ValueError):  # its holder was slow, not dead
            lock.release()
