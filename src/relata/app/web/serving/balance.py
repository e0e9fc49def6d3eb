"""Work spreads over the processes of a server, though a connection stays with one of them.

Browsers and proxies keep connections, and whoever was up first would have them all. A process with
more to do than one request asks callers to come by a new connection: an idle process takes that.
"""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Requests at once from which on a process sends callers to the others.
_BUSY = 3


class Balance:
    """Ends connections, after the answer, while this process is busy."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._open = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)

        async def send_and_part(message: Message) -> None:
            if message["type"] == "http.response.start" and self._open >= _BUSY:
                MutableHeaders(scope=message)["Connection"] = "close"
            await send(message)

        self._open += 1
        try:
            await self.app(scope, receive, send_and_part)
        finally:
            self._open -= 1
