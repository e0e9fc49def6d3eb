"""The only place that opens files and addresses: a path, a URL or "-" to bytes.

Nothing that a document names is ever opened. Addresses are resolved here and connected to as
checked, at every redirect, so that no name can turn into a private address in between.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import SplitResult, urljoin, urlsplit

from msgspec import Struct

from relata.model.errors import MissingInput, Refused, TooLarge
from relata.readers import MAX_PAGE, MAX_TEXT

#: Files that a folder is read for, by their ending.
SUFFIXES = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".eml")
#: Files whose markup outweighs their text: the page's limit holds for them.
_PAGES = frozenset((".html", ".htm", ".xhtml", ".mhtml", ".pdf", ".docx", ".eml"))
_TIMEOUT = 15.0
_MOST_REDIRECTS = 5
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_BLOCK = 65_536
_AGENT = "Mozilla/5.0 (compatible; relata)"

#: Says of an IP address whether it may be connected to.
AddressCheck = Callable[[str], bool]


class Source(Struct, frozen=True):
    """One input, read: its bytes and what is known of it."""

    data: bytes
    #: Path, address or "-", as given or found in a folder.
    name: str
    content_type: str | None = None
    #: The address it came from in the end, after redirects; None for files.
    url: str | None = None


def is_url(text: str) -> bool:
    """Whether an input is meant as an address: it has a scheme."""
    scheme, separator, _ = text.partition("://")
    return bool(separator) and scheme.isascii() and scheme.isalnum()


def expand(given: str) -> list[str]:
    """The single inputs that one input names: a folder's articles, sorted; else the input itself.

    Raises MissingInput for a folder without articles.
    """
    if given == "-" or is_url(given):
        return [given]
    try:
        folder = Path(given).is_dir()
    except (OSError, ValueError):  # too long a name, a NUL in it: `open_source` says so
        folder = False
    return files_in(Path(given)) if folder else [given]


def files_in(folder: Path) -> list[str]:
    """The articles in a folder and the folders below it, sorted; hidden ones are left out.

    Raises MissingInput where there are none. Links to folders are not followed.
    """
    found: list[str] = []
    pending = [folder]
    while pending:
        here = pending.pop()
        try:
            entries = sorted(here.iterdir())
        except OSError as error:
            raise MissingInput(f"{here}: {_reason(error)}") from error
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir() and not entry.is_symlink():
                pending.append(entry)
            elif entry.suffix.lower() in SUFFIXES and entry.is_file():
                found.append(str(entry))
    if not found:
        raise MissingInput(
            f"{folder}: no articles in this folder; it is searched for {', '.join(SUFFIXES)}"
        )
    return sorted(found)


def open_source(
    given: str, *, max_size: int = MAX_TEXT, allow: AddressCheck | None = None
) -> Source:
    """The bytes of one path, address ("http://", "https://") or standard input ("-").

    `max_size` bounds the text, in bytes; pages and documents may have five times as much on
    disk or over the network, and at least MAX_PAGE. `allow` replaces the check of IP
    addresses (tests let their own loopback servers through). Raises InputError:
    MissingInput, TooLarge, Refused.
    """
    if given == "-":
        return Source(
            _bounded(sys.stdin.buffer.read(max_size + 1), "standard input", max_size), "-"
        )
    if is_url(given):
        return _fetch(given, _page_limit(max_size), allow or is_public)
    return _read_file(given, max_size)


def _page_limit(max_size: int) -> int:
    return max(MAX_PAGE, 5 * max_size)


def _too_large(name: str, limit: int) -> TooLarge:
    return TooLarge(f"{name}: over the limit of {limit:,} bytes; cut it or raise --max-size")


def _bounded(data: bytes, name: str, limit: int) -> bytes:
    if len(data) > limit:
        raise _too_large(name, limit)
    return data


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _read_file(name: str, max_size: int) -> Source:
    path = Path(name)
    limit = _page_limit(max_size) if path.suffix.lower() in _PAGES else 4 * max_size
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise MissingInput(f"{name}: this is a folder; give its files or let it be searched")
        if not (stat.S_ISREG(status.st_mode) or stat.S_ISFIFO(status.st_mode)):
            raise Refused(f"{name}: not a file with text; give an article's file")
        if status.st_size > limit:
            raise _too_large(name, limit)
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError:
        raise MissingInput(f"{name}: no such file; give a path, an address or -") from None
    except OSError as error:
        raise MissingInput(f"{name}: {_reason(error)}") from error
    except ValueError as error:  # a NUL in the path
        raise MissingInput(f"{name!r}: not a path") from error
    return Source(_bounded(data, name, limit), name)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet: not private, loopback, link-local,
    multicast, reserved, shared or a tunnel into such a one (IANA special-purpose registries).
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None:
            return is_public(str(inner))
        if ip in ipaddress.IPv6Network("64:ff9b::/96"):
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
    return ip.is_global and not (
        ip.is_multicast or ip.is_reserved or ip.is_loopback or ip.is_link_local or ip.is_private
    )


def _resolve(host: str, port: int, url: str, allow: AddressCheck) -> str:
    """An address of `host` to connect to. All of them must be allowed."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise MissingInput(f"{url}: the host {host!r} was not found; check the address") from error
    addresses = [str(entry[4][0]) for entry in found]
    if not addresses:
        raise MissingInput(f"{url}: the host {host!r} was not found; check the address")
    for address in addresses:
        if not allow(address):
            raise Refused(f"{url}: {host} is a private or local address; it is not opened")
    return addresses[0]


