"""Readings from the corpora (`readings`, `ntrex`), and from the marks of this repository."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from relata.model.errors import MissingInput, UsageError
from relata_lab.corpora.read import find_folder, read_objects
from relata_lab.corpora.readings.gold import rebuilt
from relata_lab.corpora.readings.model import (
    Json,
    MarkedStatement,
    Name,
    Names,
    Reading,
    Span,
    Spans,
)
from relata_lab.corpora.readings.places import pieces

#: Labels and texts of the corpora, within the folder of readings.
_FILES = {
    "readings": ("labels.jsonl.gz", "texts.jsonl.gz"),
    "ntrex": ("ntrex-labels.jsonl.gz", "ntrex-texts.jsonl.gz"),
}
#: What can be loaded. `readings` and `ntrex` measure; `gold` trains and calibrates.
SETS = (*_FILES, "gold")


@dataclass(frozen=True, slots=True)
class Loaded:
    """Readings, and a line for each document or string that could not be found."""

    readings: tuple[Reading, ...]
    problems: tuple[str, ...] = ()

    def in_languages(self, codes: Collection[str]) -> Loaded:
        """Only the readings in some languages; all where none is named."""
        kept = tuple(r for r in self.readings if not codes or r.language in codes)
        return Loaded(kept, self.problems)


def gold_file() -> Path:
    """Where this checkout keeps its marks. Raises MissingInput where it has none."""
    path = Path(__file__).resolve().parents[4] / "tests" / "gold" / "readings.jsonl"
    if not path.is_file():
        raise MissingInput(f"no marks at {path}")
    return path


def load(name: str, *, corpora: Path | None = None, gold: Path | None = None) -> Loaded:
    """The readings of `SETS`: `readings`, `ntrex`, or `gold` (whose rows `gold` may name).

    Raises UsageError where there is no such set, MissingInput where its files are absent.
    """
    if name not in SETS:
        raise UsageError(f"no readings {name!r}; there are {', '.join(SETS)}")
    folder = find_folder(corpora)
    if name == "gold":
        rows = [row for _, row in read_objects(gold or gold_file())]
        readings, lost = rebuilt(rows, folder)
        return Loaded(tuple(readings), tuple(lost))
    labels, texts = (folder / "readings" / file for file in _FILES[name])
    return labelled(labels, texts)


def labelled(labels: Path, texts: Path) -> Loaded:
    """The readings of a file of labels, as strings, and a file of their texts."""
    by_id = {row["id"]: row["text"] for _, row in read_objects(texts)}
    problems: list[str] = []
    found = []
    for _, row in read_objects(labels):
        text = by_id.get(row["id"])
        if text is None:
            problems.append(f"{row['id']}: no such text")
        else:
            statements = _statements(text, row, problems)
            found.append(Reading(row["id"], row["lang"], row["genre"], text, statements))
    return Loaded(tuple(found), tuple(problems))


def _statements(text: str, row: Json, problems: list[str]) -> tuple[MarkedStatement, ...]:
    """Contents are looked for in order, from the beginning of the one before, then anywhere."""
    found = []
    last = 0
    for number, label in enumerate(row["statements"], 1):
        spans: list[Span] = []
        at = last
        for piece in pieces(label["content"]):
            start = text.find(piece, at)
            start = start if start >= 0 else text.find(piece)
            if start < 0:
                problems.append(f"{row['id']} #{number}: content not in the text: {piece[:60]!r}")
                continue
            at = start + len(piece)
            spans.append((start, at))
        if spans:
            last = spans[0][0]
            found.append(_statement(text, label, tuple(spans)))
    return tuple(found)


def _nearest(text: str, words: str, around: int) -> Span | None:
    """The occurrence of some words that begins nearest to a place."""
    starts = []
    at = text.find(words)
    while at >= 0:
        starts.append(at)
        at = text.find(words, at + 1)
    if not starts:
        return None
    start = min(starts, key=lambda s: abs(s - around))
    return start, start + len(words)


def _statement(text: str, label: Json, content: Spans) -> MarkedStatement:
    begin = content[0][0]
    cue = [_nearest(text, piece, begin) for piece in pieces(label.get("cue"))]
    speaker = label.get("speaker")
    return MarkedStatement(
        content=content,
        mode=label["mode"],
        must=label["need"] == "must",
        cue=tuple(sorted(span for span in cue if span)),
        speaker=_nearest(text, speaker, begin) if isinstance(speaker, str) and speaker else None,
        names=_names(label["names"]),
        joint=tuple(_names(one) for one in label.get("joint") or ()),
        addressee=_names(label.get("to") or ()),
        hands=tuple(_names(one) for one in label.get("via") or ()),
    )


def _names(forms: Sequence[Any]) -> Names:
    return tuple(Name(form) for form in forms)


__all__ = ["SETS", "Loaded", "gold_file", "labelled", "load"]
