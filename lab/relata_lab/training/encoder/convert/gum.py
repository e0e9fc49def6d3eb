"""gum (English, many genres) -> the record's conventions. Genres under free terms only.

Frames, cues and speakers come from a discourse treebank: a frame is a clause, a cue the words that
signal it, a speaker the words that signal the source. Statements without a cue are credits and
bibliography more often than not: they teach nothing. Modes follow from quotation marks; the head
of a content is not known, so that what is not quoted may be indirect or reported. A negative
attribution is negated. Addressees and media are not annotated.
"""

from __future__ import annotations

from pathlib import Path

from relata_lab.training.encoder.convert.spans import Row, rows, spans, trimmed, without
from relata_lab.training.encoder.data.gold import Converted, Marked, Span

SCHEME = "gum"
#: Genres whose texts are under CC BY or CC BY-SA.
GENRES = frozenset(("news", "interview", "bio", "voyage", "academic", "court"))
_NEGATIVE = "negative"


def convert(row: Row) -> Converted:
    """One document."""
    found: list[Marked] = []
    unsure: list[Span] = []
    for statement in row["statements"]:
        content, cue = spans(statement["content"]), spans(statement["cue"])
        if not content or not cue:
            unsure += [*spans(statement.get("frame")), *content]
            continue
        kind = statement["type"]
        frame = trimmed(row["text"], spans(statement.get("frame")))
        found.append(
            Marked(
                modes=frozenset(
                    [kind] if kind in ("direct", "mixed") else ["indirect", "reported"]
                ),
                content=without(content, frame) or content,
                cue=cue,
                speaker=spans(statement["source"]),
                frame=frame,
                addressee=None,
                negated=_NEGATIVE in " ".join([*statement["flags"], statement["raw_type"] or ""]),
            )
        )
    return Converted(row["id"], row["lang"], SCHEME, row["text"], tuple(found), tuple(unsure))


def read(folder: Path, part: str) -> list[Converted]:
    """The documents of a part."""
    documents = rows(folder / SCHEME / f"{part}.jsonl.gz")
    return [convert(row) for row in documents if row["genre"] in GENRES]