class _Connection(http.client.HTTPConnection):
    """Connects to the address that was checked, whatever the name says by now."""

    def __init__(self, host: str, port: int, address: str, tls: bool) -> None:
        super().__init__(host, port, timeout=_TIMEOUT)
        self._address, self._tls = address, tls

    def connect(self) -> None:
        plain = socket.create_connection((self._address, self.port), self.timeout)
        if not self._tls:
            self.sock = plain
            return
        context = ssl.create_default_context()
        self.sock = context.wrap_socket(plain, server_hostname=self.host)


def _target(url: str) -> tuple[SplitResult, str, int]:
    """The parts of an address, its host and its port. Raises Refused."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise Refused(f"{url}: not an address; check it") from error
    if parts.scheme not in ("http", "https"):
        raise Refused(f"{url}: only http and https addresses are opened")
    if not host:
        raise Refused(f"{url}: there is no host in this address; check it")
    return parts, host, port or (443 if parts.scheme == "https" else 80)


def _fetch(url: str, limit: int, allow: AddressCheck) -> Source:
    given = url
    for _ in range(_MOST_REDIRECTS + 1):
        parts, host, port = _target(url)
        address = _resolve(host, port, url, allow)
        connection = _Connection(host, port, address, parts.scheme == "https")
        try:
            answer = _ask(connection, parts)
            place = answer.getheader("Location")
            if answer.status in _REDIRECTS and place:
                url = urljoin(url, place)
                continue
            if answer.status != 200:
                raise MissingInput(f"{url}: the server answered {answer.status}; check the address")
            data = _body(answer, url, limit)
            return Source(data, given, answer.getheader("Content-Type"), url)
        except (OSError, http.client.HTTPException) as error:
            raise MissingInput(f"{url}: cannot be reached ({_why(error)})") from error
        finally:
            connection.close()
    raise MissingInput(f"{given}: more than {_MOST_REDIRECTS} redirects; check the address")


def _why(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return f"no answer within {_TIMEOUT:.0f} seconds"
    if isinstance(error, OSError):
        return _reason(error)
    return type(error).__name__


def _ask(connection: _Connection, parts: SplitResult) -> http.client.HTTPResponse:
    from urllib.parse import quote

    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    if parts.query:
        path += "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    connection.request("GET", path, headers={
        "User-Agent": _AGENT, "Accept": "text/html,application/xhtml+xml,text/*;q=0.8,*/*;q=0.5",
        "Accept-Encoding": "identity", "Connection": "close",
    })  # fmt: skip
    return connection.getresponse()


def _body(answer: http.client.HTTPResponse, url: str, limit: int) -> bytes:
    length = answer.getheader("Content-Length") or ""
    if length.isdigit() and int(length) > limit:
        raise _too_large(url, limit)
    blocks: list[bytes] = []
    total = 0
    while block := answer.read(_BLOCK):
        total += len(block)
        if total > limit:
            raise _too_large(url, limit)
        blocks.append(block)
    return b"".join(blocks)
