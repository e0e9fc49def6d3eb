"""What the server was started with."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
from collections.abc import Iterable

from msgspec import Struct

from relata.app.web.limits import BURST, MAX_NAME, MIN_TOKEN, RATE
from relata.model.errors import UsageError

#: Host names under which a browser reaches this machine itself.
LOOPBACK_HOSTS = ("localhost", "127.0.0.1", "[::1]")


class WebSettings(Struct, frozen=True, kw_only=True):
    """What the server was started with; nothing here changes while it runs."""

    #: A file of SQLite, or the address of a PostgreSQL database; None: the default place.
    archive: str | None
    #: Key of what is signed: sessions and forms.
    secret: bytes
    #: Digest of a token -> whose it is; without tokens everybody who reaches the server may work.
    tokens: dict[bytes, str] = {}
    #: Whose corrections are those made without a token.
    user: str = "editor"
    #: Names that the Host header may have, without a port.
    hosts: tuple[str, ...] = LOOPBACK_HOSTS
    #: True where browsers reach the server by https: cookies are marked so.
    secure: bool = False
    #: The statement engine; None takes the default of each language.
    engine: str | None = None
    #: Requests a second that one caller may make over time, and at once.
    rate: float = RATE
    burst: int = BURST

    @property
    def needs_token(self) -> bool:
        """Whether nobody may do anything without a token."""
        return bool(self.tokens)


def digest(token: str) -> bytes:
    """What is kept of a token."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def owner(settings: WebSettings, token: str) -> str | None:
    """Whose token that is; None where it is nobody's. Takes equally long for any token."""
    given = digest(token)
    found = None
    for known, name in settings.tokens.items():
        if hmac.compare_digest(known, given):
            found = name
    return found


def parse_tokens(lines: Iterable[str], place: str) -> dict[bytes, str]:
    """Tokens by their digest from lines of "NAME TOKEN"; "#" begins a comment.

    Raises UsageError, which never shows a token.
    """
    found: dict[bytes, str] = {}
    for number, line in enumerate(lines, 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        name, _, token = line.rpartition(" ")
        name, token = name.strip(), token.strip()
        if not name or len(name) > MAX_NAME or not name.isprintable():
            raise UsageError(f"{place}, line {number}: write a name, a space and a token")
        if len(token) < MIN_TOKEN:
            raise UsageError(
                f"{place}, line {number}: a token has at least {MIN_TOKEN} characters; "
                "`openssl rand -hex 24` makes one"
            )
        found[digest(token)] = name
    return found


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server that listens at `host`."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
