"""Servers that send what they should not, or do not end: on loopback, byte by byte."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from relata.app import addresses, fetch
from relata.app.fetch import without_credentials
from relata.app.sources import open_source
from relata.model.errors import InputError, MissingInput, Refused, TooLarge
from tests.app.helpers import EXAMPLES, call

PAGE = "<p>The mayor said on Tuesday that the road was open again after the flood.</p>"
#: Seconds that one fetch may take in these tests.
SECONDS = 1.5

Behaviour = Callable[[socket.socket], None]


def _bytes(data: bytes) -> Behaviour:
    return lambda connection: connection.sendall(data)


def _endless(first: bytes, again: bytes, pause: float = 0.0) -> Behaviour:
    def behave(connection: socket.socket) -> None:
        connection.sendall(first)
        while True:
            connection.sendall(again)
            time.sleep(pause)

    return behave


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Behaviour], str]]:
    """A function that starts a server with one behaviour and gives its address."""
    monkeypatch.setattr(addresses, "is_public", lambda ip: ip == "127.0.0.1")
    monkeypatch.setattr(fetch, "FETCH_SECONDS", SECONDS)
    listening: list[socket.socket] = []

    def start(behave: Behaviour) -> str:
        server = socket.create_server(("127.0.0.1", 0))
        listening.append(server)

        def run() -> None:
            try:
                while True:
                    connection, _ = server.accept()
                    with connection:
                        connection.recv(65_536)
                        behave(connection)
            except OSError:  # the client is gone, or the test is over
                pass

        threading.Thread(target=run, daemon=True).start()
        return f"http://127.0.0.1:{server.getsockname()[1]}/x"

    yield start
    for server in listening:
        server.close()


OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"

ENDLESS = {
    "100 continue": _endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n", 0.01),
    "trailer": _endless(CHUNKED + b"5\r\nabcde\r\n0\r\n", b"X: y\r\n", 0.01),
    "slow header": _endless(b"", b"H", 0.2),
    "slow body": _endless(OK + b"\r\n", b"x", 0.2),
    "silence": _endless(b"", b"", 0.2),
}


@pytest.mark.parametrize("name", ENDLESS)
def test_no_server_keeps_relata_waiting(serve: Callable[[Behaviour], str], name: str) -> None:
    begun = time.monotonic()
    with pytest.raises(MissingInput, match="cannot be reached"):
        open_source(serve(ENDLESS[name]))
    assert time.monotonic() - begun < 4 * SECONDS


@pytest.mark.parametrize("size", [b"-1", b"fffffff"])
def test_a_chunk_of_any_size_is_bounded(serve: Callable[[Behaviour], str], size: bytes) -> None:
    address = serve(_endless(CHUNKED + size + b"\r\n", b"<p>" * 20_000))
    with pytest.raises((TooLarge, MissingInput)):
        open_source(address, max_size=1000)


BROKEN = {
    "location": b"HTTP/1.1 302 Found\r\nLocation: http://[/x\r\nContent-Length: 0\r\n\r\n",
    "chunk": CHUNKED + b"-5\r\nabcde",
    "chunk size": CHUNKED + b"zz\r\nabcde",
    "status": b"HTTP/1.1 " + b"9" * 70_000 + b"\r\n\r\n",
    "nothing": b"",
    "many headers": OK + b"X: y\r\n" * 500 + b"\r\n",
    "surrogate": b"HTTP/1.1 302 F\r\nLocation: /\xed\xa0\x80\xff\r\n\r\n",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_answer_does_not_end_the_run(
    serve: Callable[[Behaviour], str], capsys: pytest.CaptureFixture[str], name: str
) -> None:
    good = str(EXAMPLES / "dam.en.txt")
    done = call(capsys, "read", serve(_bytes(BROKEN[name])), good, "--format", "jsonl")
    assert done.status == 2 and "fault of Relata" not in done.err
    first, second = map(json.loads, done.out.splitlines())
    assert first["error"]["kind"] in ("missing", "empty") and second["statements"]


@pytest.mark.parametrize("length", ["\u00b2", "9" * 5000, "-7", "1e3"])
def test_a_length_of_nonsense(serve: Callable[[Behaviour], str], length: str) -> None:
    data = OK + f"Content-Length: {length}\r\n\r\n{PAGE}".encode("latin-1")
    try:
        found = open_source(serve(_bytes(data)))
    except InputError:
        return
    assert PAGE.encode() == found.data


def test_no_escape_of_a_server_reaches_the_terminal(
    serve: Callable[[Behaviour], str], capsys: pytest.CaptureFixture[str]
) -> None:
    place = b"http://10.0.0.1/\x1b]0;owned\x07\x1b[31mRED\xc2\x9b1m"
    answer = b"HTTP/1.1 302 F\r\nLocation: " + place + b"\r\nContent-Length: 0\r\n\r\n"
    done = call(capsys, "read", serve(_bytes(answer)))
    assert "private" in done.one_line()
    assert all(c == "\n" or c.isprintable() for c in done.err)


@pytest.mark.parametrize("address", [
    "192.0.0.192", "192.0.0.9", "192.0.0.1", "fec0::1", "3fff::1", "192.88.99.1", "5f00::1",
    "100:0:0:1::1", "64:ff9b:1::1", "64:ff9b::c000:c0", "::127.0.0.1", "::ffff:0:7f00:1",
    "2002:c000:c0::1", "2001:0:7f00:1::", "4000::1", "198.51.100.7", "203.0.113.1", "192.0.2.1",
])  # fmt: skip
def test_special_addresses_are_not_public(address: str) -> None:
    assert not addresses.is_public(address)


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "192.0.1.1", "192.88.98.1", "2a00:1450::1", "64:ff9b::101:101"]
)
def test_their_neighbours_are(address: str) -> None:
    assert addresses.is_public(address)


def test_whatever_the_standard_library_calls_private_is_refused() -> None:
    import ipaddress

    for constants in (ipaddress._IPv4Constants, ipaddress._IPv6Constants):  # type: ignore[attr-defined]
        for network in constants._private_networks:
            assert not addresses.is_public(str(network[0])), network
            assert not addresses.is_public(str(network[-1])), network


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("http://user:secret@host/x", "http://host/x"),
        ("https://token@host:8443/a@b?c=d@e", "https://host:8443/a@b?c=d@e"),
        ("http://user:secret@[/x", "http://[/x"),
        ("http://host/a@b", "http://host/a@b"),
    ],
)
def test_credentials_are_dropped(url: str, plain: str) -> None:
    assert without_credentials(url) == plain


def test_credentials_are_stored_and_shown_nowhere(
    serve: Callable[[Behaviour], str], capsys: pytest.CaptureFixture[str]
) -> None:
    page = (EXAMPLES / "quarry.en.html").read_bytes()
    address = serve(_bytes(OK + b"\r\n" + page)).replace("http://", "http://user:secret@")
    for form in ("json", "html", "text", "csv"):
        done = call(capsys, "read", address, "--format", form)
        assert done.status == 0 and "secret" not in done.out + done.err
    wrong = "http://user:secret@10.0.0.1/"
    done = call(capsys, "read", wrong, "--format", "json")
    assert done.status == 2 and "secret" not in done.out + done.err


def test_a_path_of_half_characters_is_an_input_error() -> None:
    with pytest.raises(Refused):
        open_source("http://example.org/\udcff")
