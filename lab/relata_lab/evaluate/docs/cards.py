"""The model cards of docs/models.md, made from the cards that lie beside the weights."""

from __future__ import annotations

from pathlib import Path

from relata.attribute.calibrated import engine
from relata.attribute.neural.networks import bundle, dependency_parser
from relata.attribute.neural.stored import word_vectors
from relata.attribute.neural.stored.files import PACKAGE
from relata.resources import read_bytes

BEGIN, END = "<!-- cards -->\n", "<!-- /cards -->"
_MEGABYTE = 1e6
#: Arrays that networks share: who reads them, and what they count.
_SHELVES = (
    (word_vectors.SHELF, "words", "vectors"),
    (dependency_parser.SHELF, "sentences", "trees"),
)


def table() -> str:
    """A row for each set: identity, languages, networks, size, corpora, seed, time."""
    rows = [
        "| identity | reads | networks | size | fitted on | seed | minutes, one core |",
        "|---|---|---|---|---|---|---|",
    ]
    layers: tuple[bundle.Layer, ...] = ("statements", "cues")
    for layer in layers:
        for card in dict.fromkeys(bundle.cards(layer).values()):
            size = sum(len(read_bytes(PACKAGE, name)) for name in card.files) / _MEGABYTE
            what = ", ".join(card.languages) + ("" if layer == "statements" else " (cues only)")
            made = card.training
            rows.append(
                f"| `{card.id}` | {what} | {len(card.files)} | {size:.1f} MB | {made['corpora']} "
                f"| {made['seed']} | {made['minutes']} |"
            )
    for shelf, kind, what in _SHELVES:
        for code, making in sorted(shelf.makings().items()):
            size = len(read_bytes(PACKAGE, shelf.file_name(code))) / _MEGABYTE
            rows.append(
                f"| `{making.id}` | {code} ({kind}) | {making.count:,} {what} | {size:.1f} MB "
                f"| {making.corpora}: {making.words:,} words and marks | {making.seed} "
                f"| {making.minutes} |"
            )
    for code, fitted in sorted(engine.regressions().items()):
        rows.append(
            f"| `{fitted.id}` | {code} (`fast`) | a regression | - | {fitted.training['corpora']}, "
            f"{fitted.training['statements']} drafts | - | 1 |"
        )
    return "\n".join(rows) + "\n"


def with_cards(page: str) -> str:
    """The page with its cards anew."""
    head, rest = page.split(BEGIN)
    return head + BEGIN + table() + END + rest.split(END, 1)[1]


def write(root: Path) -> None:
    """Write the cards into docs/models.md of a checkout."""
    path = root / "docs" / "models.md"
    path.write_text(with_cards(path.read_text(encoding="utf-8")), encoding="utf-8")
