"""Bundestag speeches (spkatt-2023): our record in the conventions of that shared task.

1. The cue is the reporting word alone: no auxiliary, no separated particle.
2. Contents have no quotation marks and no closing stop. Nested statements count.
3. Modes, media and frames are not annotated.

The corpus marks much that is no reported statement (laws, decisions, wishes), so its recall
is bounded for a system that looks for statements: four in ten of its cues have no message.
"""

from __future__ import annotations

from dataclasses import replace

from relata.evaluate.adapters import Adapter, annotation
from relata.evaluate.adapters.spans import trim
from relata.evaluate.adapters.words import reporting_word
from relata.evaluate.model import Annotation
from relata.lang.language import load
from relata.model.record import Record

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


ADAPTER = Adapter(
    "spkatt-2023", PARTS, {}, mapped, scoring="layers", typed=False,
    note="cues and roles, token micro F1; best published (subtask 1): cues .893, roles .821",
)  # fmt: skip
