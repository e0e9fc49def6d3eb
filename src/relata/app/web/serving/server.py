"""The server: uvicorn on one port, in one process or several, until it is asked to end."""

from __future__ import annotations

import os
import socket

import uvicorn

from relata.app.cli import streams
from relata.app.web.application import build
from relata.app.web.library import Library
from relata.app.web.limits import KEEP_ALIVE, MAX_CONNECTIONS, MAX_WORKERS
from relata.app.web.serving.workers import Application, Processes, shared
from relata.app.web.settings import WebSettings
from relata.model.errors import UsageError, reason

#: Connections that wait to be taken.
_BACKLOG = 512
#: Seconds that open requests get at the end.
_GRACE = 5


def default_workers() -> int:
    """As many processes as this one has cores, within bounds."""
    if os.name != "posix":  # the processes meet over sockets that have a path
        return 1
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(cores or 1, MAX_WORKERS)


def serve(settings: WebSettings, host: str, port: int, workers: int = 1) -> int:
    """Serve with that many processes; 0 where it ended as asked.

    Raises UsageError where the port is not free, ArchiveError where the archive cannot be opened.
    """
    listener = _listen(host.strip("[]"), port)
    try:
        if workers == 1:
            app = build(settings)
        else:
            # What is wrong with the archive is said once, before anything is started.
            Library(settings.archive).close()
    except BaseException:
        listener.close()
        raise
    bound = listener.getsockname()[1]
    shown = f"[{host.strip('[]')}]" if ":" in host else host
    streams.show_lines(f"Relata: http://{shown}:{bound}/  (Ctrl+C ends it)")
    if workers == 1:
        uvicorn.Server(_config(app, 1)).run(sockets=[listener])
        return 0
    with shared() as common:
        config = _config(Application(settings, common), workers)
        supervisor = Processes(config, [listener], settings, common)
        supervisor.run()
    return 2 if supervisor.failed else 0


def _config(app: object, workers: int) -> uvicorn.Config:
    return uvicorn.Config(
        app,  # type: ignore[arg-type]
        factory=workers > 1,
        workers=workers,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_GRACE,
        timeout_keep_alive=KEEP_ALIVE,
        # A proxy on this machine says whom it speaks for.
        proxy_headers=True,
        forwarded_allow_ips="127.0.0.1",
        limit_concurrency=MAX_CONNECTIONS,
        backlog=_BACKLOG,
    )


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With its protocol, or asyncio does not switch off Nagle's algorithm: 40 ms a small answer.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        # From here on a browser that comes early waits, and is not turned away.
        listener.listen(_BACKLOG)
    except OSError as error:
        listener.close()
        why = reason(error)
        raise UsageError(f"cannot listen at {host}:{port}: {why}; choose a --port") from None
    return listener
