"""The news-like part of redewiedergabe (1840 to 1919) -> the record's conventions.

Reports, features and comments only. What is not factual, metaphoric or a border case teaches
nothing. reported: cue and speaker are cut out of the content; only verbs are taken for its cue.
Only heads of speakers are annotated: words around them may belong to them. Addressees are not
annotated.
"""

from __future__ import annotations

from pathlib import Path

from relata_lab.training.encoder.convert.spans import (
    Row,
    hull,
    reported_matter_span,
    rows,
    spans,
    trimmed,
    words,
)
from relata_lab.training.encoder.data.gold import Converted, Marked, Span

SCHEME = "redewiedergabe"
_GENRES = frozenset(("nonfiction/Nachrichten", "nonfiction/Reportage", "nonfiction/Kommentar"))
_MODES = {
    "direct": "direct",
    "indirect": "indirect",
    "reported": "reported",
    "indirect-free-indirect": "free-indirect",
}


def convert(row: Row) -> Converted:
    """One document."""
    found: list[Marked] = []
    unsure: list[Span] = []
    for statement in row["statements"]:
        marked = _marked(row["text"], statement)
        if marked is None:
            unsure += [*spans(statement["cue"]), *spans(statement["content"])]
        else:
            found.append(marked)
    return Converted(row["id"], row["lang"], SCHEME, row["text"], tuple(found), tuple(unsure))


def _marked(text: str, statement: Row) -> Marked | None:
    if statement["flags"] or statement["type"] not in _MODES or not statement["content"]:
        return None
    content, cue = spans(statement["content"]), spans(statement["cue"])
    speaker, reported = spans(statement["source"]), statement["type"] == "reported"
    if reported:
        verbal = bool(cue) and text[cue[0][0]].islower()
        content = reported_matter_span(text, hull(content), cue, speaker) if verbal else ()
        content = tuple(s for s in content if len(words(text, s)) > 1)
    if not content:
        return None
    medium = statement["medium"]
    return Marked(
        modes=frozenset([_MODES[statement["type"]]]),
        content=content,
        cue=cue,
        speaker=speaker,
        frame=None if reported else trimmed(text, spans(statement["frame"])),
        addressee=None,
        media=frozenset(medium.split("|")) if medium else None,
        head_only=True,
    )


def read(folder: Path, part: str) -> list[Converted]:
    """The documents of a part."""
    documents = rows(folder / SCHEME / f"{part}.jsonl.gz")
    return [convert(row) for row in documents if row["genre"] in _GENRES]
