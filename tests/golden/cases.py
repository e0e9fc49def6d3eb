"""The golden cases: texts of our own, and a summary of what is read in them.

A case is a text `<language>/<name>.txt` next to this file, or a sample of `examples/`; what is
expected stands in `<language>/<name>.json`. `make golden` writes them anew: read the diff.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import relata
from relata.model.record import Record, Spans, Voice

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
EXAMPLES = ROOT / "examples"


@dataclass(frozen=True)
class Case:
    """A text, and where its expected summary stands."""

    name: str
    text: Path
    expected: Path


def cases() -> list[Case]:
    """All of them, sorted by name."""
    found = [
        Case(f"{path.parent.name}/{path.stem}", path, path.with_suffix(".json"))
        for path in HERE.glob("??/*.txt")
    ]
    for path in EXAMPLES.glob("*.*"):
        stem, language = path.name.split(".")[:2]
        found.append(Case(f"{language}/{stem}", path, HERE / language / f"{stem}.json"))
    return sorted(found, key=lambda case: case.name)


def _slices(text: str, spans: Spans) -> str:
    return " […] ".join(" ".join(text[start:end].split()) for start, end in spans)


def _voice(record: Record, voice: Voice | None) -> dict[str, Any] | None:
    if voice is None:
        return None
    names = {entity.id: entity.name for entity in record.entities}
    return {
        "text": _slices(record.document.text, voice.spans),
        "is": [names[key] for key in voice.entities],
    }


def summary(record: Record) -> dict[str, Any]:
    """What of a record a person can check: words instead of offsets, no scores, no reasons."""
    text = record.document.text
    names = {entity.id: entity.name for entity in record.entities}
    document = record.document
    statements = []
    contents = {s.id: _slices(text, s.content) for s in record.statements}
    for s in record.statements:
        # No ids: one statement more or less would change all that follow.
        outer = contents.get(s.inside or "", "")
        statement = {
            "mode": s.mode,
            "act": s.act,
            "certainty": s.certainty,
            "medium": list(s.medium),
            "content": contents[s.id],
            "quoted": [_slices(text, (span,)) for span in s.quoted],
            "cue": _slices(text, s.cue),
            "frame": _slices(text, s.frame),
            "speaker": _voice(record, s.speaker),
            "addressee": _voice(record, s.addressee),
            "chain": [f"{names[link.entity]} ({link.kind})" for link in s.chain],
            "inside": outer if len(outer) <= 60 else outer[:60] + "…",
        }
        statements.append({key: value for key, value in statement.items() if value})
    return {
        "language": document.language,
        "title": document.title,
        "date": document.date,
        "outlet": names.get(document.outlet or ""),
        "authors": list(document.authors),
        "notes": list(document.notes),
        "statements": statements,
    }


def read(case: Case) -> str:
    """The summary of what is read in the case's text now, as JSON."""
    # A golden case is read as a file of its own folder, so that no machine's path is in it.
    return json.dumps(
        summary(relata.read_file(str(case.text), engine="grammar")), ensure_ascii=False, indent=1
    )
