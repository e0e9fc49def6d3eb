"""Which lines are paragraphs of their own, whatever stands around them."""

from __future__ import annotations

from collections.abc import Callable

from relata.readers.parts.dates import date_line
from relata.readers.parts.layout import Line
from relata.readers.parts.line_labels import line_labels
from relata.readers.parts.lines import MAX_LINE, byline, credit_line


def stands_alone(text: str) -> Callable[[Line], bool]:
    """Whether a line of `text` is a byline, credit or date, and so a paragraph of its own."""
    labels = line_labels()

    def alone(line: Line) -> bool:
        if line.end - line.start > MAX_LINE:
            return False
        content = text[line.start : line.end]
        return bool(
            credit_line(content, labels) or byline(content, labels) or date_line(content, labels)
        )

    return alone
