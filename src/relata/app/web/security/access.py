"""The gate: which host was asked for, how often, by whom, and from which page.

In this order: a Host header that is not ours is refused (a page elsewhere may have its name lead
to this machine: DNS rebinding); a caller that calls too often waits; who calls is known by a
bearer token or by the session's cookie; a change that a browser asks for must come from a page of
ours. What a form carries in addition is checked where the form is read.
"""

from __future__ import annotations

import math
from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from relata.app.web.responses import error_response
from relata.app.web.security.rates import Buckets, Rates
from relata.app.web.security.signing import COOKIE, Caller, unseal
from relata.app.web.settings import WebSettings, owner

SAFE = frozenset(("GET", "HEAD", "OPTIONS"))
#: Paths that anybody may ask for.
_OPEN = ("/static/", "/sign-in", "/language", "/health")


class Gate:
    """Lets a request through, or answers it."""

    def __init__(self, app: ASGIApp, settings: WebSettings, buckets: Buckets) -> None:
        self.app, self.settings = app, settings
        self.rates = Rates(settings.rate, settings.burst, buckets)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            return await self.app(scope, receive, send)
        if scope["type"] != "http":
            return None  # nothing here speaks over web sockets
        connection = HTTPConnection(scope)
        caller = self.caller(connection)
        refused = self.refuse(connection, scope["method"], caller)
        if refused is not None:
            return await refused(scope, receive, send)
        scope.setdefault("state", {})["caller"] = caller
        return await self.app(scope, receive, send)

    def caller(self, connection: HTTPConnection) -> Caller:
        """Who makes this request."""
        session = unseal(connection.cookies.get(COOKIE, ""), self.settings.secret)
        scheme, _, token = connection.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and self.settings.needs_token:
            return Caller(owner(self.settings, token.strip()), True, session)
        if not self.settings.needs_token:
            return Caller(self.settings.user, False, session)
        known = session.user if session else None
        # A name that no token has any more is signed out.
        still = known if known in self.settings.tokens.values() else None
        return Caller(still, False, session)

    def refuse(self, connection: HTTPConnection, method: str, caller: Caller) -> Response | None:
        """The answer to a request that goes no further; None where it may."""
        path, headers = connection.url.path, connection.headers
        if _host(headers.get("host", "")) not in self.settings.hosts:
            return error_response(connection, 400, "host", "this is not a name of this server")
        waits = self.rates.wait(_address(connection, caller))
        if waits:
            answer = error_response(connection, 429, "rate", "too many requests; wait a little")
            answer.headers["Retry-After"] = str(math.ceil(waits))
            return answer
        if method not in SAFE and not caller.by_token and not self.is_own_page(headers):
            return error_response(connection, 403, "origin", "this must come from a page of ours")
        if caller.user is None and not path.startswith(_OPEN):
            return _sign_in_first(connection, method, path)
        return None

    def is_own_page(self, headers: Headers) -> bool:
        """Whether a page of ours, or a program that is not a browser, asks for a change."""
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return False
        origin = headers.get("origin")
        if origin is None:
            return True
        try:
            found = urlsplit(origin)
            return found.netloc == headers.get("host")
        except ValueError:
            return False


def _sign_in_first(connection: HTTPConnection, method: str, path: str) -> Response:
    if path.startswith("/api/") or method not in SAFE:
        answer = error_response(
            connection, 401, "token", "a token is needed: Authorization: Bearer"
        )
        answer.headers["WWW-Authenticate"] = "Bearer"
        return answer
    after = path + (f"?{connection.url.query}" if connection.url.query else "")
    return RedirectResponse(f"/sign-in?next={quote(after)}", 303)


def _host(value: str) -> str:
    """The Host header without its port, in small letters."""
    name, colon, port = value.rpartition(":")
    found = name if colon and port.isdigit() else value
    return found.lower().rstrip(".")


def _address(connection: HTTPConnection, caller: Caller) -> str:
    """By what a caller is counted: its name where it has one, else the address it calls from."""
    if caller.by_token and caller.user:
        return f"user {caller.user}"
    return f"from {connection.client.host if connection.client else ''}"
