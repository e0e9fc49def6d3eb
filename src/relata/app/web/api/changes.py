"""The endpoints of corrections: made, listed, taken back."""

from __future__ import annotations

from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from relata.app.web import filters
from relata.app.web.api.answers import linked
from relata.app.web.api.endpoint import ID, PAGED, Endpoint, Parameter
from relata.app.web.api.values import CorrectionList, Made, NewCorrection, Nothing
from relata.app.web.library import Library
from relata.app.web.pages.desk import correction_line
from relata.app.web.responses import json_response, phrases
from relata.archive.layer.anchors import QuoteAnchor
from relata.model.errors import UsageError

#: Kinds that stand at a statement, and the fields of their value.
_AT_STATEMENT = {
    "accept": (), "no-statement": (), "speaker": ("entity", "name"),
    "addressee": ("entity", "name"), "note": ("text",),
}  # fmt: skip
_OF_MISSED = ("entity", "name", "mode")


def corrections(request: Request, _: Any) -> Response:
    """A page of corrections, the newest first."""
    query, part = request.query_params, filters.page(request.query_params)
    article = query.get("article")
    found, following = request.app.state.library.corrections_page(
        part, article=int(article) if article else None
    )
    return linked(request, json_response(CorrectionList(found, following)), following)


def new_correction(request: Request, body: NewCorrection) -> Response:
    """Make a correction."""
    library: Library = request.app.state.library
    author = str(request.state.caller.user)
    number = _make(library, body, author)
    made = library.corrections(ids=(number,))
    line = correction_line(made[0], phrases(request)) if made else ""
    key = f"c{number}" if body.kind == "missed" else None
    return json_response(Made(number, key, line), 201)


def _make(library: Library, body: NewCorrection, author: str) -> int:
    value = {name: found for name, found in msgspec.to_builtins(body.value).items() if found}
    if body.kind == "missed":
        return _missed(library, body, value, author)
    if body.kind in _AT_STATEMENT and body.statement is not None:
        given = {name: value[name] for name in _AT_STATEMENT[body.kind] if name in value}
        return library.correct(body.statement, body.kind, author, given)
    if body.kind == "note" and body.article is not None:
        return library.note(value.get("text", ""), author, body.article)
    if body.entity is not None:
        return _of_entity(library, body, value, author)
    raise UsageError(f"{body.kind}: say at which statement, article or entity it stands")


def _missed(library: Library, body: NewCorrection, value: dict[str, Any], author: str) -> int:
    if body.article is None or body.anchor is None:
        raise UsageError("missed: give the article and, as anchor, the words")
    at = body.anchor
    anchor = QuoteAnchor(quote=at.quote, before=at.before, after=at.after)
    given: dict[str, Any] = {name: value[name] for name in _OF_MISSED if name in value}
    return library.mark_missed(body.article, anchor, author, given)


def _of_entity(library: Library, body: NewCorrection, value: dict[str, Any], author: str) -> int:
    entity, name = int(body.entity or 0), str(value.get("name", ""))
    if body.kind == "name":
        return library.rename(entity, name, author)
    if body.kind == "merge" and body.value.source is not None:
        return library.merge(entity, body.value.source, author)
    if body.kind == "split":
        return library.split(entity, body.value.forms, name, author)[0]
    raise UsageError(f"{body.kind} does not stand at an entity alone; see the documentation")


def undo(request: Request, _: Nothing) -> Response:
    """Take a correction back; taking that back makes it hold again."""
    number = request.app.state.library.undo(
        int(request.path_params["id"]), str(request.state.caller.user)
    )
    return json_response(Made(number), 201)


_ARTICLE = Parameter(name="article", about="Only those of one article.", kind="integer", least=1,
                     most=2_000_000_000)  # fmt: skip

ENDPOINTS: tuple[Endpoint, ...] = (
    Endpoint(path="/api/v1/corrections", summary="Corrections, the newest first",
             answer=corrections, tag="corrections", parameters=(_ARTICLE, *PAGED),
             gives=CorrectionList),
    Endpoint(path="/api/v1/corrections", summary="Make a correction", method="POST",
             answer=new_correction, tag="corrections", body=NewCorrection, gives=Made,
             status=201),
    Endpoint(path="/api/v1/corrections/{id}/undo", summary="Take a correction back",
             method="POST", answer=undo, tag="corrections", parameters=(ID,), body=Nothing,
             gives=Made, status=201),
)  # fmt: skip
