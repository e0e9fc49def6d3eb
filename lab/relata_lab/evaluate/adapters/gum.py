"""Attribution relations of GUM (gum): our record in that corpus's conventions.

1. The type follows from the quotation marks (`marks`); media and addressees are not annotated.
2. The frame is the attributing clause: ours, or from cue to speaker where we have none.
3. Contents keep their closing stop.
"""

from __future__ import annotations

from dataclasses import replace

from relata.model.record import Record
from relata_lab.corpora.annotations import Annotation, Spans
from relata_lab.evaluate.adapters import Adapter, annotation
from relata_lab.evaluate.adapters.marks import quoted, type_by_marks, with_marks
from relata_lab.evaluate.adapters.spans import around, clip, hull

PARTS = ("content", "speaker", "cue", "frame")


def mapped(record: Record) -> list[Annotation]:
    """The record's statements as this corpus would annotate them."""
    text, sentences = record.document.text, record.document.sentences
    inside = quoted(text)
    found = []
    for statement in record.statements:
        plain = annotation(statement, {})
        content = with_marks(text, plain.content)
        start, end = content[-1]
        if any(b == end + 1 for _, b in sentences) and text[end : end + 1] == ".":
            content = (*content[:-1], (start, end + 1))
        found.append(
            replace(
                plain,
                content=content,
                frame=plain.frame or _frame(sentences, plain),
                addressee=(),
                medium=frozenset(),
                type=type_by_marks(text, content, inside),
            )
        )
    return found


def _frame(sentences: Spans, statement: Annotation) -> Spans:
    if not statement.cue:
        return ()
    bounds = around(sentences, statement.cue) or hull(statement.cue)
    return (hull((*statement.cue, *clip(statement.speaker, bounds))),)


ADAPTER = Adapter("gum", PARTS, {}, mapped)
