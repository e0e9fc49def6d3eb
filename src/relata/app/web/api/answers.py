"""The endpoints of articles, statements, entities and names."""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from relata.app.api import Given
from relata.app.web import filters
from relata.app.web.api.endpoint import DATE, ID, PAGED, Endpoint, Parameter
from relata.app.web.api.values import (
    ArticleDetail,
    ArticleList,
    Entities,
    NewArticle,
    ReadingState,
    RouteList,
    SameName,
    SearchAnswer,
    SpelledName,
    Wordings,
)
from relata.app.web.assistants import answers as tools
from relata.app.web.corrected import corrected
from relata.app.web.library import Library
from relata.app.web.limits import MAX_NAME
from relata.app.web.responses import json_response, tagged
from relata.app.web.work import sources
from relata.app.web.work.readings import ReadingJob, ReadingStep
from relata.archive import EntityPage, OutletPage, StoredArticle, StoredStatement
from relata.model.errors import UsageError
from relata.model.record import ErrorInfo, Record
from relata.model.serial import to_json

_NAMES = {
    "speaker": "Who speaks", "addressee": "Who is spoken to", "about": "Whom the words name",
    "through": "Through whose hands", "outlet": "Who printed it",
}  # fmt: skip
_DATES = {"since": "First day, month or year", "until": "Last day, month or year"}
_TICKS = {
    "single_source": "Only quotations that one independent source has",
    "to_check": "Only those that wait for a check",
    "doubtful": "Doubtful ones too",
    "rejected": "Rejected ones too",
}
FILTERS: tuple[Parameter, ...] = (
    *(Parameter(name=name, about=f"{about}: a name in any spelling, or an id.", most=MAX_NAME)
      for name, about in _NAMES.items()),
    *(Parameter(name=name, about=f"{about} of the article.", pattern=DATE)
      for name, about in _DATES.items()),
    *(Parameter(name=name, about=f"`{name}` of the record.", choices=choices,
                many=name in ("mode", "certainty", "act"))
      for name, choices in filters.CHOICES.items() if name != "agency"),
    Parameter(name="agency", about="Agency copy.", choices=filters.CHOICES["agency"]),
    Parameter(name="language", about="ISO 639-1.", pattern="^[a-z]{2,3}$"),
    *(Parameter(name=name, about=f"{about}.", kind="boolean") for name, about in _TICKS.items()),
)  # fmt: skip
ARTICLE_FILTERS = tuple(
    one for one in FILTERS
    if one.name in ("outlet", "since", "until", "agency", "language", "to_check")
)  # fmt: skip
Q = Parameter(name="q", about='Words and names: all must be there; "in a row", -not, begin*.')
REF = Parameter(name="ref", about="Permanent name of a statement.", place="path", most=64, least=1)


def _library(request: Request) -> Library:
    found: Library = request.app.state.library
    return found


def stored_article(request: Request) -> StoredArticle:
    """The article of an address. Raises HTTPException 404."""
    found = _library(request).article(int(request.path_params["id"]))
    if found is None:
        raise HTTPException(404)
    return found


def linked(request: Request, response: Response, following: int | None) -> Response:
    """The response with the address of the next page, and its tag."""
    if following is not None:
        target = filters.at(request.url.path, request.query_params, offset=following)
        response.headers["Link"] = f'<{target}>; rel="next"'
    return tagged(request, response)


def articles(request: Request, _: Any) -> Response:
    """A page of articles."""
    query = request.query_params
    found = _library(request).articles(filters.filters(query), filters.page(query))
    value = ArticleList(found.articles, found.total, found.next)
    return linked(request, json_response(value), found.next)


