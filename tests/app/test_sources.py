"""Reading addresses: a server of our own on this machine, and what is refused."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from relata.app import addresses
from tests.app.helpers import EXAMPLES, call

PAGE = (EXAMPLES / "quarry.en.html").read_bytes()


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/story":
            self._answer(200, PAGE, "text/html; charset=utf-8")
        elif self.path == "/moved":
            self._answer(302, b"", "text/html", "/story")
        elif self.path == "/to-private":
            self._answer(302, b"", "text/html", "http://10.11.12.13/secret")
        elif self.path == "/to-file":
            self._answer(302, b"", "text/html", "file:" + "///etc/hosts")
        elif self.path == "/round":
            self._answer(302, b"", "text/html", "/round")
        elif self.path == "/huge":
            self.send_response(200)
            self.send_header("Content-Type", "text/plain")
            self.send_header("Content-Length", "200000000")
            self.end_headers()
        elif self.path == "/picture":
            self._answer(200, b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "image/png")
        else:
            self._answer(404, b"gone", "text/plain")

    def _answer(self, status: int, body: bytes, kind: str, place: str | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if place:
            self.send_header("Location", place)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a server on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Site) as site:
        thread = threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{site.server_address[1]}"
        site.shutdown()
        thread.join()


@pytest.fixture
def site(server: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The same, and Relata may connect to it (and to no other private address)."""
    public = addresses.is_public
    monkeypatch.setattr(addresses, "is_public", lambda ip: ip == "127.0.0.1" or public(ip))
    return server


def test_a_page_is_read(capsys: pytest.CaptureFixture[str], site: str) -> None:
    done = call(capsys, "read", f"{site}/story", "--format", "json")
    assert done.status == 0, done.err
    value = json.loads(done.out)
    assert value["document"]["title"] == "Quarry blasting halted after stones hit school roof"
    assert value["statements"]


def test_a_redirect_is_followed(capsys: pytest.CaptureFixture[str], site: str) -> None:
    assert call(capsys, "read", f"{site}/moved").status == 0


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/to-private", "private"),
        ("/to-file", "only http"),
        ("/round", "redirects"),
        ("/huge", "--max-size"),
        ("/picture", ""),
        ("/nothing", "404"),
    ],
)
def test_what_is_refused(
    capsys: pytest.CaptureFixture[str], site: str, path: str, words: str
) -> None:
    begun = time.perf_counter()
    done = call(capsys, "read", site + path)
    assert words in done.one_line()
    assert time.perf_counter() - begun < 3


def test_a_private_address_is_refused(capsys: pytest.CaptureFixture[str], server: str) -> None:
    assert "private" in call(capsys, "read", f"{server}/story").one_line()


@pytest.mark.parametrize(
    "address",
    [
        "http://[::1]:9/x", "http://0.0.0.0/", "http://169.254.1.1/", "http://[::ffff:10.0.0.1]/",
        "ftp://news.example/story", "http://", "http://host:port/", "http://2130706433/",
    ],
)  # fmt: skip
def test_other_addresses_that_are_not_opened(
    capsys: pytest.CaptureFixture[str], address: str
) -> None:
    assert call(capsys, "read", address).one_line()


def test_an_address_that_nobody_answers(capsys: pytest.CaptureFixture[str], site: str) -> None:
    closed = site.rsplit(":", 1)[0] + ":1"
    assert "cannot be reached" in call(capsys, "read", closed).one_line()


def test_the_others_are_read_next_to_an_address_that_is_not(
    capsys: pytest.CaptureFixture[str], site: str
) -> None:
    done = call(
        capsys, "read", f"{site}/nothing", str(EXAMPLES / "dam.en.txt"), "--format", "jsonl"
    )
    assert done.status == 2
    first, second = (json.loads(line) for line in done.out.splitlines())
    assert first["error"]["kind"] == "missing" and second["statements"]
