"""Files and addresses: what is opened, and what is not."""

from __future__ import annotations

import io
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from relata.app import fetch
from relata.app.addresses import is_public
from relata.app.sources import expand, open_source
from relata.model.errors import MissingInput, Refused, TooLarge


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        port = self.server.server_address[1]
        places = {
            "/moved": "/page",
            "/inside": f"http://localhost:{port}/page",
            "/private": "http://10.0.0.1/",
            "/file": "file:///etc/passwd",
            "/loop": "/loop",
        }
        if self.path in places:
            self.send_response(302)
            self.send_header("Location", places[self.path])
            self.end_headers()
            return
        found = self.path in ("/page", "/large", "/endless")
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if self.path == "/large":
            self.send_header("Content-Length", str(200_000_000))
        self.end_headers()
        try:
            if self.path == "/endless":
                for _ in range(2000):
                    self.wfile.write(b"x" * 10_000)
            elif found:
                self.wfile.write(b"<p>Hello</p>")
        except OSError:
            pass

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    made = HTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{made.server_address[1]}"
    made.shutdown()
    made.server_close()
    thread.join()


def loopback(address: str) -> bool:
    return address == "127.0.0.1"


def test_an_address(server: str) -> None:
    found = open_source(f"{server}/page", allow=loopback)
    assert found.data == b"<p>Hello</p>"
    assert (found.content_type, found.url) == ("text/html; charset=utf-8", f"{server}/page")


def test_a_redirect_is_followed(server: str) -> None:
    found = open_source(f"{server}/moved", allow=loopback)
    assert (found.name, found.url) == (f"{server}/moved", f"{server}/page")


@pytest.mark.parametrize(("path", "error", "words"), [
    ("/private", Refused, "private or local"),
    ("/file", Refused, "only http and https"),
    ("/loop", MissingInput, "redirects"),
    ("/none", MissingInput, "404"),
    ("/large", TooLarge, "--max-size"),
    ("/endless", TooLarge, "--max-size"),
])  # fmt: skip
def test_what_a_server_may_not_do(server: str, path: str, error: type, words: str) -> None:
    with pytest.raises(error, match=words):
        open_source(f"{server}{path}", allow=loopback)


def test_loopback_is_refused_without_the_hook(server: str) -> None:
    with pytest.raises(Refused, match="private or local"):
        open_source(f"{server}/page")


def test_the_address_that_was_checked_is_the_one_connected_to(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(server.rpartition(":")[2])
    answers = iter(["127.0.0.1", "10.0.0.1"])  # the name's second answer is another

    def resolve(host: str, port: int, **_: object) -> list[tuple]:
        return [(2, 1, 6, "", (next(answers), port))]

    monkeypatch.setattr(fetch.socket, "getaddrinfo", resolve)
    connected: list[object] = []
    connect = fetch.socket.create_connection

    def note(address: tuple[str, int], *rest: object) -> object:
        connected.append(address)
        monkeypatch.undo()
        return connect(address, *rest)

    monkeypatch.setattr(fetch.socket, "create_connection", note)
    open_source(f"http://rebinding.example:{port}/page", allow=loopback)
    assert connected == [("127.0.0.1", port)]


@pytest.mark.parametrize("address", [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0",
    "100.64.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "198.18.0.1", "192.0.2.1",
    "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1",
    "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1", "nonsense",
])  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("url", [
    "ftp://example.org/a", "file:///etc/passwd", "http://", "http://[::1", "http://a:99999/",
    "http://127.1/", "http://localhost/", "http://[::1]/",
])  # fmt: skip
def test_addresses_that_are_not_opened(url: str) -> None:
    with pytest.raises((Refused, MissingInput)) as caught:
        open_source(url)
    assert "\n" not in str(caught.value)


def test_a_host_that_is_not_there() -> None:
    with pytest.raises(MissingInput, match="was not found"):
        open_source("http://does-not-exist.invalid/")


def test_a_closed_port(server: str) -> None:
    with pytest.raises(MissingInput, match="cannot be reached"):
        open_source("http://127.0.0.1:1/", allow=loopback)


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"Hello")
    found = open_source(str(path))
    assert (found.data, found.name, found.url) == (b"Hello", str(path), None)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="no such file"):
        open_source(str(tmp_path / "none.txt"))
    with pytest.raises(MissingInput, match="folder"):
        open_source(str(tmp_path))
    with pytest.raises(MissingInput):
        open_source("a\x00b")
    with pytest.raises(MissingInput):
        open_source("x" * 5000)
    with pytest.raises(Refused, match="not a file"):
        open_source("/dev/zero")


def test_a_large_file_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)

    def never(*_: object, **__: object) -> None:
        raise AssertionError("it was opened")

    monkeypatch.setattr(Path, "open", never)
    with pytest.raises(TooLarge, match="--max-size"):
        open_source(str(path))


def test_pages_may_be_larger_than_texts(tmp_path: Path) -> None:
    for name in ("a.txt", "a.html"):
        (tmp_path / name).write_bytes(b"x" * 5000)
    assert len(open_source(str(tmp_path / "a.html"), max_size=1000).data) == 5000
    with pytest.raises(TooLarge):
        open_source(str(tmp_path / "a.txt"), max_size=1000)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(b"Hello"))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert open_source("-").data == b"Hello"


def _names(given: str) -> list[str]:
    return [found.name for found in expand(given)]


def test_folders(tmp_path: Path) -> None:
    (tmp_path / "b" / "c").mkdir(parents=True)
    (tmp_path / "empty").mkdir()
    for name in ("b/c/3.md", "b/2.HTML", "a.txt", "b/x.png", ".hidden.txt", "b/.git.txt"):
        (tmp_path / name).write_text("x")
    found = [str(Path(p).relative_to(tmp_path)) for p in _names(str(tmp_path))]
    assert found == ["a.txt", "b/2.HTML", "b/c/3.md"]
    assert _names("-") == ["-"]
    assert _names("https://example.org/") == ["https://example.org/"]
    assert _names(str(tmp_path / "a.txt")) == [str(tmp_path / "a.txt")]
    with pytest.raises(MissingInput, match="no articles"):
        expand(str(tmp_path / "empty"))
