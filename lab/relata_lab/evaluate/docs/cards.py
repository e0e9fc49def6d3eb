"""The model cards of docs/models.md, made from the cards that are packaged with the weights."""

from __future__ import annotations

from pathlib import Path

from relata.attribute.calibrated import engine
from relata.attribute.neural.networks import bundle, word_vectors
from relata.attribute.neural.networks.word_vectors import PACKAGE
from relata.resources import read_bytes

BEGIN, END = "<!-- cards -->\n", "<!-- /cards -->"
_MEGABYTE = 1e6


def table() -> str:
    """A row for each set of weights: identity, language, content, size, corpora, seed, time."""
    rows = [
        "| identity | language | what | size | fitted on | seed | minutes, one core |",
        "|---|---|---|---|---|---|---|",
    ]
    for code, card in sorted(bundle.cards().items()):
        made = card.training
        rows.append(
            f"| `{card.id}` | {code} | networks of `trained` | {_size(card.file)} "
            f"| {made['corpora']} | {made['seed']} | {made['minutes']} |"
        )
    for code, source in sorted(word_vectors.provenance().items()):
        rows.append(
            f"| `{source.id}` | {code} | {source.count:,} word vectors for `trained` "
            f"| {_size(word_vectors.file_name(code))} "
            f"| {source.corpora}: {source.words:,} words and marks | {source.seed} "
            f"| {source.minutes} |"
        )
    for code, fitted in sorted(engine.regressions().items()):
        rows.append(
            f"| `{fitted.id}` | {code} | regression of `fast` | - | {fitted.training['corpora']}, "
            f"{fitted.training['statements']} drafts | - | 1 |"
        )
    return "\n".join(rows) + "\n"


def _size(file: str) -> str:
    return f"{len(read_bytes(PACKAGE, file)) / _MEGABYTE:.1f} MB"


def with_cards(page: str) -> str:
    """The page with its cards replaced."""
    head, rest = page.split(BEGIN)
    return head + BEGIN + table() + END + rest.split(END, 1)[1]


def write(root: Path) -> None:
    """Write the cards into docs/models.md of a checkout."""
    path = root / "docs" / "models.md"
    path.write_text(with_cards(path.read_text(encoding="utf-8")), encoding="utf-8")
