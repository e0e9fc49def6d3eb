"""Articles that we marked ourselves (labels and texts in the form of the readings) -> the record.

The marks already follow the record's conventions. A part is given as offsets, or letter by letter:
then it is looked for near the content. Frames and media are not marked; of addressees only their
absence. The 36 readings and `ntrex-*` measure, and are never trained on.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from relata_lab.training.encoder.convert.spans import Row, rows
from relata_lab.training.encoder.data.gold import Converted, Marked, Span, Spans

SCHEME = "readings"
#: Files of the parts that only measure: their labels are refused here.
_MEASURING = ("labels.jsonl.gz", "ntrex-labels.jsonl.gz")
LABELS, TEXTS = "labels.jsonl", "texts.jsonl"


def convert(label: Row, text: str) -> Converted:
    """One article; statements whose content is not in the text are left out."""
    found: list[Marked] = []
    at = 0
    for statement in label["statements"]:
        content = _content(text, statement, at)
        if not content:
            continue
        at = content[0][0]
        found.append(
            Marked(
                modes=frozenset([statement["mode"]]),
                content=content,
                cue=_near(text, statement.get("cue"), at),
                speaker=_near(text, statement.get("speaker"), at),
                frame=None,
                addressee=None if statement.get("to") else (),
            )
        )
    return Converted(label["id"], label["lang"], SCHEME, text, tuple(found))


def _content(text: str, statement: Row, at: int) -> Spans:
    given: Any = statement.get("spans", statement["content"])
    if isinstance(given, list) and given and not isinstance(given[0], str):
        return tuple((a, b) for a, b in given)
    found: list[Span] = []
    for piece in [given] if isinstance(given, str) else given:
        start = text.find(piece, at)
        start = text.find(piece) if start < 0 else start
        if start >= 0:
            found.append((start, start + len(piece)))
            at = start + len(piece)
    return tuple(sorted(found))


def _near(text: str, given: Any, around: int) -> Spans:
    """Offsets as they are, one pair or a list of them; words at their place next to `around`."""
    if not given:
        return ()
    if isinstance(given, list) and isinstance(given[0], int):
        return ((given[0], given[1]),)
    if isinstance(given, list) and not isinstance(given[0], str):
        return tuple((a, b) for a, b in given)
    found: list[Span] = []
    for piece in [given] if isinstance(given, str) else given:
        places = _places(text, piece)
        if places:
            start = min(places, key=lambda p: abs(p - around))
            found.append((start, start + len(piece)))
    return tuple(sorted(found))


def _places(text: str, piece: str) -> list[int]:
    found: list[int] = []
    at = text.find(piece)
    while at >= 0:
        found.append(at)
        at = text.find(piece, at + 1)
    return found


def read(folder: Path, part: str) -> list[Converted]:
    """The articles of a folder with labels and texts; all of them are of the part "train"."""
    if any((folder / name).exists() for name in _MEASURING):
        raise ValueError(f"{folder} holds readings that measure; give the folder of our own marks")
    if part != "train":
        return []
    texts = {row["id"]: row["text"] for row in rows(folder / TEXTS)}
    return [convert(row, texts[row["id"]]) for row in rows(folder / LABELS) if row["id"] in texts]
