"""The article page: the report of an article, with which its readers work; and its exports."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from relata.app.web import filters
from relata.app.web.corrected import corrected
from relata.app.web.kept import keeping
from relata.app.web.library import Library
from relata.app.web.pages.desk import desk
from relata.app.web.pages.listing import entity_id, lines
from relata.app.web.responses import page, phrases
from relata.archive import StoredArticle
from relata.model.codes import MODES
from relata.present import Options
from relata.present.html.article import article as report

#: Output formats that a reader of the page may want, by the names that they have everywhere.
OFFERED = {
    "html": "HTML",
    "json": "JSON",
    "csv": "CSV",
    "annotation": "Web Annotation",
    "prov": "PROV-O",
    "quotation": "schema.org",
    "ftm": "FollowTheMoney",
}


def articles(request: Request) -> Response:
    """The articles, the newest first."""
    library: Library = request.app.state.library
    query, part = request.query_params, filters.page(request.query_params)
    found = library.articles(filters.filters(query), part, newest=True)
    return page(
        request,
        "articles.html",
        articles=found.articles,
        total=found.total,
        pages=filters.around(request.url.path, query, part, found.next),
    )


def article_page(request: Request) -> Response:
    """One article with its statements, as they hold after the corrections."""
    library: Library = request.app.state.library
    stored = library.article(entity_id(request))
    if stored is None:
        raise HTTPException(404)
    say = phrases(request)
    record = corrected(stored, rejected=True)
    shown = report(record, say.words, "", Options(report_lang=say.words.code))
    made = library.corrections(article=stored.info.id)
    work = desk(stored, shown, made, say)
    return page(
        request,
        "work.html",
        article=shown,
        level=1,
        desk="desk.html",
        desk_data=Markup(work.data),  # noqa: S704 - escaped there
        checked=work.checked,
        checkable=work.checkable,
        places=_places(stored),
        exports=_exports(stored),
        versions=stored.versions,
        readings=stored.readings,
        corrections=lines(made, say),
        stored=stored.info,
        modes=[(mode, say.words.of("modes", mode)) for mode in MODES],
    )


def _places(stored: StoredArticle) -> list[tuple[str, str]]:
    """The pages of who speaks in the article, and of its outlet."""
    found: dict[str, str] = {}
    if stored.info.outlet is not None and stored.info.outlet_name:
        found[f"/outlets/{stored.info.outlet}"] = stored.info.outlet_name
    for one in stored.statements:
        for party in one.speakers:
            if party.entity is not None and one.tier != "doubtful" and one.review != "rejected":
                found.setdefault(f"/people/{party.entity}", party.name)
    return [(name, target) for target, name in found.items()]


def _exports(stored: StoredArticle) -> list[tuple[str, str]]:
    home = f"/api/v1/articles/{stored.info.id}/export"
    return [(label, f"{home}?format={name}") for name, label in OFFERED.items()]


ROUTES: tuple[Any, ...] = (
    Route("/articles", keeping(articles), methods=["GET"]),
    Route("/articles/{id}", keeping(article_page), methods=["GET"]),
)
