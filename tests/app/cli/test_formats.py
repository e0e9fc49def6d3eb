"""What the command line knows of a format it asks the format: a new one needs no change here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from relata import present
from relata.app.cli.parser import build
from relata.model.record import FailedRecord, Record
from relata.present import Options, OutputFormat
from tests.app.helpers import call

A = "The dam is safe, Mayor Ida Holm said."
B = "The bridge is closed, Mayor Ole Lund said."


def render(results: Sequence[Record | FailedRecord], _: Options) -> str:
    return "".join(
        "failed\n" if isinstance(r, FailedRecord) else f"{len(r.statements)}\n" for r in results
    )


def added(monkeypatch: pytest.MonkeyPatch, **facts: object) -> None:
    """Enter a format `counts` with these facts, as a line in the registry would."""
    form = OutputFormat(
        name="counts", summary="numbers of statements", suffix=".count",
        media_type="text/plain", render=render, **facts,  # type: ignore[arg-type]
    )  # fmt: skip
    monkeypatch.setattr(present, "FORMATS", (*present.FORMATS, form))


@pytest.fixture
def articles(tmp_path: Path) -> list[str]:
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for path, text in zip(paths, (A, B), strict=True):
        path.write_text(text, encoding="utf-8")
    return [str(path) for path in paths]


def read(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    return call(capsys, "read", "--format", "counts", "--lang", "en", *argv).out


def test_the_help_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    added(monkeypatch)
    text = " ".join(build()[1]["read"].format_help().split())
    assert " or counts (default: text)" in text


def test_gathered_by_default(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, articles: list[str]
) -> None:
    added(monkeypatch)
    assert read(capsys, *articles) == "1\n1\n"


def test_streamed_with_its_separator(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, articles: list[str]
) -> None:
    added(monkeypatch, streams=True, separator="--\n")
    assert read(capsys, *articles) == "1\n--\n1\n"


@pytest.mark.parametrize(("shows", "expected"), [(True, "1\nfailed\n1\n"), (False, "1\n1\n")])
def test_errors_have_a_place_where_the_format_says_so(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    articles: list[str],
    shows: bool,
    expected: str,
) -> None:
    added(monkeypatch, shows_errors=shows)
    assert read(capsys, articles[0], "missing.txt", articles[1]) == expected


def test_one_file_each_with_its_suffix(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    articles: list[str],
    tmp_path: Path,
) -> None:
    added(monkeypatch, one_file_each=True)
    out = tmp_path / "out"
    assert read(capsys, *articles, "--out", str(out)) == ""
    assert {path.name: path.read_text() for path in out.iterdir()} == {
        "a.count": "1\n", "b.count": "1\n",
    }  # fmt: skip
    done = call(capsys, "read", "--format", "counts", *articles)
    assert "several pages need a folder" in done.one_line()
