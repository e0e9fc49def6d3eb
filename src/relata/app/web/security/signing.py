"""Sessions and tokens of forms: values that only this server can have made."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import time

import msgspec
from msgspec import Struct

from relata.app.web.limits import SESSION_SECONDS

#: The name of the session's cookie.
COOKIE = "relata_session"


class BrowserSession(Struct, frozen=True):
    """A browser that came here, and who signed in with it."""

    #: Random, so that forms of one session are worth nothing in another.
    nonce: str
    #: Seconds since 1970.
    begun: int
    #: None where nobody has signed in.
    user: str | None = None


class Caller(Struct, frozen=True):
    """Who makes a request."""

    #: Whose corrections these are; None where a token is needed and was not given.
    user: str | None
    #: True where a token came with the request itself, which no page elsewhere can send along.
    by_token: bool
    session: BrowserSession | None


def begin(user: str | None = None) -> BrowserSession:
    """A new session."""
    return BrowserSession(secrets.token_urlsafe(18), int(time.time()), user)


def _mac(secret: bytes, purpose: bytes, data: bytes) -> bytes:
    return hmac.new(secret, purpose + b"\0" + data, hashlib.sha256).digest()


def seal(session: BrowserSession, secret: bytes) -> str:
    """The value of the cookie: the session and its signature."""
    data = msgspec.json.encode(session)
    signed = _mac(secret, b"session", data) + data
    return base64.urlsafe_b64encode(signed).decode("ascii").rstrip("=")


def unseal(value: str, secret: bytes) -> BrowserSession | None:
    """The session of a cookie; None where it is not one of ours, or too old."""
    try:
        signed = base64.urlsafe_b64decode(value + "=" * (-len(value) % 4))
        data = signed[32:]
        if not hmac.compare_digest(signed[:32], _mac(secret, b"session", data)):
            return None
        session = msgspec.json.decode(data, type=BrowserSession)
    except (ValueError, msgspec.MsgspecError):
        return None
    fresh = 0 <= time.time() - session.begun < SESSION_SECONDS
    return session if fresh else None


def form_token(session: BrowserSession, secret: bytes) -> str:
    """What every form of a session carries."""
    return _mac(secret, b"form", session.nonce.encode()).hex()


def is_form_token(value: str, session: BrowserSession, secret: bytes) -> bool:
    """Whether a form carried the token of this session."""
    return hmac.compare_digest(
        value.encode("utf-8", "replace"), form_token(session, secret).encode()
    )
