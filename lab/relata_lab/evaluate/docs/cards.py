"""The model cards of docs/models.md, made from the cards that are packaged with the weights."""

from __future__ import annotations

from pathlib import Path

from relata.attribute.calibrated import engine

BEGIN, END = "<!-- cards -->\n", "<!-- /cards -->"


def table() -> str:
    """A row for each set of weights: identity, language, content, size, corpora, seed, time."""
    rows = [
        "| identity | language | what | size | fitted on | seed | minutes, one core |",
        "|---|---|---|---|---|---|---|",
    ]
    for code, fitted in sorted(engine.regressions().items()):
        rows.append(
            f"| `{fitted.id}` | {code} | regression of `fast` | - | {fitted.training['corpora']}, "
            f"{fitted.training['statements']} drafts | - | 1 |"
        )
    return "\n".join(rows) + "\n"


def with_cards(page: str) -> str:
    """The page with its cards replaced."""
    head, rest = page.split(BEGIN)
    return head + BEGIN + table() + END + rest.split(END, 1)[1]


def write(root: Path) -> None:
    """Write the cards into docs/models.md of a checkout."""
    path = root / "docs" / "models.md"
    path.write_text(with_cards(path.read_text(encoding="utf-8")), encoding="utf-8")
