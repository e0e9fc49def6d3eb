"""`relata serve` and `relata mcp` as commands: what they refuse, and a server in a process."""

from __future__ import annotations

import http.client
import json
import re
import signal
import socket
import subprocess
import sys

import pytest

from relata.app.cli.commands.servers.serve import VARIABLE, settings
from relata.app.cli.main import main
from relata.app.cli.parser import parse
from relata.model.errors import UsageError

TOKEN = "0123456789abcdef0123"


def _settings(*argv):
    return settings(parse(["serve", *argv]))


@pytest.fixture(autouse=True)
def _no_tokens(monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)


def test_by_default_it_is_for_this_machine_alone():
    found = _settings()
    assert not found.needs_token and set(found.hosts) == {"localhost", "127.0.0.1", "[::1]"}
    assert found.user and len(found.secret) == 32 and found.secret != _settings().secret


@pytest.mark.parametrize(
    "argv", [["--host", "0.0.0.0"], ["--host", "::"], ["--name", "desk.example"],
             ["--host", "192.168.1.7"]],
)  # fmt: skip
def test_what_others_can_reach_needs_tokens(argv):
    with pytest.raises(UsageError, match="--tokens"):
        _settings(*argv)


def test_with_tokens_it_goes_further(tmp_path, monkeypatch):
    file = tmp_path / "tokens"
    file.write_text(f"Nina Brandt {TOKEN}\n", encoding="utf-8")
    found = _settings("--host", "0.0.0.0", "--name", "Desk.example", "--tokens", str(file))
    assert found.needs_token and "desk.example" in found.hosts
    assert TOKEN not in repr(found)
    monkeypatch.setenv(VARIABLE, str(file))
    assert _settings().needs_token


@pytest.mark.parametrize(
    ("argv", "message"),
    [(["--tokens", "/nowhere/tokens"], "cannot be read"), (["--port", "70000"], "not a port"),
     (["--port", "x"], "not a port"), (["--rate", "0"], "--rate"), (["--engine", "x"], "engine")],
)  # fmt: skip
def test_bad_options_are_one_line(argv, message, capsys):
    assert main(["serve", *argv]) == 2
    error = capsys.readouterr().err
    assert message in error and error.count("\n") == 1


def test_an_empty_file_of_tokens_opens_nothing(tmp_path):
    file = tmp_path / "tokens"
    file.write_text("# nobody\n", encoding="utf-8")
    with pytest.raises(UsageError, match="no tokens"):
        _settings("--tokens", str(file))


def test_a_port_that_is_taken_and_a_place_without_an_archive(tmp_path, capsys):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert main(["serve", "--port", port, "--archive", str(tmp_path / "a.sqlite"),
                     "--new"]) == 2  # fmt: skip
    assert "choose a --port" in capsys.readouterr().err
    assert main(["serve", "--port", "0", "--archive", str(tmp_path)]) == 2
    assert "folder" in capsys.readouterr().err
    other = tmp_path / "notes.txt"
    other.write_text("not an archive" * 100, encoding="utf-8")
    assert main(["serve", "--port", "0", "--archive", str(other)]) == 2
    assert "not an archive" in capsys.readouterr().err


def test_a_server_answers_and_ends_when_it_is_asked_to(tmp_path):
    place = str(tmp_path / "archive.sqlite")
    command = [sys.executable, "-m", "relata", "serve", "--port", "0", "--archive", place, "--new"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        port = int(re.search(rb"http://127\.0\.0\.1:(\d+)", server.stdout.readline())[1])
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request("GET", "/api/v1/articles")
        answer = connection.getresponse()
        assert json.load(answer)["total"] == 0 and answer.getheader("server") is None
        connection.close()
        server.send_signal(signal.SIGTERM)
        _, error = server.communicate(timeout=30)
    finally:
        server.kill()
        server.communicate()
    assert server.returncode in (0, -signal.SIGTERM, 128 + signal.SIGTERM) and error == b""


@pytest.mark.parametrize("command", ["mcp", "serve"])
def test_an_archive_that_is_named_and_not_there_is_said(tmp_path, capsys, command):
    assert main([command, "--archive", str(tmp_path / "none.sqlite")]) == 2
    assert "no archive" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
