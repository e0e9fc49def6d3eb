"""CSV (RFC 4180, UTF-8, lines ended by LF): a row a statement.

A document that could not be read has one row, with `document` and `error` only. White space
in a cell is collapsed, parts left out of a discontinuous content are shown by an ellipsis;
`content_spans` has the exact places. A cell of the article that a spreadsheet would take
for a formula (it begins with = + - @ or their full-width forms, also after a semicolon, at which
some of them separate cells) is prefixed by an apostrophe, as OWASP's page on CSV injection advises.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from relata.model.record import Entity, FailedRecord, Record, Spans
from relata.present import clean
from relata.present.options import Options
from relata.present.output_format import OutputFormat
from relata.present.view import (
    Item,
    PartyView,
    View,
    chain_steps,
    chain_text,
    joined,
    view,
)  # fmt: skip
from relata.present.words import Words, load

#: The columns, in order. New ones are added at the end.
COLUMNS: tuple[tuple[str, str], ...] = (
    (
        "document",
        "path or address the document was read from; its id where it was not read from one",
    ),
    ("id", "id of the statement in the document"),
    ("mode", "direct, indirect, mixed, reported, free-indirect, hearsay"),
    ("act", "what kind of saying"),
    ("certainty", "what the cue lends the content"),
    ("medium", "speech, writing, thought; several are separated by semicolons"),
    ("speaker", "name of the speaker, resolved; several are separated by semicolons"),
    ("speaker_text", "the speaker's nearest mention, as printed"),
    ("speaker_ids", "entity ids, separated by semicolons"),
    ("speaker_kind", "kind of the first speaker's entity"),
    ("addressee", "name of the addressee, resolved"),
    ("addressee_text", "the addressee's mention, as printed"),
    ("content", "the words reported, or their topic"),
    ("quoted", "verbatim parts of a content that is not direct, with an ellipsis between them"),
    ("cue", "what introduces it"),
    ("frame", "the introducing clause"),
    ("inside", "id of the statement that encloses this one"),
    ("chain", "the links it came through, outermost first, separated by ←; joint speakers are one"),
    ("links", "number of links of the chain"),
    ("time", "when it was said, ISO 8601"),
    ("paragraph", "paragraph in which the content begins, counted from 1"),
    ("line", "line of the file in which it begins, counted from 1; empty where there are no lines"),
    ("start", "first character of the content, counted from 0"),
    ("end", "end of the content, exclusive"),
    ("content_spans", "every part of the content: start-end, separated by semicolons"),
    ("score", "how sure the engine is, 0 to 1"),
    ("speaker_score", "how sure the speaker is, 0 to 1"),
    ("title", "title of the document"),
    ("outlet", "name of the outlet that printed it"),
    ("date", "publication date"),
    ("language", "language it was read in"),
    ("error", "why the document could not be read"),
    ("tier", "what the score means: sure, likely, doubtful; empty where the engine has no tiers"),
)

_FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20")
#: The same where a program that separates cells by semicolons or tabs would begin one.
_AFTER_SEPARATOR = re.compile(r"([;\t][ \"']{0,9})([=+\-@\uff1d\uff0b\uff0d\uff20])")


def cell(text: str | None) -> str:
    """A text as one cell: on one line, and never a formula."""
    line = clean.line(text) if text else ""
    if line.startswith(_FORMULA):
        line = "'" + line
    return _AFTER_SEPARATOR.sub(r"\1'\2", line)


def _names(party: PartyView | None, entities: dict[str, Entity]) -> str:
    if party is None:
        return ""
    names = [entities[key].name if key in entities else party.name for key in party.keys]
    return "; ".join(names)


def _spans(spans: Spans) -> str:
    return ";".join(f"{start}-{end}" for start, end in spans)


def _row(item: Item, shown: View, words: Words, entities: dict[str, Entity]) -> dict[str, object]:
    statement, info = item.statement, shown.record.document
    steps = chain_steps(item)
    speaker, addressee = item.speaker, item.addressee
    first = entities.get(speaker.keys[0]) if speaker else None
    return {
        "id": cell(statement.id),
        "mode": statement.mode,
        "act": statement.act,
        "certainty": statement.certainty,
        "medium": ";".join(statement.medium),
        "speaker": cell(_names(speaker, entities)),
        "speaker_text": cell(speaker.mention) if speaker else "",
        "speaker_ids": cell(";".join(speaker.voice.entities)) if speaker else "",
        "speaker_kind": first.kind if first else "",
        "addressee": cell(_names(addressee, entities)),
        "addressee_text": cell(addressee.mention) if addressee else "",
        "content": cell(item.content),
        "quoted": cell(joined(info.text, statement.quoted)),
        "cue": cell(joined(info.text, statement.cue)),
        "frame": cell(joined(info.text, statement.frame)),
        "inside": cell(statement.inside),
        "chain": cell(chain_text(steps, words)),
        "links": len(steps),
        "time": cell(statement.time),
        "paragraph": item.paragraph,
        "line": "" if item.line is None else item.line,
        "start": statement.content[0][0],
        "end": statement.content[-1][1],
        "content_spans": _spans(statement.content),
        "score": statement.score,
        "tier": statement.tier or "",
        "speaker_score": speaker.voice.score if speaker else "",
    }


def _rows(record: Record, words: Words, doubtful: bool) -> list[dict[str, object]]:
    shown = view(record, words, doubtful)
    info = record.document
    entities = {entity.id: entity for entity in record.entities}
    common: dict[str, object] = {
        "document": cell(info.source or info.id),
        "title": cell(shown.title),
        "outlet": cell(shown.outlet),
        "date": cell(info.date),
        "language": cell(info.language),
    }
    return [{**common, **_row(item, shown, words, entities)} for item in shown.items]


def render(results: Sequence[Record | FailedRecord], options: Options) -> str:
    """A header line, then a row for each statement, in input order."""
    out = io.StringIO()
    fields = [name for name, _ in COLUMNS]
    writer = csv.DictWriter(out, fields, restval="", lineterminator="\n")
    writer.writeheader()
    words = load("en")
    for result in results:
        if isinstance(result, FailedRecord):
            failure = {"document": cell(result.source), "error": cell(result.error.message)}
            writer.writerow(failure)
        else:
            writer.writerows(_rows(result, words, options.doubtful))
    return out.getvalue()


FORMAT = OutputFormat(
    name="csv",
    summary="a row a statement",
    suffix=".csv",
    media_type="text/csv",
    shows_errors=True,
    render=render,
)
