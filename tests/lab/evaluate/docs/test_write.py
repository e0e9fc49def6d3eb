"""docs/accuracy.md says what docs/accuracy.json holds."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest

from relata.model.errors import RecordError
from relata_lab.evaluate.adapters.registry import ADAPTERS
from relata_lab.evaluate.docs import sections, write
from relata_lab.evaluate.statements.figures import Scores
from relata_lab.evaluate.statements.run import EvaluationOptions, Report

ROOT = Path(__file__).resolve().parents[4]

REPORT = {
    "corpus": "c", "split": "dev", "engine": "grammar", "documents": 2, "notes": ["one note"],
    "about": "what it is",
    "mapped": {
        "figures": {
            "content": {"p": 0.5, "r": 1.0, "f1": 0.6667, "n_system": 2, "n_gold": 1},
            "found": {"p": 0.0, "r": 0.25, "f1": 0.0, "n_system": 0, "n_gold": 4},
        },
        "exact": {"content": {"f1": 0.4}},
        "modes": {"direct": {"content": {"p": 0.5, "r": 1.0, "f1": 0.6667, "n_gold": 1},
                             "joint": {"f1": 0.3}}},
    },
    "raw": {"figures": {"content": {"f1": 0.6}, "found": {"f1": 0.0}}},
}  # fmt: skip


FIT = {"n": 3, "error": 0.125, "bins": [{"low": 0.9, "n": 3, "score": 0.95, "right": 1.0}]}


def lines(*reports: dict) -> str:
    return "\n".join(sections.section(reports))


def test_section() -> None:
    text = lines(REPORT)
    assert "### c, dev" in text and "2 documents, engine grammar." in text
    assert "| content | .500 | 1.000 | .667 | .600 | .400 |" in text
    assert "| found |  | .250 |  |  |  |" in text
    assert "| direct | 1 | .667 | .500 | 1.000 | .300 |" in text
    assert "One note." in text and "What it is." in text
    assert "alibration" not in text and "costliest" not in text


def test_a_column_for_each_engine() -> None:
    other = copy.deepcopy(REPORT)
    other["engine"] = "fast"
    other["mapped"]["figures"]["content"]["f1"] = 0.55
    other["mapped"]["figures"]["found"]["r"] = 0.3
    other["mapped"]["modes"]["direct"]["content"]["f1"] = 0.45
    text = lines(REPORT, other)
    assert "2 documents, engine grammar; in the last columns fast." in text
    assert "| part | P | R | F1 | F1 raw | exact F1 | fast F1 |" in text
    assert "| content | .500 | 1.000 | .667 | .600 | .400 | .550 |" in text
    assert "| found |  | .250 |  |  |  | .300 |" in text
    assert "| direct | 1 | .667 | .500 | 1.000 | .300 | .450 |" in text


def test_calibration_and_errors() -> None:
    costliest = [{"mode": "direct", "kind": "missed", "count": 7, "cost": 0.0123}]
    report = {**REPORT, "calibration": FIT, "costliest": costliest}
    text = lines(report, {**report, "engine": "fast"})
    assert "grammar .125 over 3 statements; fast .125 over 3 statements." in text
    assert "| direct | missed | 7 | +1.23 |" in text and text.count("+1.23") == 1
    assert "(calibration.svg)" in write.page(f"{write.BEGIN}{write.END}", [report])
    assert "(calibration.svg)" not in write.page(f"{write.BEGIN}{write.END}", [REPORT])


def test_the_drawing_has_the_news_corpora() -> None:
    news = {**REPORT, "corpus": "polnear", "calibration": FIT}
    drawn = write.drawing([{**REPORT, "calibration": FIT}, news, {**news, "engine": "fast"}])
    assert "polnear, dev" in drawn and "c, dev" not in drawn and "fast: error .125" in drawn


def test_web_section() -> None:
    by = {"relata": {"paragraphs_lost": 0.1}, "direct": {"paragraphs_lost": 0.2}}
    report = {"corpus": "web_x", "pages": 9, "figures": {"measure": by, "all": by, "build": by}}
    assert "| paragraphs lost | .100 | .200 | .100 | .200 |" in sections.section([report])


def test_every_engine_is_measured_and_none_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    engines = (("encoder", ""), ("fast", ""), ("grammar", ""))
    monkeypatch.setattr(write, "ENGINES", engines)
    monkeypatch.setattr(write, "map_jobs", lambda call, jobs: [call(job) for job in jobs])
    asked = []

    def evaluate(corpus: str, options: EvaluationOptions) -> Report:
        asked.append((corpus, options.engine))
        # No engine but the last has weights for gum; none reads attrib_disrpt.
        used = "grammar" if corpus == "gum" else options.engine or ""
        mapped = None if corpus == "attrib_disrpt" else Scores({})
        notes = () if used == options.engine else ("another one took its place",)
        return Report(corpus, "dev", used, "recall", (), (), 0.0, mapped=mapped, notes=notes)

    monkeypatch.setattr(write, "evaluate", evaluate)
    monkeypatch.setattr(write, "_measure_web", lambda folder: {"corpus": folder.name, "pages": 0})
    monkeypatch.setattr(write, "find_folder", lambda given: Path())
    reports = write.measure_all(EvaluationOptions())
    assert len(asked) == 3 * len(ADAPTERS)
    by = [(r["corpus"], r.get("engine")) for r in reports]
    assert len(set(by)) == len(by)
    assert [e for c, e in by if c == "polnear"] == ["encoder", "fast", "grammar"]
    assert [e for c, e in by if c == "gum"] == ["grammar"]
    assert not any(r.get("notes") for r in reports)
    assert [c for c, _ in by if c == "attrib_disrpt"] == ["attrib_disrpt"]
    assert [c for c, _ in by][-3:] == list(write.WEB)


def test_only_what_stands_between_the_marks_changes() -> None:
    before = f"a\n{write.BEGIN}\nstale\n{write.END}\nb\n"
    after = write.page(before, [REPORT])
    assert after.startswith("a\n") and after.endswith("\nb\n") and "stale" not in after
    assert write.page(after, [REPORT]) == after
    with pytest.raises(RecordError, match="marks"):
        write.page("nothing", [])


def test_the_page_is_up_to_date_with_its_figures() -> None:
    text = (ROOT / write.PAGE).read_text(encoding="utf-8")
    reports = write.load(ROOT / write.FIGURES) if (ROOT / write.FIGURES).is_file() else []
    assert write.page(text, reports) == text
    assert write.drawing(reports) == (ROOT / write.PLOT).read_text(encoding="utf-8")
