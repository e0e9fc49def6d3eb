"""The application: routes, the gate before them, and errors as their callers read them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import NamedTuple

from anyio.to_thread import current_default_thread_limiter
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from relata.app.web import assets
from relata.app.web.api import routes as api_routes
from relata.app.web.kept import KeptAnswers
from relata.app.web.library import Library
from relata.app.web.limits import MAX_BODY, MAX_CALLERS, THREADS
from relata.app.web.pages import (
    article,
    checking,
    outlets,
    people,
    searching,
    signing_in,
    start,
    statements,
)
from relata.app.web.pages.several import story, timeline
from relata.app.web.responses import error_response
from relata.app.web.security.access import Gate
from relata.app.web.security.headers import ALWAYS, SecurityHeaders
from relata.app.web.security.rates import Buckets
from relata.app.web.serving.balance import Balance
from relata.app.web.settings import WebSettings
from relata.app.web.warming import warm
from relata.app.web.work import sources
from relata.app.web.work.readings import ReadingJob, ReadingQueue
from relata.app.web.work.remote import ReadingsPlace, RemoteReadings
from relata.model.errors import RelataError
from relata.pipeline import fault

_MESSAGES = {
    400: ("request", "this request is not one that is understood here"),
    403: ("form", "this form is not of your session; load the page again"),
    404: ("missing", "there is nothing at this address"),
    405: ("method", "this cannot be done with this address"),
    413: ("too-large", f"over the limit of {MAX_BODY:,} bytes"),
    429: ("rate", "too many requests; wait a little"),
}
#: Status of an error of ours by its kind; 400 for all others.
_STATUS = {"missing": 404, "too-large": 413, "busy": 503, "fault": 500, "data": 500}


async def _health(_: Request) -> Response:
    return PlainTextResponse("ok\n")


async def _http_error(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    kind, message = _MESSAGES.get(status, ("request", "this cannot be done"))
    detail = error.detail if isinstance(error, HTTPException) else ""
    if status == 400 and detail:
        message = detail
    answer = error_response(request, status, kind, message)
    if isinstance(error, HTTPException):
        answer.headers.update(error.headers or {})
    return answer


async def _relata_error(request: Request, error: Exception) -> Response:
    kind = error.kind if isinstance(error, RelataError) else "error"
    return error_response(request, _STATUS.get(kind, 400), kind, str(error))


async def _unexpected(request: Request, error: Exception) -> Response:
    answer = error_response(request, 500, "fault", str(fault(error)))
    # This one is sent from outside of all middleware.
    answer.headers.update(ALWAYS)
    return answer


def routes() -> list[BaseRoute]:
    """Every route."""
    return [
        Route("/static/{mark}/{name}", assets.serve, methods=["GET"]),
        Route("/health", _health, methods=["GET"]),
        *signing_in.ROUTES,
        *start.ROUTES,
        *article.ROUTES,
        *story.ROUTES,
        *statements.ROUTES,
        *people.ROUTES,
        *outlets.ROUTES,
        *timeline.ROUTES,
        *searching.ROUTES,
        *checking.ROUTES,
        *api_routes.routes(),
    ]


class Shared(NamedTuple):
    """What the processes of one server have together."""

    #: How often callers called, and how often they tried to sign in.
    calls: Buckets
    sign_ins: Buckets
    readings: ReadingsPlace


def build(settings: WebSettings, shared: Shared | None = None) -> Starlette:
    """The application over one archive; with `shared`, one of several processes of a server.

    Raises ArchiveError where the archive cannot be opened.
    """

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        current_default_thread_limiter().total_tokens = THREADS
        # Nobody is answered before: others answer meanwhile, or the socket lets callers wait.
        await warm(app)
        yield
        app.state.readings.stop()
        app.state.library.close()

    app = Starlette(
        routes=routes(),
        middleware=[
            *([Middleware(Balance)] if shared else ()),
            Middleware(SecurityHeaders, secure=settings.secure),
            Middleware(
                Gate, settings=settings, buckets=shared.calls if shared else Buckets(MAX_CALLERS)
            ),
        ],
        exception_handlers={
            HTTPException: _http_error,
            RelataError: _relata_error,
            Exception: _unexpected,
        },
        lifespan=lifespan,
        max_body_size=MAX_BODY,
    )
    app.state.settings = settings
    app.state.library = Library(settings.archive)
    app.state.kept = KeptAnswers()
    app.state.readings = RemoteReadings(shared.readings) if shared else queue_of(app.state.library)
    app.state.attempts = signing_in.attempts(shared.sign_ins if shared else Buckets(MAX_CALLERS))
    return app


def queue_of(library: Library) -> ReadingQueue:
    """The queue of what is read into an archive."""

    def work(what: sources.ToRead, reading: ReadingJob) -> None:
        sources.read(what, reading, library.keep)

    return ReadingQueue(work)
