"""Selectors of the Web Annotation Data Model for a passage of a text.

Two a passage, which select the same: its position in Unicode code points, as the standard
says (https://www.w3.org/TR/annotation-model/#text-position-selector), with the same in
UTF-16 code units, in which JavaScript counts; and its words with those around them.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Any

from relata.model.record import Span

#: Characters of context on each side: the first that makes the passage unique in its text.
CONTEXTS = (32, 64, 128, 256)
#: Characters that may be searched for one document, so that a long text of one word costs little.
SEARCHED = 200_000_000


class Selectors:
    """Makes selectors for passages of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._astral = [] if text.isascii() else [n for n, c in enumerate(text) if c > "\uffff"]
        self._searched = 0

    def utf16(self, at: int) -> int:
        """The offset in UTF-16 code units of the offset `at` in code points."""
        return at + bisect_left(self._astral, at)

    def of(self, span: Span) -> list[dict[str, Any]]:
        """Both selectors of a passage: `span` in code points, end exclusive."""
        start, end = span
        context = self._context(span)
        return [
            {
                "type": "TextPositionSelector",
                "start": start,
                "end": end,
                "utf16Start": self.utf16(start),
                "utf16End": self.utf16(end),
            },
            {
                "type": "TextQuoteSelector",
                "exact": self._text[start:end],
                "prefix": self._text[max(0, start - context) : start],
                "suffix": self._text[end : end + context],
            },
        ]

    def _context(self, span: Span) -> int:
        """Characters of context that make the words unique; the most where none does."""
        text, (start, end) = self._text, span
        for context in CONTEXTS:
            if self._searched > SEARCHED:
                return CONTEXTS[0]
            around = text[max(0, start - context) : end + context]
            first = text.find(around)
            self._searched += len(text)
            if first == max(0, start - context) and text.find(around, first + 1) < 0:
                return context
        return CONTEXTS[-1]
