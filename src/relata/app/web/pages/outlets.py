"""The page of an outlet: whom it quotes, how often at first hand, through whom."""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from relata.app.web.kept import keeping
from relata.app.web.library import Library
from relata.app.web.limits import MAX_NAME
from relata.app.web.pages.listing import entity_id
from relata.app.web.pages.people import listed
from relata.app.web.responses import page, phrases
from relata.app.web.rows import rows
from relata.archive import Page

_KINDS = ("outlet", "agency")
_LATEST = 12


def outlets(request: Request) -> Response:
    """Outlets by name; those of the newest articles, without one."""
    library: Library = request.app.state.library
    say, name = phrases(request), request.query_params.get("name", "").strip()[:MAX_NAME]
    found: Any = (
        [listed(one) for one in library.who(name) if one.kind in _KINDS]
        if name
        else library.recent_outlets()
    )
    return page(request, "people.html", title=say("nav_outlets"), name=name, found=found,
                target="/outlets/")  # fmt: skip


def outlet(request: Request) -> Response:
    """Everything about one outlet."""
    library: Library = request.app.state.library
    number = entity_id(request)
    found = library.outlet(number, Page(limit=_LATEST))
    if found is None:
        raise HTTPException(404)
    if found.bearer.id != number:
        return RedirectResponse(f"/outlets/{found.bearer.id}", 303)
    latest = rows(found.latest.statements, phrases(request))
    return page(request, "outlet.html", outlet=found, latest=latest)


ROUTES = (
    Route("/outlets", keeping(outlets), methods=["GET"]),
    Route("/outlets/{id}", keeping(outlet), methods=["GET"]),
)
