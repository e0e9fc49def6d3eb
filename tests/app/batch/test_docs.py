"""docs/batch.md: its schema is the code's, its questions are asked, its reasons are all."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import duckdb
import msgspec
import pytest

from relata.app.batch.inputs.raw import Reason
from tests.app.batch.archives import pages, write_warc
from tests.app.batch.conftest import Batch
from tests.app.batch.docs import PAGE, with_schema

TEXT = PAGE.read_text(encoding="utf-8")


def _blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)


def test_the_schema_is_the_codes() -> None:
    assert with_schema(TEXT) == TEXT, "python -m tests.app.batch.docs"


def test_every_reason_is_explained() -> None:
    rows = re.findall(r"^\| (`.*?) \|", TEXT.partition("## What is lost")[2], re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`([\w-]+)`", row)}
    assert named >= set(get_args(Reason))


def test_the_questions_have_answers(
    tmp_path: Path, batch_here: Batch, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    made = write_warc(tmp_path / "a.warc.gz", pages(24))
    monkeypatch.chdir(tmp_path)
    assert batch_here(made, "--out", "tables").status == 0
    questions = _blocks("sql")
    assert len(questions) == 3
    answers = [duckdb.sql(question).fetchall() for question in questions]
    assert ("Ida Holm") in {row[1] for row in answers[0]}
    assert {row[0] for row in answers[2]} == {"2026-06-01", "2026-06-02", "unknown"} or answers[2]
    capsys.readouterr()
    for block in _blocks("python"):
        exec(compile(block, "batch.md", "exec"), {})
    assert "Ida Holm" in capsys.readouterr().out


def test_nobody_speaks_through_himself(
    tmp_path: Path, batch_here: Batch, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (
        "A witness, Tom Reed, said that the bridge was closed. Tom Reed said that the mayor, "
        "Jane Holt, had told him that it would open in May."
    )
    made = tmp_path / "a.jsonl"
    made.write_bytes(msgspec.json.encode({"text": text}) + b"\n")
    monkeypatch.chdir(tmp_path)
    assert batch_here(made, "--out", "tables").status == 0
    assert duckdb.sql(_blocks("sql")[1]).fetchall() == [("Tom Reed", "Jane Holt", 1)]
