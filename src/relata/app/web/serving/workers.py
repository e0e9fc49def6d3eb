"""Several processes that answer at one socket, and one that reads articles for all of them.

Pages are made by Python, of which one process uses one core. What the processes must know together
they share: the key of sessions and forms (in the settings), how often a caller called, and the
queue of readings, whose process holds the only engine. A process that dies is started anew.
"""

from __future__ import annotations

import os
import secrets
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import connection, get_context, parent_process
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from threading import Thread
from typing import Any

from msgspec import Struct
from starlette.applications import Starlette
from uvicorn.config import STARTUP_FAILURE, Config
from uvicorn.supervisors.multiprocess import Multiprocess, Process

from relata.app.cli import streams
from relata.app.web.application import Shared, build, queue_of
from relata.app.web.library import Library
from relata.app.web.limits import MAX_CALLERS
from relata.app.web.security.rates import shared_buckets
from relata.app.web.settings import WebSettings
from relata.app.web.work.remote import ReadingsPlace, answer_all
from relata.model.errors import RelataError

#: Seconds that the reading process gets to end.
_PATIENCE = 10
#: Letters of a folder in which the socket can stand, and the folder for longer ones.
_LONGEST_FOLDER, _SHORT = 70, "/tmp"  # noqa: S108
#: Seconds before a reading process that could not start is started anew.
_PAUSE = 5


@contextmanager
def shared() -> Iterator[Shared]:
    """What the processes of a server have together, and a private folder for their socket."""
    # A socket's path has a bound, of about 100 letters.
    where = _SHORT if len(gettempdir()) > _LONGEST_FOLDER else None
    with TemporaryDirectory(prefix="relata-", dir=where) as folder:
        place = ReadingsPlace(str(Path(folder) / "readings"), secrets.token_bytes(32))
        yield Shared(shared_buckets(MAX_CALLERS), shared_buckets(MAX_CALLERS), place)


class Application(Struct, frozen=True):
    """Makes the application in each process that answers."""

    settings: WebSettings
    shared: Shared

    def __call__(self) -> Starlette:
        """The application of this process, which ends when the server does."""
        _end_with_parent()
        return build(self.settings, self.shared)


class Processes(Multiprocess):
    """The processes that answer, and the one that reads."""

    def __init__(
        self,
        config: Config,
        sockets: list[socket.socket],
        settings: WebSettings,
        shared: Shared,
    ) -> None:
        super().__init__(config, sockets)
        self._settings, self._shared = settings, shared
        self._reader: Any = None
        #: Whether a process could not start at all; it has said why.
        self.failed = False

    def init_processes(self) -> None:
        """Start all."""
        self._start_reader()
        super().init_processes()

    def keep_subprocess_alive(self) -> None:
        """Start anew what has died.

        Not as uvicorn does it, which waits for an answer from a process that was just killed.
        """
        for index, one in enumerate(self.processes):
            if one.process.is_alive():
                continue
            one.join()
            if one.exitcode == STARTUP_FAILURE:  # so would any other
                self.failed = True
                self.should_exit.set()
            if self.should_exit.is_set():
                return
            self.processes[index] = Process(self.config, self.sockets)
            self.processes[index].start()
        if not self._reader.is_alive():
            self._start_reader()

    def terminate_all(self) -> None:
        """Ask all to end."""
        super().terminate_all()
        self._reader.terminate()

    def join_all(self) -> None:
        """Wait until all have ended; an article that is being read is not waited for long."""
        super().join_all()
        self._reader.join(_PATIENCE)
        if self._reader.is_alive():
            self._reader.kill()

    def handle_hup(self) -> None:
        """End when the terminal is closed, as one process does."""
        self.handle_term()

    def _start_reader(self) -> None:
        Path(self._shared.readings.address).unlink(missing_ok=True)
        self._reader = get_context("spawn").Process(
            target=read_for_all, args=(self._settings, self._shared.readings), name="readings"
        )
        self._reader.start()


def read_for_all(settings: WebSettings, place: ReadingsPlace) -> None:
    """What the reading process does, until it is asked to end."""
    # Ctrl+C reaches all processes of a terminal; the server says when this one ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _end_with_parent()
    try:
        queue = queue_of(Library(settings.archive))
        answer_all(queue, place)
    except (RelataError, OSError) as error:
        streams.say(f"articles cannot be read: {error}")
        time.sleep(_PAUSE)  # the server starts this process anew


def _end_with_parent() -> None:
    """End this process when the one that started it is gone, also where that was killed."""
    parent = parent_process()
    if parent is None:
        return

    def wait() -> None:
        connection.wait([parent.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)

    Thread(target=wait, daemon=True, name="relata-parent").start()
