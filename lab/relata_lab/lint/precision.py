"""Precision of the rules, by the findings that were judged by hand on real copy.

`tests/gold/lint.jsonl` has a line a finding: rule, corpus, id, span, right, and why. The packaged
`measured.toml` is written from it.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from relata.lint.registry import RULES
from relata_lab.corpora.read import read_objects

ROOT = Path(__file__).resolve().parents[3]
GOLD = ROOT / "tests" / "gold" / "lint.jsonl"
MEASURED = ROOT / "src" / "relata" / "lint" / "measured.toml"


def judged(path: Path = GOLD) -> dict[str, tuple[int, int]]:
    """Rule id -> (findings judged, findings right)."""
    findings, right = Counter[str](), Counter[str]()
    for _, row in read_objects(path):
        findings[row["rule"]] += 1
        right[row["rule"]] += bool(row["right"])
    return {rule.id: (findings[rule.id], right[rule.id]) for rule in RULES if findings[rule.id]}


def with_rules(text: str, counts: dict[str, tuple[int, int]]) -> str:
    """The text of `measured.toml` with these counts."""
    head = text.split("[rules]", 1)[0]
    rows = [
        f"{rule} = {{ findings = {findings}, right = {right} }}"
        for rule, (findings, right) in counts.items()
    ]
    return head + "[rules]\n" + "\n".join(rows) + "\n"


def write() -> None:
    """Write `measured.toml` from the judgements."""
    text = MEASURED.read_text(encoding="utf-8")
    MEASURED.write_text(with_rules(text, judged()), encoding="utf-8")
