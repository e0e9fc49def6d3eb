"""The pages of the rules are those of the rule files, and say what was measured."""

from __future__ import annotations

from relata.lint.measured import holds, measured, severity_of
from relata.lint.registry import RULES
from tests.lint.regenerate_rules import FOLDER, OVERVIEW, pages, with_table


def test_the_pages_are_current() -> None:
    there = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    assert there == pages(), "python -m tests.lint.regenerate_rules"


def test_the_overview_is_current() -> None:
    text = OVERVIEW.read_text(encoding="utf-8")
    assert "<!-- rules -->" in text
    assert with_table(text) == text, "python -m tests.lint.regenerate_rules"


def test_what_is_not_measured_to_hold_is_an_info_and_says_so() -> None:
    assert set(measured().rules) <= {rule.id for rule in RULES}
    for rule in RULES:
        if not holds(rule):
            assert severity_of(rule) == "info"
            assert "info" in pages()[f"{rule.id}.md"]
