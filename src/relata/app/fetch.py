"""An http or https address to its bytes, within bounds of time, size and redirects.

The standard library's client reads from a socket through `_Metered`, which counts every byte and
watches one deadline. So the bounds hold for whatever a server sends: slow headers, endless
"100 Continue", chunks of a negative size, trailers without an end.
"""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import threading
import time
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from relata.app import addresses
from relata.app.limits import FETCH_SECONDS, MAX_REDIRECTS, MAX_RESPONSE_HEAD, QUIET_SECONDS
from relata.model.errors import MissingInput, Refused, TooLarge, reason

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_BLOCK = 65_536
_AGENT = "Mozilla/5.0 (compatible; relata)"

#: Says of an IP address whether it may be connected to.
AddressCheck = Callable[[str], bool]


class Response(NamedTuple):
    """What a server sent in the end."""

    data: bytes
    content_type: str | None
    #: The address that answered, after redirects, without credentials.
    url: str
    #: 200, or 304 where a conditional request found nothing new.
    status: int = 200
    #: What the next conditional request gives back: ETag and Last-Modified.
    etag: str | None = None
    modified: str | None = None


class BadStatus(MissingInput):
    """The server answered with another status than 200."""

    def __init__(self, message: str, status: int, retry_after: str | None) -> None:
        super().__init__(message)
        self.status = status
        #: What the server says of when to come back: seconds, or a date.
        self.retry_after = retry_after


class _Late(Exception):
    """The deadline of the whole fetch is over."""


class _Deadline:
    """A point in time that all parts of one fetch share."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds that are left, at most `QUIET_SECONDS`. Raises _Late where there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise _Late
        return min(left, QUIET_SECONDS)

    def is_over(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() >= self._end


class _Metered(io.RawIOBase):
    """A socket's bytes, read before the deadline and at most `limit` of them."""

    def __init__(self, sock: socket.socket, deadline: _Deadline, limit: int, url: str) -> None:
        self._sock, self._deadline = sock, deadline
        self._left, self._limit, self._url = limit + MAX_RESPONSE_HEAD, limit, url

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill `buffer` with what is there. Raises TooLarge, _Late, OSError."""
        self._sock.settimeout(self._deadline.left())
        count = self._sock.recv_into(buffer)
        self._left -= count
        if self._left < 0:
            raise too_large(self._url, self._limit)
        return count


class _Stream:
    """What the client of the standard library asks of its socket."""

    def __init__(self, sock: socket.socket, deadline: _Deadline, limit: int, url: str) -> None:
        self._sock, self._deadline = sock, deadline
        self._reader = io.BufferedReader(_Metered(sock, deadline, limit, url))

    def sendall(self, data: bytes) -> None:
        """Send the request."""
        self._sock.settimeout(self._deadline.left())
        self._sock.sendall(data)

    def makefile(self, _mode: str) -> io.BufferedIOBase:
        """The bytes that the server sends."""
        return self._reader

    def close(self) -> None:
        """Nothing: the client closes its side before it reads the body."""


def too_large(name: str, limit: int) -> TooLarge:
    """The error for an input of more than `limit` bytes."""
    return TooLarge(f"{name}: over the limit of {limit:,} bytes; cut it or raise --max-size")


def without_credentials(url: str) -> str:
    """An address without the user name and password in it: "http://me:secret@host/" to
    "http://host/". What cannot be split into its parts loses all before its last "@".
    """
    try:
        parts = urlsplit(url)
        _ = parts.hostname
    except ValueError:
        scheme, _, rest = url.partition("://")
        host, slash, path = rest.partition("/")
        return f"{scheme}://{host.rpartition('@')[2]}{slash}{path}"
    if "@" not in parts.netloc:
        return url
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def fetch(
    url: str,
    limit: int,
    allow: AddressCheck | None = None,
    *,
    etag: str | None = None,
    modified: str | None = None,
) -> Response:
    """The body of an address, at most `limit` bytes, redirects followed.

    With `etag` or `modified` (of an earlier response) the request is conditional: where nothing is
    new, the status is 304 and there is no body.

    Every host is resolved here and connected to as checked by `allow` (by default only public
    addresses are allowed). All of it together takes at most `FETCH_SECONDS`. Raises InputError:
    MissingInput (BadStatus where the server answered), TooLarge, Refused.
    """
    given = url = without_credentials(url)
    allow = allow or addresses.is_public
    deadline = _Deadline(FETCH_SECONDS)
    asked = {"If-None-Match": etag, "If-Modified-Since": modified}
    headers = {name: value for name, value in asked.items() if value and value.isprintable()}
    for _ in range(MAX_REDIRECTS + 1):
        answer = _once(url, limit, allow, deadline, headers)
        if isinstance(answer, Response):
            return answer
        try:
            url = without_credentials(urljoin(url, answer))
        except ValueError as error:
            raise MissingInput(f"{url}: it redirects to what is not an address") from error
    raise MissingInput(f"{given}: more than {MAX_REDIRECTS} redirects; check the address")


def _once(
    url: str, limit: int, allow: AddressCheck, deadline: _Deadline, headers: dict[str, str]
) -> Response | str:
    """The response of one address, or the address that it redirects to."""
    parts, host, port = _target(url)
    try:
        address = _resolve(host, port, url, allow, deadline)
        stream = _connect(address, port, host if parts.scheme == "https" else None, deadline)
        try:
            return _exchange(_Stream(stream, deadline, limit, url), parts, limit, url, headers)
        finally:
            stream.close()
    except (_Late, OSError, http.client.HTTPException, ValueError, OverflowError) as error:
        # ValueError: what the client's parser raises on a chunk size or a header of nonsense.
        why = _why(error, deadline)
        raise MissingInput(f"{url}: cannot be reached ({why})") from error


def _target(url: str) -> tuple[SplitResult, str, int]:
    """The parts of an address, its host and its port. Raises Refused."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
        url.encode("utf-8")
    except ValueError as error:
        raise Refused(f"{url}: not an address; check it") from error
    if parts.scheme not in ("http", "https"):
        raise Refused(f"{url}: only http and https addresses are opened")
    if not host:
        raise Refused(f"{url}: there is no host in this address; check it")
    return parts, host, port or (443 if parts.scheme == "https" else 80)


