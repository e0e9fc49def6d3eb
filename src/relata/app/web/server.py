"""The server: uvicorn on one port, until the process is asked to end."""

from __future__ import annotations

import socket

import uvicorn

from relata.app.cli import streams
from relata.app.web.application import build
from relata.app.web.settings import WebSettings
from relata.model.errors import UsageError, reason

#: Connections that wait to be taken.
_BACKLOG = 128
#: Seconds that open requests get at the end.
_GRACE = 5


def serve(settings: WebSettings, host: str, port: int) -> int:
    """Serve; 0 where it ended as asked. Raises UsageError where the port is not free."""
    listener = _listen(host.strip("[]"), port)
    try:
        app = build(settings)
    except BaseException:
        listener.close()
        raise
    bound = listener.getsockname()[1]
    shown = f"[{host.strip('[]')}]" if ":" in host else host
    streams.show_lines(f"Relata: http://{shown}:{bound}/  (Ctrl+C ends it)")
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_GRACE,
        # A proxy on this machine says whom it speaks for.
        proxy_headers=True,
        forwarded_allow_ips="127.0.0.1",
        limit_concurrency=200,
    )
    uvicorn.Server(config).run(sockets=[listener])
    return 0


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
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
