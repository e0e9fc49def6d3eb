"""The bench on a corpus of our own: what it returns, and what it prints."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from relata import pipeline
from relata.attribute import ENGINES
from relata.model.errors import MissingInput, RelataError
from relata_lab.bench import measure as bench
from relata_lab.bench import process
from relata_lab.bench import table as bench_table

TEXT = (
    "Rat vertagt sich\n\nDer Rat der Stadt hat am Montag nicht über die neue Brücke entschieden. "
    "„Wir brauchen mehr Zeit“, sagte die Sprecherin Ada Vogt. Nach Angaben der Verwaltung sei "
    "noch unklar, was der Bau kosten werde. Das Land hat sich dazu nicht geäußert."
)


def _whole(engine: str | None, texts: list[str]) -> dict[str, object]:
    used = {engine or ENGINES[0][0]: len(texts)}
    return {"seconds": 0.5, "peak_memory_mb": 701, "engines": used, "waited": 0.7}


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
    monkeypatch.setattr(bench, "cold", lambda *_: {"help_seconds": 0.1, "read_seconds": 1.9})
    monkeypatch.setattr(
        bench, "yardstick",
        lambda *_: {"name": "spaCy 0", "tokens": 300, "tokens_per_second": 10**12},
    )  # fmt: skip
    monkeypatch.setattr(process, "measure", _whole)
    return bench.run(corpora, repeats=1)


def test_measure(measure: dict[str, object]) -> None:
    assert measure["documents"] == 3
    assert measure["tokens"] == 3 * 52
    rate, documents = measure["tokens_per_second"], measure["documents_per_second"]
    assert isinstance(rate, int)
    assert isinstance(documents, float)
    assert rate == pytest.approx(documents * 52, rel=0.02)
    stages = measure["stages"]
    assert isinstance(stages, dict)
    assert list(stages) == ["read", "identify", "segment", *(s.id for s in pipeline.STAGES)]
    assert all(value > 0 for value in stages.values())
    assert measure["engine"] == ENGINES[0][0]
    engines = measure["engines"]
    assert isinstance(engines, list)
    assert [e["engine"] for e in engines] == [name for name, _ in ENGINES]
    assert {e["tokens_per_second"] for e in engines} == {3 * 52 * 2}
    assert json.loads(json.dumps(measure)) == measure


def test_whole_processes_read_the_longer_texts_too(
    corpora: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = corpora / "polnear"
    folder.mkdir()
    line = json.dumps({"id": "1", "lang": "en", "text": "Ada Vogt said that the bridge is closed."})
    (folder / "dev.jsonl").write_text(line, encoding="utf-8")
    monkeypatch.setattr(bench, "cold", lambda *_: {"help_seconds": 0.1, "read_seconds": 0.4})
    monkeypatch.setattr(process, "measure", _whole)
    found = bench.run(corpora, repeats=1, engine="fast")
    assert found["tokens"] == 3 * 52
    assert [row["tokens"] for row in found["engines"]] == [3 * 52 + 9]


def test_engines_that_leave_every_text_to_another(monkeypatch: pytest.MonkeyPatch) -> None:
    def measure(engine: str | None, texts: list[str]) -> dict[str, object]:
        return {**_whole(engine, texts), "engines": {"grammar": 1}}

    names = (("encoder", ""), ("grammar", ""))
    monkeypatch.setattr("relata.attribute.ENGINES", names)
    monkeypatch.setattr(process, "measure", measure)
    assert [e["engine"] for e in bench.engines([TEXT], 100, None)] == ["grammar"]
    asked = bench.engines([TEXT], 100, "encoder")
    assert [e["engine"] for e in asked] == ["encoder"]
    assert asked[0]["engines"] == {"grammar": 1}


def test_given_texts_in_their_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "cold", lambda *_: {"help_seconds": 0.1, "read_seconds": 1.9})
    monkeypatch.setattr(bench, "yardstick", lambda *_: None)
    monkeypatch.setattr(process, "measure", _whole)
    english = "The bridge will stay closed, the mayor of Aldmouth said on Monday."
    found = bench.run(repeats=1, engine="grammar", given=[TEXT, english, " "])
    assert (found["documents"], found["texts"]) == (2, "the given texts")
    assert found["tokens"] == 52 + 14 and found["engine"] == "grammar"
    assert [e["engine"] for e in found["engines"]] == ["grammar"]
    with pytest.raises(MissingInput, match="no text in a language"):
        bench.run(repeats=1, given=[" "])


def test_a_whole_process() -> None:
    found = process.measure("grammar", [TEXT, TEXT, " "])
    assert found["engines"] == {"empty": 1, "grammar": 2}
    assert 0.05 < found["seconds"] < 30 and 0.05 < found["waited"] < 60
    assert 10 < found["peak_memory_mb"] < 400
    with pytest.raises(RelataError, match="there is no engine 'crystal-ball'"):
        process.measure("crystal-ball", [TEXT])


def test_table_says_what_is_reached(measure: dict[str, object]) -> None:
    rows = {
        row[: row.index("  ")]: row
        for row in bench_table.table(measure).splitlines()
        if row[0] != " "
    }
    assert "at least 0.0333: NO" in rows["our ratio to it"]
    assert "1.900 s (at most 1.5: NO)" in rows["relata read"]
    assert "0.100 s (at most 0.2: yes)" in rows["relata --help"]
    engine = ENGINES[-1][0]
    assert "312 tokens/s (at least 25,000: NO)" in rows[f"whole process, {engine}"]
    assert "701 MiB (at most 700: NO)" in rows[f"whole process, {engine}"]
    assert "0.7 s by the clock" in rows[f"whole process, {engine}"]
    assert "spaCy 0: 1,000,000,000,000 tokens/s of its own 300 tokens" in rows["yardstick"]


def test_table_without_the_yardstick(measure: dict[str, object]) -> None:
    table = bench_table.table({**measure, "yardstick": None, "yardstick_ratio": None})
    assert "not installed (pip install -e 'lab[yardstick]')" in table
    assert "not known (target: at least 0.0333)" in table


def test_no_texts(tmp_path: Path) -> None:
    with pytest.raises(MissingInput):
        bench.run(tmp_path, repeats=1)


def test_cold_starts_are_whole_processes() -> None:
    found = bench.cold(TEXT, 1, "grammar")
    assert list(found) == ["help_seconds", "read_seconds"]
    assert all(0.01 < seconds < 30 for seconds in found.values())


def test_a_measured_process_may_keep_its_compiled_modules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("KEPT", "yes")
    found = process.environment()
    assert "PYTHONDONTWRITEBYTECODE" not in found
    assert found["KEPT"] == "yes"
