"""Write docs/rules/*.md and the table of docs/lint.md: `python -m tests.lint.regenerate_rules`."""

from __future__ import annotations

import re
from pathlib import Path

from relata.lint.measured import judged, severity_of
from relata.lint.page import page
from relata.lint.registry import RULES

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "rules"
OVERVIEW = ROOT / "docs" / "lint.md"
_TABLE = re.compile(r"<!-- rules -->\n.*?<!-- /rules -->\n", re.DOTALL)


def pages() -> dict[str, str]:
    """File name of each rule's page -> its text."""
    return {f"{rule.id}.md": page(rule) for rule in RULES}


def with_table(text: str) -> str:
    """The overview with the table of rules as they are now."""
    rows = ["| rule | severity | judged | right | looks for |", "|---|---|---|---|---|"]
    for rule in RULES:
        found = judged(rule)
        right = f"{found.precision:.2f}" if found.findings else ""
        rows.append(
            f"| [{rule.id}](rules/{rule.id}.md) {rule.name} | {severity_of(rule)} | "
            f"{found.findings} | {right} | {rule.what} |"
        )
    table = "\n".join(rows)
    return _TABLE.sub(lambda _: f"<!-- rules -->\n{table}\n<!-- /rules -->\n", text)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    OVERVIEW.write_text(with_table(OVERVIEW.read_text(encoding="utf-8")), encoding="utf-8")
