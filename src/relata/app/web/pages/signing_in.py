"""Signing in with a token, signing out, and the choice of a language."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from relata.app.web import phrases
from relata.app.web.limits import SIGN_INS
from relata.app.web.pages.forms import field, local, read_form
from relata.app.web.responses import page, set_session
from relata.app.web.security import signing
from relata.app.web.security.rates import Buckets, Rates
from relata.app.web.settings import owner
from relata.present.words import languages

_YEAR = 365 * 24 * 3600


async def sign_in_page(request: Request) -> Response:
    """The form that asks for a token."""
    if request.state.caller.user is not None:
        return RedirectResponse(local(request.query_params.get("next", "/")), 303)
    return page(request, "sign-in.html", wrong=False, next=request.query_params.get("next", "/"))


def attempts(buckets: Buckets) -> Rates:
    """Counts the attempts to sign in of each address."""
    return Rates(SIGN_INS / 60, SIGN_INS, buckets)


async def sign_in(request: Request) -> Response:
    """A session for who has a token."""
    if request.app.state.attempts.wait(request.client.host if request.client else ""):
        raise HTTPException(429, "rate")
    form = await read_form(request)
    user = owner(request.app.state.settings, field(form, "token"))
    after = local(field(form, "next"))
    if user is None:
        return page(request, "sign-in.html", status=403, wrong=True, next=after)
    response = RedirectResponse(after, 303)
    set_session(response, signing.begin(user), request.app.state.settings)
    return response


async def sign_out(request: Request) -> Response:
    """The session is over."""
    await read_form(request)
    response = RedirectResponse("/sign-in", 303)
    set_session(response, signing.begin(), request.app.state.settings)
    return response


async def choose_language(request: Request) -> Response:
    """Keep the language that was chosen, and go back."""
    response = RedirectResponse(local(request.query_params.get("next", "/")), 303)
    chosen = request.query_params.get("to", "")
    if chosen in languages("web"):
        response.set_cookie(
            phrases.COOKIE, chosen, max_age=_YEAR, httponly=True, samesite="lax",
            secure=request.app.state.settings.secure,
        )  # fmt: skip
    return response


ROUTES = (
    Route("/sign-in", sign_in_page, methods=["GET"]),
    Route("/sign-in", sign_in, methods=["POST"]),
    Route("/sign-out", sign_out, methods=["POST"]),
    Route("/language", choose_language, methods=["GET"]),
)
