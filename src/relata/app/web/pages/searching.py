"""Search: words and names in any spelling, with filters that stand in the address."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from relata.app.web import filters
from relata.app.web.exports.statement_tables import TABLES
from relata.app.web.kept import keeping
from relata.app.web.library import Library
from relata.app.web.limits import MAX_QUERY
from relata.app.web.phrases import PagePhrases
from relata.app.web.responses import page, phrases
from relata.app.web.rows import rows
from relata.model.errors import UsageError

#: Fields that stand folded under "more".
_MORE = ("addressee", "through", *filters.CHOICES, *filters.TICKS, "language")


def search_page(request: Request) -> Response:
    """The form; what was found, where something was asked."""
    say, query = phrases(request), request.query_params
    given, q = filters.values(query), query.get("q", "").strip()
    asked = bool(q or any(given.values()))
    found: dict[str, Any] = {"found": None, "names": (), "rows": [], "pages": None}
    problem, status = "", 200
    if asked:
        try:
            found = _found(request, q, say)
        except UsageError as error:
            problem, status = str(error), 400
    return page(
        request,
        "search.html",
        status=status,
        q=q[:MAX_QUERY],
        values={name: value[:MAX_QUERY] for name, value in given.items()},
        asked=asked,
        problem=problem,
        more_open=any(given[name] for name in _MORE),
        selects=_selects(given, say),
        ticks=[(name, say(f"tick_{name}"), given[name] not in ("", "0")) for name in filters.TICKS],
        exports=[
            (table.label, filters.at("/api/v1/export", query, format=table.name, offset=None))
            for table in TABLES
        ],
        **found,
    )


def _found(request: Request, q: str, say: PagePhrases) -> dict[str, Any]:
    if len(q) > MAX_QUERY:
        raise UsageError(f"a search has at most {MAX_QUERY} characters")
    library: Library = request.app.state.library
    query = request.query_params
    part = filters.page(query)
    hits = library.search(q, filters.filters(query), part)
    return {
        "found": hits.hits,
        "names": hits.names,
        "rows": rows(hits.hits.statements, say),
        "pages": filters.around(request.url.path, query, part, hits.hits.next),
    }


def _selects(given: dict[str, str], say: PagePhrases) -> list[dict[str, Any]]:
    words = say.words
    sections = {"mode": "modes", "certainty": "certainties", "act": "acts", "basis": "basis"}
    labels = {"mode": "mode", "certainty": "certainty", "act": "act", "basis": "how_known"}
    found = [
        {
            "name": name,
            "label": words.ui(labels[name]),
            "value": given[name],
            "options": [(key, words.of(section, key)) for key in filters.CHOICES[name]],
        }
        for name, section in sections.items()
    ]
    options = [(key, say(f"agency_{key}")) for key in filters.CHOICES["agency"]]
    found.append(
        {"name": "agency", "label": say("agency_label"), "value": given["agency"],
         "options": options}
    )  # fmt: skip
    return found


ROUTES = (Route("/search", keeping(search_page), methods=["GET"]),)
