"""Plain text: the text is the input unchanged, the parts are found in its lines."""

from __future__ import annotations

from relata.model.document import Document
from relata.readers.metadata import Gathered
from relata.readers.parts.dates import date_line
from relata.readers.parts.layout import Line, paragraphs
from relata.readers.parts.line_labels import labels
from relata.readers.parts.lines import LONGEST, byline, credit_line
from relata.readers.parts.part_classifier import arrange


def read_plain(text: str, *, source: str | None, notes: tuple[str, ...]) -> Document:
    """The Document of a plain text. `text` holds no lone surrogates."""
    known = labels()

    def alone(line: Line) -> bool:
        if line.end - line.start > LONGEST:
            return False
        content = text[line.start : line.end]
        return bool(
            credit_line(content, known) or byline(content, known) or date_line(content, known)
        )

    gathered = Gathered(notes=list(notes))
    parts = arrange(text, paragraphs(text, alone), gathered)
    return gathered.document(text, parts, source)
