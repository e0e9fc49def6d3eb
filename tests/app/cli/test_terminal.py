"""Colours, width and progress: what the environment says about looks."""

from __future__ import annotations

import io
import sys

import pytest

from relata.app.cli import terminal


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "COLUMNS", "TERM"):
        monkeypatch.delenv(name, raising=False)


def test_colours_on_a_terminal_only() -> None:
    assert terminal.colour(Screen())
    assert not terminal.colour(io.StringIO())


@pytest.mark.parametrize(
    ("name", "value", "coloured"),
    [("NO_COLOR", "1", False), ("NO_COLOR", "", True), ("TERM", "dumb", False)],
)
def test_the_environment_can_forbid_them(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, coloured: bool
) -> None:
    monkeypatch.setenv(name, value)
    assert terminal.colour(Screen()) is coloured


def test_width(monkeypatch: pytest.MonkeyPatch) -> None:
    assert terminal.width(io.StringIO()) == 80
    monkeypatch.setenv("COLUMNS", "57")
    assert terminal.width(Screen()) == 57
    assert terminal.width(io.StringIO()) == 57


def test_a_closed_stream_is_not_a_terminal() -> None:
    stream = io.StringIO()
    stream.close()
    assert not terminal.is_terminal(stream)


def _shown(monkeypatch: pytest.MonkeyPatch, screen: io.StringIO, total: int) -> str:
    monkeypatch.setattr(sys, "stderr", screen)
    clock = iter(range(100))
    monkeypatch.setattr(terminal.time, "monotonic", lambda: float(next(clock)))
    with terminal.Progress() as progress:
        for number in range(total):
            progress(number, total, f"file{number}.txt")
    return screen.getvalue()


def test_progress_is_shown_and_wiped_away(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = _shown(monkeypatch, Screen(), 3)
    assert "relata: 1 of 3 read; file1.txt" in shown
    assert shown.endswith("\r\x1b[K")


def test_progress_is_silent_in_a_pipe_and_for_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _shown(monkeypatch, io.StringIO(), 3) == ""
    assert _shown(monkeypatch, Screen(), 1) == ""
