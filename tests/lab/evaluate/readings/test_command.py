"""`relata eval readings`, `ntrex` and `gold`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.app.helpers import call


def test_table_and_errors(capsys: pytest.CaptureFixture[str], shared: Path, tmp_path: Path) -> None:
    out = tmp_path / "figures.json"
    done = call(
        capsys, "eval", "ntrex", "--corpora", str(shared / "corpora"), "--lang", "de,cs",
        "--engine", "fast", "--limit", "5", "--errors", "1", "--out", str(out),
    )  # fmt: skip
    assert (done.status, done.err) == (0, "")
    assert "language cs" in done.out and "calibration error" in done.out
    assert "not a statement: " in done.out and "missed: " in done.out
    figures = json.loads(out.read_text())
    assert set(figures["languages"]) <= {"de", "cs"} and figures["all"]["documents"] == 5


def test_json(capsys: pytest.CaptureFixture[str], shared: Path) -> None:
    done = call(
        capsys, "eval", "readings", "--corpora", str(shared / "corpora"), "--engine", "fast",
        "--limit", "2", "--json",
    )  # fmt: skip
    figures = json.loads(done.out)
    assert (figures["corpus"], figures["all"]["documents"]) == ("readings", 2)


def test_a_language_that_is_not_read_costs_its_musts(
    capsys: pytest.CaptureFixture[str], shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from relata.model.errors import UnsupportedLanguage
    from relata_lab.evaluate.readings import run

    def unread(*_: object) -> None:
        raise UnsupportedLanguage("no")

    monkeypatch.setattr(run, "with_engine", lambda _: unread)
    done = call(capsys, "eval", "ntrex", "--corpora", str(shared / "corpora"), "--lang", "pl")
    assert "could not be read: their musts are missed" in done.out and "R 0.000 (0/" in done.out


def test_a_language_that_is_not_there(capsys: pytest.CaptureFixture[str], shared: Path) -> None:
    done = call(capsys, "eval", "readings", "--corpora", str(shared / "corpora"), "--lang", "xx")
    assert "no article in the language" in done.one_line()
