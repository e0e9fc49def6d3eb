"""The article page: the report of an article, with which its readers work."""

from __future__ import annotations

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from relata.app.web.library import Library
from relata.app.web.responses import page, phrases
from relata.present.html import embedded
from relata.present.html.article import article as report
from relata.present.options import Options


def article_page(request: Request) -> Response:
    """One article with its statements."""
    library: Library = request.app.state.library
    record = library.record(request.path_params["id"])
    if record is None:
        raise HTTPException(404)
    words = phrases(request).words
    shown = report(record, words, "", Options(report_lang=words.code))
    return page(
        request,
        "work.html",
        article=shown,
        level=1,
        data=Markup(embedded([record])),  # noqa: S704 - escaped there
    )


ROUTES = (Route("/articles/{id}", article_page, methods=["GET"]),)
