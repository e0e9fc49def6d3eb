"""The bench on a corpus of our own: what it returns, and what it prints."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from relata.evaluate import bench
from relata.model.errors import MissingInput

TEXT = (
    "Rat vertagt sich\n\nDer Rat der Stadt hat am Montag nicht über die neue Brücke entschieden. "
    "„Wir brauchen mehr Zeit“, sagte die Sprecherin Ada Vogt. Nach Angaben der Verwaltung sei "
    "noch unklar, was der Bau kosten werde. Das Land hat sich dazu nicht geäußert."
)


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    folder = tmp_path / "wikinews-de"
    folder.mkdir()
    for part in ("train", "dev"):
        lines = [json.dumps({"id": f"{part}{n}", "lang": "de", "text": TEXT}) for n in range(3)]
        (folder / f"{part}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


@pytest.fixture
def measure(corpora: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    monkeypatch.setattr(bench, "cold", lambda *_: {"help_seconds": 0.1, "read_seconds": 0.9})
    monkeypatch.setattr(
        bench, "yardstick",
        lambda *_: {"name": "spaCy 0", "tokens": 300, "tokens_per_second": 10**12},
    )  # fmt: skip
    return bench.run(corpora, repeats=1)


def test_measure(measure: dict[str, object]) -> None:
    assert measure["documents"] == 6
    assert measure["tokens"] == 6 * 52
    rate, documents = measure["tokens_per_second"], measure["documents_per_second"]
    assert isinstance(rate, int)
    assert isinstance(documents, float)
    assert rate == pytest.approx(documents * 52, rel=0.02)
    stages = measure["stages"]
    assert isinstance(stages, dict)
    assert list(stages) == ["read", "identify", "segment", "mentions", "attribute", "resolve"]
    assert all(value > 0 for value in stages.values())
    assert json.loads(json.dumps(measure)) == measure


def test_table_says_what_is_reached(measure: dict[str, object]) -> None:
    rows = {
        row[: row.index("  ")]: row for row in bench.table(measure).splitlines() if row[0] != " "
    }
    assert "at least 0.0333: NO" in rows["our ratio to it"]
    assert "0.900 s (at most 0.8: NO)" in rows["relata read"]
    assert "0.100 s (at most 0.2: yes)" in rows["relata --help"]
    assert "spaCy 0: 1,000,000,000,000 tokens/s of its own 300 tokens" in rows["yardstick"]


def test_table_without_the_yardstick(measure: dict[str, object]) -> None:
    table = bench.table({**measure, "yardstick": None, "yardstick_ratio": None})
    assert "not installed (pip install 'relata-news[yardstick]')" in table
    assert "not known (asked: at least 0.0333)" in table


def test_no_texts(tmp_path: Path) -> None:
    with pytest.raises(MissingInput):
        bench.run(tmp_path, repeats=1)


def test_cold_starts_are_whole_processes() -> None:
    found = bench.cold(TEXT, 1)
    assert list(found) == ["help_seconds", "read_seconds"]
    assert all(0.01 < seconds < 30 for seconds in found.values())
