"""Political news attribution (polnear): our record in that corpus's conventions.

1. No nesting: a statement inside another is left out, the outermost stays. A mixed
   statement is one statement. There are no frames, addressees and media.
"""

from __future__ import annotations

from dataclasses import replace

from relata.evaluate.adapters import Adapter, annotation
from relata.evaluate.model import Annotation
from relata.model.record import Record

PARTS = ("content", "speaker", "cue")


def mapped(record: Record) -> list[Annotation]:
    """The record's statements as this corpus would annotate them."""
    return [
        replace(annotation(s, {}), frame=(), addressee=(), medium=frozenset())
        for s in record.statements
        if s.inside is None
    ]


ADAPTER = Adapter("polnear", PARTS, {}, mapped)