def new_article(request: Request, body: NewArticle) -> Response:
    """Queue an article to be read."""
    if (body.text is None) == (body.url is None):
        raise UsageError("give either text or url")
    given = Given(body.lang, body.date, body.outlet, request.app.state.settings.engine)
    what: sources.ToRead
    if body.text is not None:
        what = sources.PastedText(body.text, given)
    else:
        what = sources.web_address(str(body.url), given)
    job = request.app.state.readings.start(what)
    answer = json_response(_state(job), 202)
    answer.headers["Location"] = f"/api/v1/readings/{job.id}"
    return answer


def reading(request: Request, _: Any) -> Response:
    """How far a reading is."""
    job = request.app.state.readings.get(request.path_params["name"])
    if job is None:
        raise HTTPException(404)
    return json_response(_state(job))


def _state(job: ReadingJob) -> ReadingState:
    error = None
    if job.error is not None:
        error = ErrorInfo(kind=job.error_kind or "error", message=job.error)
    article = job.article if job.step is ReadingStep.DONE else None
    return ReadingState(
        job.id, job.step.value, job.stages_done, job.stages, article, job.known, error
    )


def article(request: Request, _: Any) -> Response:
    """One article."""
    found = stored_article(request)
    value = ArticleDetail(
        found.info, found.statements, found.entities, found.versions, found.readings
    )
    return tagged(request, json_response(value))


def record(request: Request, _: Any) -> Response:
    """The record of an article: corrected, as it was read, or of an older reading."""
    query = request.query_params
    found = stored_article(request)
    older = query.get("reading")
    kept: Record | None = corrected(found)
    if older:
        kept = _library(request).older_record(found.info.id, int(older))
    elif query.get("corrected") in ("0", "false"):
        kept = found.record
    if kept is None:
        raise HTTPException(404)
    return tagged(request, Response(to_json(kept), media_type="application/json"))


def search(request: Request, _: Any) -> Response:
    """Statements with words and names, by filters."""
    query = request.query_params
    found = _library(request).search(
        query.get("q", ""), filters.filters(query), filters.page(query)
    )
    hits = found.hits
    value = SearchAnswer(hits.statements, found.names, hits.total, hits.more, hits.next)
    return linked(request, json_response(value), hits.next)


def statement(request: Request, _: Any) -> Response:
    """One statement."""
    found = _library(request).statement(request.path_params["ref"])
    if found is None:
        raise HTTPException(404)
    return tagged(request, json_response(found))


def wordings(request: Request, _: Any) -> Response:
    """The quotation of a statement in all its wordings."""
    found = _library(request).quotation(request.path_params["ref"])
    if found is None:
        raise HTTPException(404)
    return tagged(request, json_response(Wordings(found.wordings, found.roots)))


def through(request: Request, _: Any) -> Response:
    """Who is quoted through whom."""
    query, part = request.query_params, filters.page(request.query_params)
    speaker, relay = query.get("speaker") or None, query.get("relay") or None
    found, following = _library(request).through(speaker, relay, part)
    return linked(request, json_response(RouteList(found, following)), following)


def entities(request: Request, _: Any) -> Response:
    """Who bears a name."""
    found = _library(request).who(request.query_params["name"])
    return tagged(request, json_response(Entities(found)))


def entity(request: Request, _: Any) -> Response:
    """Everything about an entity."""
    number = int(request.path_params["id"])
    found = _library(request).entity(number, filters.page(request.query_params))
    if found is None:
        raise HTTPException(404)
    return tagged(request, json_response(found))


def outlet(request: Request, _: Any) -> Response:
    """Everything about an outlet."""
    number = int(request.path_params["id"])
    found = _library(request).outlet(number, filters.page(request.query_params))
    if found is None:
        raise HTTPException(404)
    return tagged(request, json_response(found))


def same_names(request: Request, _: Any) -> Response:
    """Whether two spellings can be one name."""
    query = request.query_params
    value = tools.of_names(
        query["name"], query["other"], query.get("lang"), query.get("other_lang")
    )
    return tagged(request, json_response(value))


