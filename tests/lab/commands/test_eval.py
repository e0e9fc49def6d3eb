"""`relata eval` and `relata bench`: what they print and write. Needs the corpora."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from relata.model.errors import UsageError
from tests.app.helpers import call


def test_a_corpus_is_measured(
    capsys: pytest.CaptureFixture[str], shared: Path, tmp_path: Path
) -> None:
    figures, predictions = tmp_path / "figures.json", tmp_path / "predictions.jsonl"
    argv = [
        "eval", "wikinews-de", "--corpora", str(shared / "corpora"), "--limit", "4",
        "--errors", "2", "--calibration", "--out", str(figures), "--predictions", str(predictions),
    ]  # fmt: skip
    done = call(capsys, *argv)
    assert (done.status, done.err) == (0, "")
    assert "joint" in done.out and "costliest classes of error" in done.out
    assert "calibration of the score: " in done.out and "0.9 to 1.0" in done.out
    assert json.loads(figures.read_text())["documents"] == 4
    lines = [json.loads(line) for line in predictions.read_text().splitlines()]
    assert len(lines) == 4 and sum(bool(line["statements"]) for line in lines) >= 3
    assert "--force" in call(capsys, *argv).one_line()


def test_a_corpus_that_is_not_there(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    missing = str(tmp_path / "corpora")
    assert "no corpora folder" in call(capsys, "eval", "polnear", "--corpora", missing).one_line()
    assert (
        "no corpora folder" in call(capsys, "eval", "web_htmldate", "--corpora", missing).one_line()
    )
    assert "no corpora folder" in call(capsys, "bench", "--corpora", missing).one_line()


def test_a_web_corpus_that_is_not_one(capsys: pytest.CaptureFixture[str], shared: Path) -> None:
    done = call(capsys, "eval", "web_nonsense", "--corpora", str(shared / "corpora"))
    assert "web_htmldate" in done.one_line()


def test_the_bench_reads_given_texts(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from relata_lab.bench import measure

    given: list[str] = []

    def run(corpora: object, *, engine: str | None, given: list[str]) -> dict[str, object]:
        assert (corpora, engine) == (None, "grammar")
        seen.extend(given)
        raise UsageError("stop here")

    seen = given
    monkeypatch.setattr(measure, "run", run)
    (tmp_path / "a.txt").write_text("Anna sagt ja.")
    (tmp_path / "b.txt").write_text("Bert sagt nein.")
    done = call(capsys, "bench", "--texts", str(tmp_path), "--engine", "grammar")
    assert done.one_line() == "stop here"
    assert given == ["Anna sagt ja.", "Bert sagt nein."]
