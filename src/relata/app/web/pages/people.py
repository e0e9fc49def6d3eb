"""The page of a person or body: what they said, to whom, through whom, in which spellings."""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from relata.app.web import filters
from relata.app.web.kept import keeping
from relata.app.web.library import Library
from relata.app.web.limits import MAX_NAME, MAX_QUERY
from relata.app.web.pages.forms import field, read_form
from relata.app.web.pages.listing import correction_lines, entity_id
from relata.app.web.phrases import PagePhrases
from relata.app.web.responses import page, phrases
from relata.app.web.rows import rows
from relata.archive import Bearer, EntityPage, Filters
from relata.model.errors import UsageError

#: Statements about somebody, next to what they said.
_ABOUT_SHOWN = 8
_MAX_TOPICS = 16


def people(request: Request) -> Response:
    """Who bears a name; who spoke of late, without one."""
    library: Library = request.app.state.library
    say, name = phrases(request), request.query_params.get("name", "").strip()[:MAX_NAME]
    found: Any = [listed(one) for one in library.who(name)] if name else library.recent_speakers()
    return page(request, "people.html", title=say("nav_people"), name=name, found=found,
                target="/people/")  # fmt: skip


def listed(one: Bearer) -> dict[str, Any]:
    """A bearer of a name as a row of a list."""
    forms = list(dict.fromkeys(spelling.form for spelling in one.spellings))
    return {
        "id": one.id,
        "kind": one.kind,
        "name": one.name,
        "said": one.said,
        "articles": one.articles,
        "forms": [form for form in forms if form != one.name][:8],
    }


def person(request: Request) -> Response:
    """Everything about one entity."""
    library: Library = request.app.state.library
    say, query, number = phrases(request), request.query_params, entity_id(request)
    part = filters.page(query)
    found = library.entity(number, part)
    if found is None:
        raise HTTPException(404)
    if found.bearer.id != number:  # it was merged into another one
        return RedirectResponse(f"/people/{found.bearer.id}", 303)
    q = query.get("q", "").strip()[:MAX_QUERY]
    said = found.said
    if q or query.get("since") or query.get("until"):
        wanted = Filters(speaker=number, since=query.get("since"), until=query.get("until"))
        said = library.search(q, wanted, part).hits
    merge = query.get("merge", "").strip()[:MAX_NAME]
    others = [one for one in library.who(merge) if one.id != number] if merge else None
    return page(
        request,
        "person.html",
        entity=found,
        q=q,
        merge=merge,
        candidates=others,
        said=rows(said.statements, say),
        about=rows(found.about.statements[:_ABOUT_SHOWN], say),
        topics=found.topics[:_MAX_TOPICS],
        months=_months(found, request.url.path, say),
        spellings=_spellings(found, say),
        forms=list(dict.fromkeys(one.form for one in found.bearer.spellings)),
        pages=filters.around(request.url.path, query, part, said.next),
        corrections=correction_lines(library, found.corrections, say),
    )


def _months(found: EntityPage, path: str, say: PagePhrases) -> list[dict[str, Any]]:
    most = max((count for _, count in found.months), default=1)
    return [
        {"label": say.words.date(month), "count": count, "most": most,
         "href": f"{path}?since={month}&until={month}"}
        for month, count in found.months[-24:]
    ]  # fmt: skip


def _spellings(found: EntityPage, say: PagePhrases) -> list[tuple[str, str, int]]:
    """Each spelling with who writes it, and how often."""
    merged: dict[str, tuple[list[str], int]] = {}
    for one in found.bearer.spellings:
        where, times = merged.get(one.form, ([], 0))
        name = one.outlet_name or (say.words.of("languages", one.language) if one.language else "")
        if name and name not in where:
            where = [*where, name]
        merged[one.form] = (where, times + one.times)
    return [
        (form, ", ".join(where[:6]), times) for form, (where, times) in list(merged.items())[:30]
    ]


async def rename(request: Request) -> Response:
    """Say how the archive writes the name."""
    form = await read_form(request)
    number = entity_id(request)
    library: Library = request.app.state.library
    name, user = field(form, "name", MAX_NAME), request.state.caller.user
    await run_in_threadpool(library.rename, number, name, user)
    return RedirectResponse(f"/people/{number}", 303)


async def merge(request: Request) -> Response:
    """Make this entity and another one."""
    form = await read_form(request)
    number, source = entity_id(request), field(form, "source", 12)
    if not source.isdecimal():
        raise UsageError("choose who is the same")
    library: Library = request.app.state.library
    await run_in_threadpool(library.merge, number, int(source), request.state.caller.user)
    return RedirectResponse(f"/people/{number}", 303)


async def split(request: Request) -> Response:
    """Say that some forms are somebody else."""
    form = await read_form(request)
    number = entity_id(request)
    forms = tuple(str(one)[:MAX_NAME] for one in form.getlist("form"))
    library: Library = request.app.state.library
    name, user = field(form, "name", MAX_NAME), request.state.caller.user
    _, other = await run_in_threadpool(library.split, number, forms, name, user)
    return RedirectResponse(f"/people/{other}", 303)


ROUTES = (
    Route("/people", keeping(people), methods=["GET"]),
    Route("/people/{id}", keeping(person), methods=["GET"]),
    Route("/people/{id}/name", rename, methods=["POST"]),
    Route("/people/{id}/merge", merge, methods=["POST"]),
    Route("/people/{id}/split", split, methods=["POST"]),
)
