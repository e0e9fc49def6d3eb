"""What waits for a check, the corrections that were made, and taking one back."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from relata.app.web import filters
from relata.app.web.kept import keeping
from relata.app.web.library import Library
from relata.app.web.pages.forms import field, local, read_form
from relata.app.web.pages.listing import entity_id, lines
from relata.app.web.responses import page, phrases
from relata.app.web.rows import rows
from relata.archive import Filters, Page

#: Articles on top of the queue.
_ARTICLES = 12


def queue(request: Request) -> Response:
    """The articles and statements that wait for a check."""
    library: Library = request.app.state.library
    query, part = request.query_params, filters.page(request.query_params)
    waiting = library.waiting(part)
    articles = library.articles(Filters(to_check=True), Page(limit=_ARTICLES), newest=True)
    return page(
        request,
        "check.html",
        articles=articles.articles if not part.offset else (),
        rows=rows(waiting.statements, phrases(request)),
        pages=filters.around(request.url.path, query, part, waiting.next),
    )


def corrections(request: Request) -> Response:
    """All corrections, the newest first."""
    library: Library = request.app.state.library
    query, part = request.query_params, filters.page(request.query_params)
    found, following = library.corrections_page(part)
    return page(
        request,
        "corrections.html",
        corrections=lines(found, phrases(request)),
        pages=filters.around(request.url.path, query, part, following),
    )


async def undo(request: Request) -> Response:
    """Take a correction back, and go where the form came from."""
    form = await read_form(request)
    library: Library = request.app.state.library
    await run_in_threadpool(library.undo, entity_id(request), request.state.caller.user)
    return RedirectResponse(local(field(form, "next") or "/corrections"), 303)


ROUTES = (
    Route("/check", keeping(queue), methods=["GET"]),
    Route("/corrections", keeping(corrections), methods=["GET"]),
    Route("/corrections/{id}/undo", undo, methods=["POST"]),
)
