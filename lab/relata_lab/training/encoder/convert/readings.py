"""Articles that we marked ourselves (`tests/gold/readings.jsonl`) -> the record's conventions.

The marks already follow them. Frames and media are not marked; of addressees only their absence.
The 36 readings and `ntrex-*` measure, and are never trained on: only the marks of the repository
are read here.

The parts are "train" (all articles) and, for folds, "without-K" (all but those of fold K). Folds
are dealt out by language and genre, so that each holds a like mixture.
"""

from __future__ import annotations

from pathlib import Path

from relata_lab.corpora.read import read_objects
from relata_lab.corpora.readings.load import gold_file, load
from relata_lab.corpora.readings.model import MarkedStatement, Reading
from relata_lab.training.encoder.data.gold import Converted, Marked

SCHEME = "readings"
_SET = "gold"
FOLDS = 3
_WITHOUT = "without-"


def convert(reading: Reading) -> Converted:
    """One article."""
    marked = tuple(_marked(statement) for statement in reading.statements)
    return Converted(reading.id, reading.language, SCHEME, reading.text, marked)


def _marked(statement: MarkedStatement) -> Marked:
    return Marked(
        modes=frozenset([statement.mode]),
        content=statement.content,
        cue=statement.cue,
        speaker=(statement.speaker,) if statement.speaker else (),
        frame=None,
        addressee=None if statement.addressee else (),
    )


def folds() -> dict[str, int]:
    """Id of every marked article -> its fold, 0 to `FOLDS` - 1.

    Articles whose text does not come back have theirs too, so that nobody else's changes.
    """
    rows = [row for _, row in read_objects(gold_file())]
    order = sorted((row["lang"], row["genre"], row["id"]) for row in rows)
    return {identity: k % FOLDS for k, (_, _, identity) in enumerate(order)}


def read(folder: Path, part: str) -> list[Converted]:
    """The articles of a part (see the module's docstring); none for other parts."""
    readings = load(_SET, corpora=folder).readings
    if part.startswith(_WITHOUT):
        fold_of = folds()
        left_out = int(part.removeprefix(_WITHOUT))
        return [convert(r) for r in readings if fold_of[r.id] != left_out]
    return [convert(r) for r in readings] if part == "train" else []
