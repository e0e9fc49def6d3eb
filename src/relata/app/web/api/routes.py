"""The routes of the API, its OpenAPI document, the record's schema, and its page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from relata.app.web.api import answers, changes, exporting
from relata.app.web.api.endpoint import Endpoint
from relata.app.web.api.openapi import document
from relata.app.web.kept import keeping
from relata.app.web.responses import error_response, json_response, page, tagged
from relata.model.serial import schema

ENDPOINTS: tuple[Endpoint, ...] = (
    *answers.ENDPOINTS,
    *changes.ENDPOINTS,
    *exporting.ENDPOINTS,
)

#: Path -> what answers a GET there, with a memory of what it answered.
_kept = {one.path: keeping(one.of_request) for one in ENDPOINTS if one.is_kept}


def _called(by_method: dict[str, Endpoint]) -> Callable[[Request], Awaitable[Response]]:
    async def call(request: Request) -> Response:
        endpoint = by_method.get("GET" if request.method == "HEAD" else request.method)
        if endpoint is None:
            raise HTTPException(405, headers={"Allow": ", ".join(by_method)})
        body = None
        if endpoint.body is not None:
            kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
            # A form of another page could send any other type without asking first.
            if kind != "application/json":
                return error_response(request, 415, "format", "the body must be application/json")
            body = endpoint.read(await request.body())
        endpoint.check(request)
        if endpoint.is_kept:
            return await run_in_threadpool(_kept[endpoint.path], request)
        return await run_in_threadpool(endpoint.answer, request, body)

    return call


def _openapi(request: Request) -> Response:
    needs_token = request.app.state.settings.needs_token
    return tagged(request, json_response(document(ENDPOINTS, needs_token=needs_token)))


def _record_schema(request: Request) -> Response:
    return tagged(request, json_response(schema(), media_type="application/schema+json"))


def _about(request: Request) -> Response:
    groups: dict[str, list[Endpoint]] = {}
    for one in ENDPOINTS:
        groups.setdefault(one.tag, []).append(one)
    return page(request, "api.html", groups=groups)


def routes() -> list[Route]:
    """Every route of the API."""
    paths: dict[str, dict[str, Endpoint]] = {}
    for one in ENDPOINTS:
        paths.setdefault(one.path, {})[one.method] = one
    return [
        Route("/api", _about, methods=["GET"]),
        Route("/api/openapi.json", _openapi, methods=["GET"]),
        Route("/api/record.schema.json", _record_schema, methods=["GET"]),
        *(Route(path, _called(by_method), methods=list(by_method))
          for path, by_method in paths.items()),
    ]  # fmt: skip
