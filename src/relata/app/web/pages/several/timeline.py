"""The time line page: contacts and other events of the newest articles, by party and kind."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from relata import events
from relata.app.web.corrected import corrected
from relata.app.web.kept import keeping
from relata.app.web.library import Library
from relata.app.web.limits import MAX_NAME, TIMELINE_ARTICLES
from relata.app.web.responses import page, phrases
from relata.archive import Page
from relata.model.record import Record
from relata.present.options import Options
from relata.present.timeline.page import section

_KINDS = tuple(facts.kind for facts in events.KINDS)
_STEP = 100


def timeline(request: Request) -> Response:
    """The events of the newest articles; `?party=NAME` and `?kind=KIND` narrow them."""
    library: Library = request.app.state.library
    party = request.query_params.get("party", "").strip()[:MAX_NAME]
    kind = request.query_params.get("kind", "")
    parties, kinds = [party] if party else [], {kind} if kind else frozenset[str]()
    found = [
        event
        for event in events.merge_events(_records(library))
        if events.concerns(event, parties, kinds)
    ]
    say = phrases(request)
    drawn = section(found, Options(report_lang=say.words.code))
    return page(
        request, "timeline-page.html", party=party, kind=kind,
        kinds=[(one, say.words.of("event_kinds", one)) for one in _KINDS],
        drawn=Markup(drawn),  # noqa: S704 - escaped by its template
        most=TIMELINE_ARTICLES,
    )  # fmt: skip


def _records(library: Library) -> list[Record]:
    """The records of the newest articles as they are corrected, at most `TIMELINE_ARTICLES`."""
    found: list[Record] = []
    offset: int | None = 0
    while offset is not None and len(found) < TIMELINE_ARTICLES:
        listed = library.articles(page=Page(limit=_STEP, offset=offset), newest=True)
        stored = (library.article(info.id) for info in listed.articles)
        found += [corrected(one) for one in stored if one is not None]
        offset = listed.next
    return found[:TIMELINE_ARTICLES]


ROUTES: tuple[Any, ...] = (Route("/timeline", keeping(timeline), methods=["GET"]),)
