"""The schema of the tables, column by column: the contract that docs/batch.md prints.

`doc` joins the tables: shard and record, unique in a run. `day` and `language` are not columns of
the files but of their folders (Hive's layout), which every reader of Parquet adds.
"""

from __future__ import annotations

from typing import Any, NamedTuple


class Column(NamedTuple):
    """A column: its name, its type in short, and what it holds."""

    name: str
    type: str
    what: str


_DOC = Column("doc", "string", "the document: its shard and the number of its record")
_SPAN = Column("begin", "int32", "first character in `documents.text`, in code points")
_END = Column("end", "int32", "the character after the last one")

#: Columns that statements, hands and events share with their document, so that most questions
#: need no join.
_OF_DOCUMENT = (
    Column("outlet", "string", "the outlet that printed the article; null where unknown"),
    Column("domain", "string", "host of the page's address, without www."),
    Column("date", "string", "the article's own date, ISO 8601 (year, month or day); or null"),
    Column("twin_of", "string", "the original (`doc`) that this one is a copy of; else null"),
)

SCHEMA: dict[str, tuple[Column, ...]] = {
    "documents": (
        _DOC,
        Column("id", "string", "SHA-256 of the text, hexadecimal"),
        Column("url", "string", "address of the page; null where there is none"),
        Column("domain", "string", "its host, without www."),
        Column("input", "string", "the input's path, as it was given"),
        Column("record", "int64", "number of the record in the input, from 0"),
        Column("name", "string", "WARC-Record-ID, the row's id, or the file's name"),
        Column("captured", "timestamp", "when the page was captured (WARC-Date), UTC"),
        Column("date", "string", "the article's own date, ISO 8601 (year, month or day); or null"),
        Column("date_from", "string", "meta, text or given"),
        Column("title", "string", "the title; or null"),
        Column("outlet", "string", "the outlet that printed it; null where unknown"),
        Column("authors", "strings", "names in the byline or the page's metadata"),
        Column("credits", "strings", "names in credit lines"),
        Column("language_score", "float64", "how sure the language is, from 0 to 1"),
        Column("characters", "int32", "length of the text"),
        Column("statements", "int32", "statements, the doubtful ones left out"),
        Column("speakers", "int32", "different entities that speak"),
        Column("first_hand", "int32", "statements that the outlet heard or read itself"),
        Column("named", "int32", "statements whose speaker has a name"),
        Column("anonymous", "int32", "statements by somebody without a name"),
        Column("without_source", "int32", "statements without any speaker"),
        Column("longest_chain", "int32", "links of the longest chain"),
        Column("reported_share", "float64", "share of the text that is reported speech"),
        Column("twin_of", "string", "the original (`doc`) that this one is a copy of; else null"),
        Column("similarity", "float64", "share of their shingles that both have; null: no twin"),
        Column("projected", "bool", "whether its rows were taken over from the original's"),
        Column("engine", "string", "the statement engine"),
        Column("weights", "string", "identity of its weights; or null"),
        Column("notes", "strings", "what to know of how it was read"),
        Column("text", "string", "the text that all offsets point into"),
    ),
    "statements": (
        _DOC,
        Column("statement", "string", "s1, s2, … in the order of the text"),
        Column("mode", "string", "direct, indirect, mixed, reported, free-indirect or hearsay"),
        Column("medium", "strings", "speech, writing, thought; may be empty"),
        Column("act", "string", "what kind of saying"),
        Column("certainty", "string", "what the cue lends the content"),
        Column("content", "string", "the words reported; several stretches with “ … ” between"),
        Column("cue", "string", "what introduces it; null where nothing does"),
        Column("speaker", "string", "entity of the speaker; null where open or unknown"),
        Column("speaker_name", "string", "its name; null where it has none"),
        Column("speaker_kind", "string", "person, institution, outlet, …"),
        Column("speaker_text", "string", "the speaker as the text has it there"),
        Column("speakers", "strings", "all entities that speak together"),
        Column("speaker_score", "float64", "how sure the speaker is"),
        Column("addressee", "string", "entity of the addressee; or null"),
        Column("addressee_name", "string", "its name; or null"),
        Column("through", "strings", "names of the hands between outlet and speaker, in order"),
        Column("basis", "string", "how the outlet knows: heard, relayed, document, unstated"),
        Column("inside", "string", "the statement whose content encloses this one; or null"),
        Column("time", "string", "when it was said, ISO 8601; or null"),
        Column("said_earliest", "string", "the same as an interval: its first day or minute"),
        Column("said_latest", "string", "and its last one"),
        Column("about_earliest", "string", "when what it speaks of happened: first day or minute"),
        Column("about_latest", "string", "and the last one"),
        Column("score", "float64", "how sure the engine is of the statement"),
        Column("tier", "string", "sure, likely or doubtful; null where the engine has none"),
        Column("content_spans", "spans", "where the content stands"),
        Column("quoted_spans", "spans", "verbatim parts of a content that is not direct"),
        Column("cue_spans", "spans", "where the cue stands"),
        Column("frame_spans", "spans", "where the introducing clause stands"),
        Column("speaker_spans", "spans", "where the speaker is named"),
        Column("addressee_spans", "spans", "where the addressee is named"),
        *_OF_DOCUMENT,
    ),
    "entities": (
        _DOC,
        Column("entity", "string", "e1, e2, … in the order of first mention"),
        Column("kind", "string", "person, organisation, institution, outlet, agency, place, …"),
        Column("name", "string", "the fullest form of the name in the text"),
        Column("forms", "strings", "every form of the name in the text"),
        Column("roles", "strings", "descriptions that stand by the name"),
        Column("wikidata", "string", "Wikidata item; or null"),
        Column("mentions", "int32", "how often the text speaks of it"),
        Column("mention_spans", "spans", "where, in order"),
        Column("mention_kinds", "strings", "name, description, pronoun or place-for-government"),
    ),
    "hands": (
        _DOC,
        Column("statement", "string", "the statement whose chain it is"),
        Column("position", "int32", "0 is the outermost; the speaker is last"),
        Column("entity", "string", "entity of the hand"),
        Column("name", "string", "its name; null where it has none"),
        Column("entity_kind", "string", "what it is: person, agency, …"),
        Column("kind", "string", "its part: outlet, agency, document, institution, …, speaker"),
        Column("score", "float64", "how sure the link is"),
        Column("why", "string", "the reason, for a person to read"),
        Column("spans", "spans", "where the text says so; may be empty"),
        *_OF_DOCUMENT,
    ),
    "times": (
        _DOC,
        _SPAN,
        _END,
        Column("text", "string", "the words of it"),
        Column("type", "string", "TIMEX3 type: DATE, TIME, DURATION, SET"),
        Column("value", "string", "TIMEX3 value; unknown parts stay X"),
        Column("anchored_to", "string", "document, text or null"),
        Column("earliest", "string", "the first moment that it may mean; or null"),
        Column("latest", "string", "the last one; or null"),
    ),
    "events": (
        _DOC,
        Column("event", "string", "v1, v2, … in the order of the text"),
        Column("kind", "string", "call, meeting, visit, …"),
        Column("status", "string", "happened, planned, denied, demanded, reported"),
        Column("participants", "strings", "entities that take part"),
        Column("participant_names", "strings", "their names, in the same order"),
        Column("participant_roles", "strings", "from, to, with, …, in the same order"),
        Column("time", "string", "when, ISO 8601; or null"),
        Column("earliest", "string", "the same as an interval: its first day or minute"),
        Column("latest", "string", "and its last one"),
        Column("place", "string", "where; or null"),
        Column("known_from", "strings", "statements that speak of it"),
        Column("denied_by", "strings", "statements that deny it"),
        _SPAN,
        _END,
        *_OF_DOCUMENT,
    ),
    "findings": (
        _DOC,
        Column("rule", "string", "rule id"),
        Column("severity", "string", "error, warning, info"),
        Column("message", "string", "what was noticed"),
        Column("advice", "string", "what to do"),
        Column("fingerprint", "string", "its identity in other versions of the text; or null"),
        _SPAN,
        _END,
        Column("related", "spans", "other places that belong to it"),
    ),
    "skipped": (
        _DOC,
        Column("input", "string", "the input's path, as it was given"),
        Column("record", "int64", "number of the record in the input, from 0"),
        Column("url", "string", "address of the page; null where there is none"),
        Column("domain", "string", "its host, without www."),
        Column("name", "string", "WARC-Record-ID, the row's id, or the file's name"),
        Column("captured", "timestamp", "when the page was captured (WARC-Date), UTC"),
        Column("bytes", "int64", "size of the record as the input says it"),
        Column("reason", "string", "why it is not in `documents`: see above"),
        Column("detail", "string", "more on it; for duplicates the `doc` of the first one"),
    ),
}  # fmt: skip


def arrow_schema(table: str) -> Any:
    """The schema of a table for pyarrow; the description of a column is its metadata."""
    import pyarrow as pa

    span = pa.struct([pa.field("begin", pa.int32()), pa.field("end", pa.int32())])
    types = {
        "string": pa.string(),
        "strings": pa.list_(pa.string()),
        "int32": pa.int32(),
        "int64": pa.int64(),
        "float64": pa.float64(),
        "bool": pa.bool_(),
        "timestamp": pa.timestamp("ms", tz="UTC"),
        "spans": pa.list_(span),
    }
    return pa.schema(
        [
            pa.field(column.name, types[column.type], metadata={"what": column.what})
            for column in SCHEMA[table]
        ]
    )
