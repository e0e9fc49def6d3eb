"""docs/accuracy.md says what docs/accuracy.json holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from relata.evaluate import docs
from relata.model.errors import RecordError

ROOT = Path(__file__).resolve().parents[2]

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


def test_section() -> None:
    text = "\n".join(docs.section(REPORT))
    assert "| content | .500 | 1.000 | .667 | .600 | .400 |" in text
    assert "| found |  | .250 |  |  |  |" in text
    assert "| direct | 1 | .667 | .500 | 1.000 | .300 |" in text
    assert "One note." in text and "What it is." in text


def test_web_section() -> None:
    by = {"relata": {"paragraphs_lost": 0.1}, "direct": {"paragraphs_lost": 0.2}}
    report = {"corpus": "web_x", "pages": 9, "figures": {"measure": by, "all": by, "build": by}}
    assert "| paragraphs lost | .100 | .200 | .100 | .200 |" in docs.section(report)


def test_only_what_stands_between_the_marks_changes() -> None:
    before = f"a\n{docs.BEGIN}\nstale\n{docs.END}\nb\n"
    after = docs.page(before, [REPORT])
    assert after.startswith("a\n") and after.endswith("\nb\n") and "stale" not in after
    assert docs.page(after, [REPORT]) == after
    with pytest.raises(RecordError, match="marks"):
        docs.page("nothing", [])


def test_the_page_is_up_to_date_with_its_figures() -> None:
    text = (ROOT / docs.PAGE).read_text(encoding="utf-8")
    reports = docs.load(ROOT / docs.FIGURES) if (ROOT / docs.FIGURES).is_file() else []
    assert docs.page(text, reports) == text
