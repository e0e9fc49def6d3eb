"""OpenAPI 3.1 of the API, made of the registry of endpoints; and the page that people read."""

from __future__ import annotations

from typing import Any

import msgspec

from relata._version import __version__
from relata.app.web.api.endpoint import Endpoint
from relata.app.web.api.values import ApiError
from relata.model.threads import LOADING

_TEMPLATE = "#/components/schemas/{name}"
_WHY = {
    400: "Something in the call is not as it should be",
    401: "A token is needed",
    403: "This must come from a page of ours",
    404: "There is nothing at this address",
    413: "The body is too large",
    415: "The body must be JSON",
    429: "Too many requests",
    503: "Too much waits already",
}
#: Statuses that any call may have.
_ALWAYS = (400, 401, 403, 429)


def document(endpoints: tuple[Endpoint, ...], *, needs_token: bool) -> dict[str, Any]:
    """The OpenAPI document."""
    types = [ApiError, *(t for one in endpoints for t in (one.body, one.gives) if t is not None)]
    with LOADING:
        schemas, components = msgspec.json.schema_components(
            types, ref_template=_TEMPLATE, schema_hook=_anything
        )
    by_type = dict(zip(types, schemas, strict=True))
    paths: dict[str, Any] = {}
    for one in endpoints:
        paths.setdefault(one.path, {})[one.method.lower()] = _operation(one, by_type)
    found: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {
            "title": "Relata",
            "version": __version__,
            "summary": "Who said what, to whom, and through whose hands: an archive of statements.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {"schemas": components},
    }
    if needs_token:
        found["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        found["security"] = [{"token": []}]
    return found


def _anything(_: type) -> dict[str, Any]:
    """The schema of a value that may be anything."""
    return {"description": "Any value"}


def _operation(one: Endpoint, by_type: dict[Any, Any]) -> dict[str, Any]:
    error = {"content": {"application/json": {"schema": by_type[ApiError]}}}
    statuses = {*_ALWAYS, *one.also, *((413, 415) if one.body is not None else ())}
    operation: dict[str, Any] = {
        "operationId": one.name,
        "summary": one.summary,
        "tags": [one.tag],
        "responses": {
            str(one.status): {"description": "Done", "content": _content(one, by_type)},
            **(
                {"304": {"description": "Not changed since the ETag"}}
                if one.method == "GET"
                else {}
            ),
            **{str(code): {"description": _WHY[code], **error} for code in sorted(statuses)},
        },
    }
    if one.parameters:
        operation["parameters"] = [
            {
                "name": given.name,
                "in": given.place,
                "required": given.required or given.place == "path",
                "description": given.about,
                "schema": given.schema(),
            }
            for given in one.parameters
        ]
    if one.body is not None:
        content = {"application/json": {"schema": by_type[one.body]}}
        operation["requestBody"] = {"required": True, "content": content}
    return operation


def _content(one: Endpoint, by_type: dict[Any, Any]) -> dict[str, Any]:
    if one.media_types:
        return {media_type: {} for media_type in one.media_types}
    return {"application/json": {"schema": by_type[one.gives]}}
