"""The endpoints of exports: statements as tables, one article in any output format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from relata.app.web import filters
from relata.app.web.api.answers import FILTERS, Q, stored_article
from relata.app.web.api.endpoint import ID, Endpoint, Parameter
from relata.app.web.corrected import corrected
from relata.app.web.exports.statement_tables import TABLES
from relata.app.web.library import Library
from relata.app.web.limits import MAX_EXPORT
from relata.app.web.phrases import language
from relata.app.web.responses import tagged
from relata.archive import Filters, Page, StoredStatement
from relata.present import FORMATS, Options, by_name, clean

#: Statements that are fetched at once.
_BATCH = 400
#: Formats for a terminal are not offered.
OFFERED = tuple(form.name for form in FORMATS if form.name not in ("text", "terse"))

#: Exports of corrections.
WHAT = ("labels", "texts", "layer")


def statements(request: Request, _: Any) -> Response:
    """All statements that a search finds, as a table."""
    query = request.query_params
    name = query.get("format", TABLES[0].name)
    table = next(one for one in TABLES if one.name == name)
    wanted = filters.filters(query)
    rows = _all(request.app.state.library, query.get("q", ""), wanted)
    pieces = table.write(rows)
    first = next(pieces, b"")  # what is wrong with the search is said before anything is sent

    def whole() -> Iterator[bytes]:
        yield first
        yield from pieces

    headers = {"Content-Disposition": f'attachment; filename="statements{table.suffix}"'}
    return StreamingResponse(whole(), media_type=table.media_type, headers=headers)


def _all(library: Library, q: str, wanted: Filters) -> Iterator[StoredStatement]:
    offset: int | None = 0
    while offset is not None and offset < MAX_EXPORT:
        hits = library.search(q, wanted, Page(limit=_BATCH, offset=offset)).hits
        yield from hits.statements
        offset = hits.next


def corrections(request: Request, _: Any) -> Response:
    """The corrections as training data (labels, or their texts), or as a layer."""
    what = request.query_params.get("what", WHAT[0])
    rows = request.app.state.library.corrections_as(what)
    pieces = (clean.json_text(msgspec.json.encode(row).decode()).encode() + b"\n" for row in rows)
    headers = {"Content-Disposition": f'attachment; filename="{what}.jsonl"'}
    return StreamingResponse(pieces, media_type="application/x-ndjson", headers=headers)


def article(request: Request, _: Any) -> Response:
    """An article as it holds after the corrections, in an output format."""
    form = by_name(request.query_params.get("format", OFFERED[0]))
    stored = stored_article(request)
    text = form.render([corrected(stored)], Options(report_lang=language(request)))
    name = f"article-{stored.info.id}{form.suffix}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    media_type = form.media_type
    if media_type.startswith("text/"):
        media_type += "; charset=utf-8"
    return tagged(request, Response(text, media_type=media_type, headers=headers))


_WHAT = Parameter(name="what", about="labels and texts: for training; layer: to be made again.",
                  choices=WHAT)  # fmt: skip
_TABLE = Parameter(name="format", about="Format of the table.",
                   choices=tuple(one.name for one in TABLES))  # fmt: skip
_FORMAT = Parameter(name="format", about="Output format.", choices=OFFERED)

ENDPOINTS: tuple[Endpoint, ...] = (
    Endpoint(path="/api/v1/export", summary="Statements as a table", answer=statements,
             tag="exports", parameters=(Q, *FILTERS, _TABLE),
             media_types=tuple(one.media_type for one in TABLES)),
    Endpoint(path="/api/v1/corrections/export", summary="All corrections as data",
             answer=corrections, tag="exports", parameters=(_WHAT,),
             media_types=("application/x-ndjson",)),
    Endpoint(path="/api/v1/articles/{id}/export", summary="An article in an output format",
             answer=article, tag="exports", parameters=(ID, _FORMAT), also=(404,),
             media_types=tuple(dict.fromkeys(by_name(name).media_type for name in OFFERED))),
)  # fmt: skip
