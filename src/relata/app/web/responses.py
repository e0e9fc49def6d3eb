"""What is answered: a page from a template, JSON, or an error as the caller reads errors."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, Response

from relata._version import __version__
from relata.app.web import assets
from relata.app.web.phrases import PagePhrases, language
from relata.app.web.security import signing
from relata.model.record import ErrorInfo
from relata.model.threads import once
from relata.present import clean
from relata.present.html import make_environment, template_file
from relata.present.words import languages, load

if TYPE_CHECKING:
    from jinja2 import Environment

    from relata.app.web.settings import WebSettings

JSON = "application/json"


def _template(name: str) -> str:
    from relata.model.errors import DataError

    try:
        return template_file(name, "relata.app.web.templates")
    except DataError:
        return template_file(name)


@once(1)
def _environment() -> Environment:
    return make_environment(_template)


def phrases(connection: HTTPConnection) -> PagePhrases:
    """The pages' words for the reader of this request."""
    return PagePhrases(load(language(connection)))


@once(8)
def _labels(code: str) -> dict[str, Any]:
    """The report's phrases, escaped once."""
    from markupsafe import escape

    return {key: escape(name) for key, name in load(code).table["ui"].items()}


@once(1)
def _languages() -> tuple[tuple[str, str], ...]:
    """Codes and own names of the languages that the pages are written in."""
    return tuple((code, load(code).table["name"]) for code in languages("web"))


def page(
    connection: HTTPConnection, template: str, /, *, status: int = 200, **values: Any
) -> HTMLResponse:
    """A page made of a template. A browser without a session gets one with it."""
    say = phrases(connection)
    settings: WebSettings = connection.app.state.settings
    caller: signing.Caller | None = connection.scope.get("state", {}).get("caller")
    session = caller.session if caller else None
    fresh = session or signing.begin()
    html = (
        _environment()
        .get_template(template)
        .render(
            say=say,
            words=say.words,
            ui=say.words.ui,
            t=_labels(say.words.code),
            of=say.words.of,
            line=clean.line,
            asset=assets.url,
            version=__version__,
            languages=_languages(),
            path=connection.url.path,
            here=_here(connection),
            user=caller.user if caller else None,
            may_sign_out=settings.needs_token,
            form_token=signing.form_token(fresh, settings.secret),
            **values,
        )
    )
    response = HTMLResponse(html, status)
    if session is None:
        set_session(response, fresh, settings)
    return response


def form_token(connection: HTTPConnection) -> str | None:
    """The token in the forms of this caller's pages; None before it has a session."""
    caller: signing.Caller | None = connection.scope.get("state", {}).get("caller")
    if caller is None or caller.session is None:
        return None
    return signing.form_token(caller.session, connection.app.state.settings.secret)


def _here(connection: HTTPConnection) -> str:
    """Path and query of this page."""
    query = connection.url.query
    return connection.url.path + (f"?{query}" if query else "")


def set_session(response: Response, session: signing.BrowserSession, settings: WebSettings) -> None:
    """Give a session to the browser."""
    response.set_cookie(
        signing.COOKIE,
        signing.seal(session, settings.secret),
        httponly=True,
        samesite="lax",
        secure=settings.secure,
    )


def json_response(value: Any, status: int = 200, media_type: str = JSON) -> Response:
    """A value as JSON in UTF-8."""
    return Response(msgspec.json.encode(value), status, media_type=media_type)


def tagged(connection: HTTPConnection, response: Response) -> Response:
    """The response with an ETag of its body; 304 where the caller has that already."""
    tag = f'"{hashlib.sha256(bytes(response.body)).hexdigest()[:32]}"'
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = "no-cache"
    return not_changed(response.headers) if is_known(connection, tag) else response


def is_known(connection: HTTPConnection, tag: str | None) -> bool:
    """Whether the caller has already what this tag is of."""
    known = {one.strip().removeprefix("W/") for one in
             connection.headers.get("if-none-match", "").split(",")}  # fmt: skip
    return tag is not None and (tag in known or "*" in known)


def not_changed(headers: Mapping[str, str]) -> Response:
    """The answer to who has it already."""
    kept = {name: headers[name] for name in ("etag", "cache-control")}
    return Response(status_code=304, headers=kept)


def wants_json(connection: HTTPConnection) -> bool:
    """Whether the caller is a program: it asked the API, or a script of a page."""
    asked = connection.headers.get("accept", "")
    return connection.url.path.startswith("/api/") or asked.startswith(JSON)


def error_response(connection: HTTPConnection, status: int, kind: str, message: str) -> Response:
    """An error as its caller reads it: a page, or JSON of the shape of a record's error."""
    if wants_json(connection):
        error = ErrorInfo(kind=kind, message=message)
        return json_response({"relata": "1", "error": error}, status)
    return page(connection, "error.html", status=status, code=status, kind=kind, message=message)
