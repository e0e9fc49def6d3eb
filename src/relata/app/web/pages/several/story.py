"""The story page: an article next to its versions in the archive, or next to others by choice."""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from relata.app.api import compare_records
from relata.app.web.corrected import corrected
from relata.app.web.kept import keeping
from relata.app.web.library import Library
from relata.app.web.pages.listing import entity_id
from relata.app.web.responses import page, phrases
from relata.archive import StoredArticle
from relata.present.story import html

#: Articles that are compared at once: as many as the page has columns.
MOST = html.MOST_COLUMNS


def story_page(request: Request) -> Response:
    """An article with its versions side by side; `?with=ID` names other articles instead."""
    library: Library = request.app.state.library
    stored = library.article(entity_id(request))
    if stored is None:
        raise HTTPException(404)
    records = [corrected(one) for one in [stored, *_others(request, library, stored)]]
    return page(
        request,
        "story-page.html",
        stored=stored.info,
        **html.values(compare_records(records), records, phrases(request).words),
    )


def _others(request: Request, library: Library, stored: StoredArticle) -> list[StoredArticle]:
    """The articles to compare with, at most `MOST` - 1. Raises 404 where one is not there."""
    chosen = request.query_params.getlist("with")
    if not all(one.isascii() and one.isdigit() and len(one) < 12 for one in chosen):
        raise HTTPException(404)
    numbers = [int(one) for one in chosen] or [one.article for one in stored.versions]
    numbers = [one for one in dict.fromkeys(numbers) if one != stored.info.id]
    found = [library.article(number) for number in numbers[: MOST - 1]]
    if chosen and None in found:
        raise HTTPException(404)
    return [one for one in found if one is not None]


ROUTES: tuple[Any, ...] = (Route("/articles/{id}/story", keeping(story_page), methods=["GET"]),)
