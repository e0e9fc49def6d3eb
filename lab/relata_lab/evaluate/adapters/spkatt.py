"""Bundestag speeches (spkatt-2023): our record in the conventions of that shared task.

1. The cue is the reporting word alone: no auxiliary, no separated particle.
2. Contents have no quotation marks and no closing stop. Nested statements count.
3. Modes, media and frames are not annotated.

The corpus annotates much that is not a reported statement (laws, decisions, wishes): four in ten
of its cues have no message, so that the recall of a system that looks for statements is bounded.
The figures "(with message)" compare only with the cues that have a message, as if there were no
others. The splits are made anew by debate (`corpora.read.RESPLITS`), because every debate of the
corpus's own dev split is also in train.
"""

from __future__ import annotations

from dataclasses import replace

from relata.lang.language import load
from relata.model.record import Record
from relata_lab.corpora.annotations import Annotation
from relata_lab.evaluate.adapters import Adapter, annotation
from relata_lab.evaluate.adapters.spans import trim
from relata_lab.evaluate.adapters.words import reporting_word

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
    "spkatt-2023", PARTS, {}, mapped, scoring="cues", typed=False,
    note="cues and roles, token micro F1; best published (subtask 1): cues .893, roles .821",
)  # fmt: skip
