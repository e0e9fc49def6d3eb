"""The marked events (tests/gold/EVENTS.md), with the texts that they were marked in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from relata.model.errors import MissingInput
from relata_lab.corpora.read import find_folder, read_lines, read_objects, split_file
from relata_lab.corpora.readings.load import load as load_readings

Span = tuple[int, int]

#: First letters of a document's id -> the corpus that holds it.
_CORPORA = {"wn-": "wikinews-de", "pn-": "polnear"}


@dataclass(frozen=True, slots=True)
class MarkedParticipant:
    """A party of a marked event."""

    part: str
    must: bool
    #: Every accepted name, best first.
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarkedEvent:
    """An event as the marker saw it."""

    kinds: tuple[str, ...]
    status: tuple[str, ...]
    must: bool
    #: The words that report it.
    spans: tuple[Span, ...]
    participants: tuple[MarkedParticipant, ...]
    #: Accepted values; None among them: the text need not be understood to give one.
    times: tuple[str | None, ...]
    place: str | None


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text with its events, marked from its beginning up to `end`."""

    id: str
    text: str
    date: str | None
    end: int
    events: tuple[MarkedEvent, ...]


def gold_file() -> Path:
    """Where this checkout keeps its marks. Raises MissingInput where it has none."""
    path = Path(__file__).resolve().parents[4] / "tests" / "gold" / "events.jsonl"
    if not path.is_file():
        raise MissingInput(f"no marks at {path}")
    return path


def load(corpora: Path | None = None, file: Path | None = None) -> tuple[list[MarkedText], int]:
    """The marked texts, and how many of them could not be found again in the corpora."""
    folder = find_folder(corpora)
    rows = [row for _, row in read_objects(file or gold_file())]
    texts = _texts(folder, {str(row["id"]) for row in rows})
    found, lost = [], 0
    for row in rows:
        text = texts.get(row["id"])
        if text is None or hashlib.sha256(text.encode("utf-8")).hexdigest() != row["sha256"]:
            lost += 1
            continue
        found.append(_marked(row, text))
    return found, lost


def _texts(folder: Path, wanted: set[str]) -> dict[str, str]:
    """The texts that are wanted: of the dev splits and the readings, else of the train splits."""
    texts = {one.id: one.text for one in load_readings("gold", corpora=folder).readings}
    for split in ("dev", "train"):
        if wanted <= texts.keys():
            break
        for corpus in _CORPORA.values():
            for line in read_lines(split_file(folder, corpus, split)):
                if line["id"] in wanted:
                    texts[str(line["id"])] = str(line["text"])
    return texts


def _marked(row: dict[str, Any], text: str) -> MarkedText:
    events = tuple(_event(event, text) for event in row["events"])
    return MarkedText(row["id"], text, row["date"], row["end"], events)


def _event(row: dict[str, Any], text: str) -> MarkedEvent:
    place = row["place"]
    return MarkedEvent(
        kinds=tuple(row["kind"]),
        status=tuple(row["status"]),
        must=row["need"] == "must",
        spans=tuple((start, end) for start, end in row["spans"]),
        participants=tuple(
            MarkedParticipant(
                one["as"],
                one["need"] == "must",
                tuple(text[start:end] for start, end in one["names"]),
            )
            for one in row["participants"]
        ),
        times=tuple(row["time"]),
        place=text[place[0] : place[1]] if place else None,
    )
