"""The readings of a server of several processes: one process reads, the others ask it.

Each question is a connection of its own over a socket in a private folder, opened with a key that
only the processes of one server have. A reading process that dies is started anew by the server;
what it was reading is lost, and whoever asks for it is answered so.
"""

from __future__ import annotations

import time
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection, Listener
from threading import Thread
from typing import Any

from msgspec import Struct

from relata.app.web.work.readings import Full, Readable, ReadingJob, ReadingQueue
from relata.model.errors import RelataError

#: What may be asked; also the names of the queue's methods.
_QUESTIONS = frozenset(("start", "get", "before", "open"))
#: Seconds for which the reading process is waited for, and between two attempts.
_PATIENCE, _PAUSE = 15.0, 0.1


class ReadingsPlace(Struct, frozen=True):
    """Where the reading process is asked, and the key that it asks for."""

    address: str
    key: bytes


class Away(RelataError):
    """The reading process does not answer."""

    kind = "busy"


class RemoteReadings:
    """The queue of the reading process, asked from another one."""

    def __init__(self, place: ReadingsPlace) -> None:
        self._place = place

    def start(self, what: Readable) -> ReadingJob:
        """Queue one. Raises Full, or Away."""
        found: ReadingJob = self._ask("start", what)
        return found

    def get(self, name: str) -> ReadingJob | None:
        """A reading by its id; None where there is none, or it is long past. Raises Away."""
        found: ReadingJob | None = self._ask("get", name)
        return found

    def before(self, name: str) -> int:
        """How many stand in the queue before this one. Raises Away."""
        return int(self._ask("before", name))

    def open(self) -> list[ReadingJob]:
        """Those that have not ended, in their order; none while the process is started anew."""
        try:
            found: list[ReadingJob] = self._ask("open", patience=0)
        except Away:
            return []
        return found

    def stop(self) -> None:
        """Nothing: the queue is not ours."""

    def _ask(self, question: str, *given: object, patience: float | None = None) -> Any:
        until = time.monotonic() + (_PATIENCE if patience is None else patience)
        while True:
            try:
                with Client(self._place.address, authkey=self._place.key) as connection:
                    connection.send((question, given))
                    full, answer = connection.recv()
                break
            except (OSError, EOFError):
                # It starts, perhaps anew.
                if time.monotonic() >= until:
                    raise Away("articles cannot be read for a moment; try again soon") from None
                time.sleep(_PAUSE)
        if full:
            raise Full(answer)
        return answer


def answer_all(queue: ReadingQueue, place: ReadingsPlace) -> None:
    """Answer questions about a queue for as long as the process lives."""
    with Listener(place.address, backlog=64, authkey=place.key) as listener:
        while True:
            try:
                connection = listener.accept()
            except (OSError, EOFError, AuthenticationError):  # it went away, or has no key
                continue
            Thread(target=_answer, args=(queue, connection), daemon=True).start()


def _answer(queue: ReadingQueue, connection: Connection) -> None:
    with connection:
        try:
            question, given = connection.recv()
            if question not in _QUESTIONS:
                return
            try:
                answer = (False, getattr(queue, question)(*given))
            except Full as error:
                answer = (True, str(error))
            connection.send(answer)
        except (OSError, EOFError):
            return