def _resolve(host: str, port: int, url: str, allow: AddressCheck, deadline: _Deadline) -> str:
    """An address of `host` to connect to. All of them must be allowed.

    The system's resolver knows no deadline: it is asked in a thread that is left alone after it.
    """
    found: list[str] = []
    failed: list[Exception] = []

    def ask() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.extend(str(entry[4][0]) for entry in answers)
        except (OSError, UnicodeError) as error:
            failed.append(error)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(deadline.left())
    if asking.is_alive():
        raise TimeoutError
    if not found:
        error = failed[0] if failed else None
        raise MissingInput(f"{url}: the host {host!r} was not found; check the address") from error
    for address in found:
        if not allow(address):
            raise Refused(f"{url}: {host} is a private or local address; it is not opened")
    return found[0]


def _connect(address: str, port: int, tls_name: str | None, deadline: _Deadline) -> socket.socket:
    """A connection to the address that was checked, whatever the host's name says by now."""
    plain = socket.create_connection((address, port), deadline.left())
    if tls_name is None:
        return plain
    try:
        plain.settimeout(deadline.left())
        return ssl.create_default_context().wrap_socket(plain, server_hostname=tls_name)
    except BaseException:
        plain.close()
        raise


def _exchange(
    stream: _Stream, parts: SplitResult, limit: int, url: str, headers: dict[str, str]
) -> Response | str:
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port)
    connection.sock = stream
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    if parts.query:
        path += "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    connection.request("GET", path, headers={
        "User-Agent": _AGENT, "Accept": "text/html,application/xhtml+xml,text/*;q=0.8,*/*;q=0.5",
        "Accept-Encoding": "identity", "Connection": "close", **headers,
    })  # fmt: skip
    answer = connection.getresponse()
    place = answer.getheader("Location")
    if answer.status in _REDIRECTS and place:
        return place
    etag, modified = answer.getheader("ETag"), answer.getheader("Last-Modified")
    if answer.status == 304 and headers:
        return Response(b"", None, url, 304, etag, modified)
    if answer.status != 200:
        message = f"{url}: the server answered {answer.status}; check the address"
        raise BadStatus(message, answer.status, answer.getheader("Retry-After"))
    if answer.length is not None and answer.length > limit:
        raise too_large(url, limit)
    body = _body(answer, url, limit)
    return Response(body, answer.getheader("Content-Type"), url, 200, etag, modified)


def _body(answer: http.client.HTTPResponse, url: str, limit: int) -> bytes:
    blocks: list[bytes] = []
    total = 0
    while block := answer.read(_BLOCK):
        total += len(block)
        if total > limit:
            raise too_large(url, limit)
        blocks.append(block)
    return b"".join(blocks)


def _why(error: Exception, deadline: _Deadline) -> str:
    if isinstance(error, _Late) or deadline.is_over():
        return f"it was not there within {deadline.seconds:.0f} seconds"
    if isinstance(error, TimeoutError):
        return f"no answer within {QUIET_SECONDS:.0f} seconds"
    if isinstance(error, OSError):
        return reason(error)
    return f"not a valid answer: {type(error).__name__}"
