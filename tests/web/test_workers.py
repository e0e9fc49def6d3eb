"""A server of several processes: one key, one count of calls, one queue, and none outlives it."""

from __future__ import annotations

import os
import pickle
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

import httpx
import pytest

from relata.app.api import Given
from relata.app.web.application import queue_of
from relata.app.web.library import Library
from relata.app.web.limits import MAX_WAITING, SIGN_INS
from relata.app.web.security.rates import Buckets, Rates, shared_buckets
from relata.app.web.serving.workers import Application, Shared
from relata.app.web.work import sources
from relata.app.web.work.readings import Full, ReadingQueue, ReadingStep
from relata.app.web.work.remote import Away, ReadingsPlace, RemoteReadings, answer_all
from tests.web import serving

pytestmark = pytest.mark.skipif(os.name != "posix", reason="there is one process elsewhere")


class Server:
    """`relata serve` with two processes that answer, and one that reads."""

    def __init__(self, folder: Path) -> None:
        tokens = folder / "tokens"
        tokens.write_text(f"Anna {serving.ANNA}\n", encoding="utf-8")
        command = [
            sys.executable, "-m", "relata", "serve", "--port", "0", "--new", "--workers", "2",
            "--archive", str(folder / "archive.sqlite"), "--engine", "fast",
            "--tokens", str(tokens),
        ]  # fmt: skip
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        line = self.process.stdout.readline()
        self.port = int(re.search(rb"http://127\.0\.0\.1:(\d+)", line)[1])
        self.home = f"http://127.0.0.1:{self.port}"

    def client(self) -> httpx.Client:
        """A browser that opens a connection for each request: any process may answer."""
        return httpx.Client(
            base_url=self.home, timeout=60, trust_env=False, follow_redirects=True,
            headers={"connection": "close"},
        )  # fmt: skip

    def children(self) -> list[int]:
        """The processes that answer."""
        found = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        names = {int(one): Path(f"/proc/{one}/cmdline").read_bytes() for one in found.split()}
        return [one for one, name in names.items() if b"spawn_main" in name]

    def is_up(self) -> bool:
        """Whether anybody answers."""
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0


def _until(what, seconds: float = 30.0):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = what()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError("it took too long")


def _alive(number: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks at the processes in /proc")
def test_a_server_of_several_processes(tmp_path):
    server = Server(tmp_path)
    try:
        with server.client() as browser:
            # What one process gives out, another one takes; what one reads, all can ask for.
            token = serving.form_token(browser.get("/").text)
            signed = browser.post("/sign-in", data={"form_token": token, "token": serving.ANNA})
            token = serving.form_token(signed.text)
            sent = browser.post("/read", data={"form_token": token, "text": serving.ENGLISH})
            assert sent.status_code == 200, sent.text
            _until(lambda: browser.get(sent.url).url.path.startswith("/articles/"))
            # What dies is started anew: the one that reads, which was the first, and another one.
            before = server.children()
            assert len(before) == 3
            for number in before[:2]:
                os.kill(number, signal.SIGKILL)
            _until(lambda: len(set(server.children()) - set(before)) == 2)
            assert "Zelensky" in browser.get("/articles/1").text
            # All of them count together how often somebody tries to sign in.
            begun = time.monotonic()
            wrong = {"form_token": token, "token": "nobody-has-this-token"}
            seen = [browser.post("/sign-in", data=wrong).status_code for _ in range(2 * SIGN_INS)]
            refilled = (time.monotonic() - begun) * SIGN_INS / 60
            assert seen.count(403) <= SIGN_INS + refilled and seen.count(429) > 0
        children = server.children()
        # And none is left where the server itself is killed.
        server.process.kill()
        server.process.wait()
        _until(lambda: not any(map(_alive, children)))
        assert not server.is_up()
    finally:
        server.process.kill()
        _, error = server.process.communicate()
    assert b"Traceback" not in error, error


def test_what_processes_get_can_be_sent_to_them(tmp_path):
    chosen = serving.with_tokens(tmp_path)
    assert pickle.loads(pickle.dumps(chosen)) == chosen
    for what in (
        sources.PastedText("A dam.", Given(language="en")),
        sources.Upload(b"A dam.", "a.txt", None, Given()),
        sources.web_address("https://news.example/", Given(outlet="The News")),
    ):
        assert pickle.loads(pickle.dumps(what)) == what
    place = ReadingsPlace("/nowhere", b"key")
    shared = Shared(Buckets(8), Buckets(8), place)
    assert Application(chosen, shared).shared.readings == place


class TestShared:
    def test_two_count_in_one_table(self):
        table, now = shared_buckets(8), [0.0]
        one, other = (Rates(1.0, 2.0, table, clock=lambda: now[0]) for _ in range(2))
        assert [one.wait("a"), other.wait("a"), one.wait("a")] == [0.0, 0.0, 1.0]
        assert other.wait("b") == 0.0

    def test_a_lock_whose_holder_died_is_taken_over(self, monkeypatch):
        from relata.app.web.security import rates as module

        monkeypatch.setattr(module, "_PATIENCE", 0.01)
        table = shared_buckets(8)
        table.lock.acquire()
        rates = Rates(1.0, 1.0, table)
        assert rates.wait("a") == 0.0 and rates.wait("a") > 0.0


class TestReadings:
    @pytest.fixture
    def place(self, tmp_path):
        return ReadingsPlace(str(tmp_path / "readings"), b"a key of the server")

    @staticmethod
    def _answering(queue, place):
        Thread(target=answer_all, args=(queue, place), daemon=True).start()
        _until(Path(place.address).exists)

    def test_asked_from_elsewhere_they_are_the_same(self, tmp_path, place):
        library = Library(str(tmp_path / "archive.sqlite"))
        queue = queue_of(library)
        self._answering(queue, place)
        remote = RemoteReadings(place)
        what = sources.PastedText(serving.GERMAN, Given(engine="fast"))
        job = remote.start(what)
        assert job.label.startswith("Kiew bittet um mehr") and not job.ended
        done = _until(lambda: (found := remote.get(job.id)) and found.ended and found)
        assert done.step is ReadingStep.DONE and done.article == 1
        assert remote.get("nothing") is None and remote.open() == []
        queue.stop()
        library.close()

    def test_no_more_than_are_taken(self, place):
        from threading import Event

        go = Event()
        queue = ReadingQueue(lambda what, reading: go.wait(30) and None)
        self._answering(queue, place)
        remote = RemoteReadings(place)
        jobs = [remote.start(sources.PastedText("A dam.", Given())) for _ in range(MAX_WAITING)]
        assert remote.before(jobs[5].id) == 5 and len(remote.open()) == MAX_WAITING
        with pytest.raises(Full, match="wait to be read"):
            remote.start(sources.PastedText("A dam.", Given()))
        go.set()
        _until(lambda: remote.open() == [])
        queue.stop()

    def test_while_nobody_reads_pages_are_there(self, place, monkeypatch):
        from relata.app.web.work import remote as module

        monkeypatch.setattr(module, "_PATIENCE", 0.2)
        remote = RemoteReadings(place)
        assert remote.open() == []
        with pytest.raises(Away, match="try again"):
            remote.start(sources.PastedText("A dam.", Given()))

    def test_a_stranger_is_not_answered(self, place):
        queue = ReadingQueue(lambda what, reading: None)
        self._answering(queue, place)
        with pytest.raises(Exception, match=r"digest|challenge"):
            RemoteReadings(ReadingsPlace(place.address, b"another key")).open()
        assert RemoteReadings(place).get("nothing") is None
        queue.stop()