def spelled(request: Request, _: Any) -> Response:
    """How texts of a language write a name."""
    query = request.query_params
    value = tools.of_spelling(query["name"], query["lang"])
    return tagged(request, json_response(value))


def _name(name: str, about: str) -> Parameter:
    return Parameter(name=name, about=about, most=MAX_NAME, least=1, required=True)


def _code(name: str, *, required: bool = False) -> Parameter:
    return Parameter(name=name, about="ISO 639-1.", pattern="^[a-z]{2,3}$", required=required)


_ROUTES = tuple(
    Parameter(name=name, about=f"{about}: a name in any spelling, or an id.", most=MAX_NAME)
    for name, about in (("speaker", "Who speaks"), ("relay", "Through whose hands"))
)
_READING = Parameter(name="reading", about="Id of an older reading.", kind="integer", least=1,
                     most=2_000_000_000)  # fmt: skip
_CORRECTED = Parameter(name="corrected", about="false: as it was read.", kind="boolean")
_JOB = Parameter(name="name", about="Id of the reading.", place="path", most=64, least=1)

ENDPOINTS: tuple[Endpoint, ...] = (
    Endpoint(path="/api/v1/articles", summary="Articles, the newest first", answer=articles,
             tag="articles", parameters=(*ARTICLE_FILTERS, *PAGED), gives=ArticleList),
    Endpoint(path="/api/v1/articles", summary="Read an article into the archive", method="POST",
             answer=new_article, tag="articles", body=NewArticle, gives=ReadingState, status=202,
             also=(503,)),
    Endpoint(path="/api/v1/readings/{name}", summary="How far a reading is", answer=reading,
             tag="articles", parameters=(_JOB,), gives=ReadingState, also=(404, 503), live=True),
    Endpoint(path="/api/v1/articles/{id}", summary="An article with its statements",
             answer=article, tag="articles", parameters=(ID,), gives=ArticleDetail, also=(404,)),
    Endpoint(path="/api/v1/articles/{id}/record", summary="Its record", answer=record,
             tag="articles", parameters=(ID, _READING, _CORRECTED), gives=Record, also=(404,)),
    Endpoint(path="/api/v1/search", summary="Statements with words and names", answer=search,
             tag="statements", parameters=(Q, *FILTERS, *PAGED), gives=SearchAnswer),
    Endpoint(path="/api/v1/statements/{ref}", summary="A statement", answer=statement,
             tag="statements", parameters=(REF,), gives=StoredStatement, also=(404,)),
    Endpoint(path="/api/v1/statements/{ref}/wordings", summary="Its quotation in all wordings",
             answer=wordings, tag="statements", parameters=(REF,), gives=Wordings, also=(404,)),
    Endpoint(path="/api/v1/through", summary="Who is quoted through whom, the most often first",
             answer=through, tag="entities", parameters=(*_ROUTES, *PAGED), gives=RouteList),
    Endpoint(path="/api/v1/entities", summary="Who bears a name, in any spelling",
             answer=entities, tag="entities", parameters=(_name("name", "A name."),),
             gives=Entities),
    Endpoint(path="/api/v1/entities/{id}", summary="A person or body", answer=entity,
             tag="entities", parameters=(ID, *PAGED), gives=EntityPage, also=(404,)),
    Endpoint(path="/api/v1/outlets/{id}", summary="An outlet", answer=outlet, tag="entities",
             parameters=(ID, *PAGED), gives=OutletPage, also=(404,)),
    Endpoint(path="/api/v1/names/same", summary="Are two spellings one name", answer=same_names,
             tag="names", gives=SameName,
             parameters=(_name("name", "A name."), _name("other", "Another."), _code("lang"),
                         _code("other_lang"))),
    Endpoint(path="/api/v1/names/spell", summary="How a language writes a name", answer=spelled,
             tag="names", parameters=(_name("name", "A name."), _code("lang", required=True)),
             gives=SpelledName),
)  # fmt: skip
