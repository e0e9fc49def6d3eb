"""The first pages, asked for by the server itself when it starts.

The first call of each kind loads what all others find loaded: what is known of names, templates,
phrases. That takes most of a second, which no reader should wait for.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.types import Message

from relata.app.web.library import Library
from relata.app.web.security import signing
from relata.app.web.settings import WebSettings
from relata.archive import Filters, Page


async def warm(app: Starlette) -> None:
    """Ask for one page of each kind. Whatever is wrong with one is said to who asks for it."""
    paths: list[str] = []
    with suppress(Exception):
        paths = await run_in_threadpool(lambda: list(_paths(app.state.library)))
    for path in paths:
        with suppress(Exception):  # the server starts, and says it to who asks
            await _get(app, path)


def _paths(library: Library) -> Iterator[str]:
    """The pages of the newest statement, and those that every reader begins with."""
    yield from ("/", "/check", "/articles")
    for one in library.statements(Filters(), Page(limit=1)).statements:
        yield f"/articles/{one.article}"
        yield f"/statements/{one.ref}"
        if one.outlet is not None:
            yield f"/outlets/{one.outlet}"
        for party in one.speakers[:1]:
            yield f"/search?q={quote(party.name)}"
            if party.entity is not None:
                yield f"/people/{party.entity}"


async def _get(app: Starlette, address: str) -> None:
    settings: WebSettings = app.state.settings
    user = next(iter(settings.tokens.values()), None)
    session = signing.seal(signing.begin(user), settings.secret)
    path, _, query = address.partition("?")
    scope = {
        "type": "http", "http_version": "1.1", "method": "GET", "scheme": "http", "path": path,
        "raw_path": path.encode(), "query_string": query.encode(), "root_path": "",
        "server": (settings.hosts[0], 80), "client": ("the server itself", 0),
        "headers": [
            (b"host", settings.hosts[0].encode()),
            (b"cookie", f"{signing.COOKIE}={session}".encode()),
        ],
    }  # fmt: skip

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(_: Message) -> None:
        pass

    await app(scope, receive, send)
