"""Any text gives a valid record or an error value; the same text always the same record."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import relata
from tests.app.cli.test_bad_input import check
from tests.app.helpers import EXAMPLES, ROOT

PIECES = """
er sie sagte sagt, dass sei habe Müller Anna der die Minister laut zufolge nach Angaben von Polizei
so „ “ » « ‚ ‘ " ' : , . … – ( ) heißt es wie berichtet soll dem ihm mitteilte said that the mayor
according to told him will be denied claims “ ” ’ 's Reuters ? ! # * > - | www.x.y 3. April 2024
10,5 % € Quelle: Foto: dpa
"""
WORDS = st.sampled_from(
    [*PIECES.split(), "\n", "\n\n", "\r\n", "\xad", "\u200b", "\ufeff", "\u0301"]
)
NEWS_LIKE = st.lists(WORDS, max_size=120).map(" ".join)
ANY = st.text(max_size=400)


def _read(text: str, language: str | None) -> None:
    try:
        record = relata.read(text, lang=language)
    except relata.InputError as error:
        assert "\n" not in str(error)
        return
    check(record)
    if not any("\ud800" <= c <= "\udfff" for c in text):
        assert record.document.text == text


@given(text=ANY, language=st.sampled_from(["de", "en", None]))
def test_any_text(text: str, language: str | None) -> None:
    _read(text, language)


@given(text=NEWS_LIKE, language=st.sampled_from(["de", "en"]))
@settings(max_examples=100)
def test_texts_made_of_cues_and_marks(text: str, language: str) -> None:
    _read(text, language)


@given(data=st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    from relata import pipeline, readers

    try:
        check(pipeline.analyse(readers.read_bytes(data, name="x"), language="en"))
    except relata.InputError as error:
        assert "\n" not in str(error)


@given(body=NEWS_LIKE, junk=ANY)
@settings(max_examples=30)
def test_any_page(body: str, junk: str) -> None:
    from relata import pipeline, readers

    page = f"<html><body><article><p>{body}</p>{junk}<p>{body}</article>".encode("utf-8", "replace")
    try:
        check(pipeline.analyse(readers.read_bytes(page, name="x.html"), language="de"))
    except relata.InputError as error:
        assert "\n" not in str(error)


@pytest.mark.parametrize("form", ["jsonl", "text", "html", "csv"])
def test_reading_is_deterministic(form: str, tmp_path: Path) -> None:
    """Two processes with different hash seeds print the same bytes."""
    paths = sorted(str(p.relative_to(ROOT)) for p in EXAMPLES.glob("*.*"))
    outputs = []
    for seed in ("1", "20241"):
        folder = tmp_path / seed
        where = ["--out", str(folder)] if form == "html" else []
        done = subprocess.run(
            [sys.executable, "-m", "relata", "read", *paths, "--format", form, *where],
            capture_output=True, check=True, cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )  # fmt: skip
        files = sorted(folder.iterdir()) if where else []
        outputs.append((done.stdout, [(f.name, f.read_bytes()) for f in files]))
    assert outputs[0] == outputs[1]
    assert outputs[0][0] or outputs[0][1]


def test_a_record_is_the_same_twice_in_one_process() -> None:
    for path in sorted(EXAMPLES.glob("*.*")):
        first, second = (relata.to_json(relata.read_file(str(path))) for _ in range(2))
        assert first == second
        json.loads(first)
