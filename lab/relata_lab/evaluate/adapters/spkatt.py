"""Bundestag speeches (spkatt-2023): our record in the conventions of that shared task.

1. The cue is the reporting word alone: no auxiliary, no separated particle.
2. Contents have no quotation marks and no closing stop. Nested statements count.
3. Modes, media and frames are not annotated.

The corpus marks much that is no reported statement (laws, decisions, wishes), so its recall
is bounded for a system that looks for statements: four in ten of its cues have no message.
An engine that knows such cues too hands over its own layer of cues, which is scored in the
record's place; the figures "(with message)" are those of the record's statements against the
cues that have a message. The parts are carved by debate (`corpora.PARTINGS`), because the
corpus's own dev part has no debate that train does not have.
"""

from __future__ import annotations

from dataclasses import replace

from relata import pipeline
from relata.lang.language import load
from relata.model.document import Document
from relata.model.record import Record
from relata_lab.evaluate.adapters import Adapter, annotation
from relata_lab.evaluate.adapters.spans import trim
from relata_lab.evaluate.adapters.words import reporting_word
from relata_lab.evaluate.statements.model import Annotation

PARTS = ("content", "speaker", "cue", "addressee")
_EDGES = '„“”»«".'


def mapped(record: Record) -> list[Annotation]:
    """The record's statements as this corpus would annotate them."""
    text, language = record.document.text, load(record.document.language)
    found = []
    for statement in record.statements:
        plain = replace(annotation(statement, {}), frame=(), type=None, medium=frozenset())
        found.append(
            replace(
                plain,
                content=trim(text, plain.content, _EDGES) or plain.content,
                cue=reporting_word(text, plain.cue, language),
            )
        )
    return found


def layer(document: Document, language: str, engine: str | None) -> list[Annotation] | None:
    """The engine's own layer of cues, as it is: it was built to this corpus's conventions."""
    drafts = pipeline.cues(document, language=language, engine=engine)
    if drafts is None:
        return None
    return [
        Annotation(
            id=f"c{number}",
            content=draft.content,
            speaker=draft.speaker.spans if draft.speaker else (),
            cue=draft.cue,
            addressee=draft.addressee.spans if draft.addressee else (),
            score=draft.score,
            note=f"score {draft.score:.2f}",
        )
        for number, draft in enumerate(drafts, 1)
    ]


ADAPTER = Adapter(
    "spkatt-2023", PARTS, {}, mapped, scoring="layers", typed=False, layer=layer,
    note="cues and roles, token micro F1; best published (subtask 1): cues .893, roles .821",
)  # fmt: skip
