"""spkatt-2023 (Bundestag speeches) -> the record's conventions.

A separated particle belongs to the cue. Statements without a message do not exist in the record;
they teach nothing. Modes are not annotated (hearsay and what goes on without a cue do not occur);
frames and media are not annotated.
"""

from __future__ import annotations

from pathlib import Path

from relata_lab.training.encoder.convert.spans import Row, rows, spans
from relata_lab.training.encoder.data.gold import Converted, Marked, Span

SCHEME = "spkatt-2023"


def convert(row: Row) -> Converted:
    """One document."""
    found: list[Marked] = []
    unsure: list[Span] = []
    for statement in row["statements"]:
        cue = sorted({*spans(statement["cue"]), *spans(statement["extra"].get("particle"))})
        if not statement["content"] or not cue:
            unsure += cue
            continue
        quoted = statement["quoted"]
        modes = ["direct"] if quoted == "all" else ["mixed"] if quoted == "some" else []
        found.append(
            Marked(
                modes=frozenset(modes or ["indirect", "reported"]),
                content=spans(statement["content"]),
                cue=tuple(cue),
                speaker=spans(statement["source"]),
                frame=None,
                addressee=spans(statement["addressee"]),
            )
        )
    return Converted(row["id"], row["lang"], SCHEME, row["text"], tuple(found), tuple(unsure))


def read(folder: Path, part: str) -> list[Converted]:
    """The documents of a part."""
    return [convert(row) for row in rows(folder / SCHEME / f"{part}.jsonl.gz")]
