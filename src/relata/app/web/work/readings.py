"""The readings: a queue, one worker, and what became of each.

One worker is enough for a newsroom's desk, and keeps the memory of one engine; the pipeline holds
Python's lock, so that two would not be faster. Where a server has several processes, the queue is
in one of its own (`remote`), and pages never wait while an article is read.
"""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from enum import Enum
from typing import Any, Protocol

from msgspec import Struct, structs

from relata.app.web.limits import MAX_FINISHED, MAX_WAITING
from relata.model.errors import RelataError
from relata.pipeline import NO_MEMORY, fault


class ReadingStep(Enum):
    """How far a reading is, in this order."""

    WAIT = "wait"
    FETCH = "fetch"
    EXTRACT = "extract"
    READ = "read"
    KEEP = "keep"
    DONE = "done"
    FAILED = "failed"


class ReadingJob(Struct):
    """One article on its way into the archive; `tell` changes it, pages look at it."""

    id: str
    #: What the reader calls it: an address, a file's name, the first words of a text.
    label: str
    step: ReadingStep = ReadingStep.WAIT
    #: Of the stages of the pipeline, how many are done, and how many there are.
    stages_done: int = 0
    stages: int = 0
    #: The article, once it is in the archive.
    article: int | None = None
    #: True where the archive had the same text already.
    known: bool = False
    #: One line, where it failed.
    error: str | None = None
    error_kind: str | None = None

    @property
    def ended(self) -> bool:
        """Whether nothing more will happen."""
        return self.step in (ReadingStep.DONE, ReadingStep.FAILED)


class Readable(Protocol):
    """What is to be read."""

    @property
    def label(self) -> str:
        """What the reader calls it."""
        ...


#: Reads one thing and says in its job how far it is; sets `article` in the end.
Work = Callable[[Any, ReadingJob], None]


class Full(RelataError):
    """So much waits already that no more is taken."""

    kind = "busy"


class Readings(Protocol):
    """All readings of one server. What is returned shows the moment of the call."""

    def start(self, what: Readable) -> ReadingJob:
        """Queue one. Raises Full."""
        ...

    def get(self, name: str) -> ReadingJob | None:
        """A reading by its id; None where there is none, or it is long past."""
        ...

    def before(self, name: str) -> int:
        """How many stand in the queue before this one."""
        ...

    def open(self) -> list[ReadingJob]:
        """Those that have not ended, in their order."""
        ...

    def stop(self) -> None:
        """Start no more; what runs ends."""
        ...


class ReadingQueue:
    """The readings of a server, in this process: `work` does them one after another."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._found: OrderedDict[str, ReadingJob] = OrderedDict()
        self._lock = threading.Lock()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="relata-reading")

    def start(self, what: Readable) -> ReadingJob:
        """Queue one. Raises Full."""
        with self._lock:
            if sum(not one.ended for one in self._found.values()) >= MAX_WAITING:
                raise Full(f"{MAX_WAITING} articles wait to be read already; try again soon")
            reading = ReadingJob(secrets.token_urlsafe(9), what.label)
            self._found[reading.id] = reading
            ended = [one.id for one in self._found.values() if one.ended]
            for old in ended[: max(0, len(ended) - MAX_FINISHED)]:
                del self._found[old]
        shown = structs.replace(reading)
        self._pool.submit(self._run, reading, what)
        return shown

    def get(self, name: str) -> ReadingJob | None:
        """A reading by its id; None where there is none, or it is long past."""
        with self._lock:
            found = self._found.get(name)
            return structs.replace(found) if found is not None else None

    def before(self, name: str) -> int:
        """How many stand in the queue before this one."""
        count = 0
        with self._lock:
            for one in self._found.values():
                if one.id == name:
                    break
                count += not one.ended
        return count

    def open(self) -> list[ReadingJob]:
        """Those that have not ended, in their order."""
        with self._lock:
            return [structs.replace(one) for one in self._found.values() if not one.ended]

    def stop(self) -> None:
        """Start no more; what runs ends."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _run(self, reading: ReadingJob, what: Readable) -> None:
        try:
            self._work(what, reading)
            reading.step = ReadingStep.DONE
        except RelataError as error:
            _fail(reading, error.kind, str(error))
        except MemoryError:
            _fail(reading, "too-large", NO_MEMORY)
        except Exception as error:
            _fail(reading, "fault", str(fault(error)))


def _fail(reading: ReadingJob, kind: str, message: str) -> None:
    reading.error_kind, reading.error = kind, message
    reading.step = ReadingStep.FAILED
