"""Layout analysis of plain text: lines to paragraphs, hard-wrapped or one paragraph a line.

A text is hard-wrapped if its lines are short and many of them break off in the middle of a
sentence: the next line continues in lower case, or the line ends in a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from relata.model.document import PartKind
from relata.readers.weights import weights

#: Line ends: CR LF, LF, CR, vertical tab, form feed, NEL, and Unicode's line and paragraph ends.
_LINE = re.compile("[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
#: Marks that may close a sentence at the end of a line.
SENTENCE_ENDS = ".!?:;…\"'”“’»«)]*"
#: Words divided at line ends that show a hard-wrapped text, however narrow it is.
_DIVIDED = 2
#: Quotation marks that open and close, by their usual use; the others say nothing of a line.
_OPENING, _CLOSING = "„«", "“”»"
#: How a list item begins.
BULLET = re.compile(r"(?:[-*+•‣▪●◦·]|\(?\d{1,3}[.)]|[a-z]\))[ \t\u00a0]+(?=\S)")


#: Kinds that a format gives: those of parts, and a paragraph in bold, which may be a question.
GivenKind = PartKind | Literal["bold"]


class Line(Struct):
    """A line without its edge spaces. Offsets into the text, end exclusive."""

    start: int
    end: int
    #: Spaces before it.
    indent: int
    #: Whether a blank line or the text's beginning is before it.
    first: bool


class Paragraph(Struct):
    """A run of lines that belong together."""

    start: int
    end: int
    #: Whether a blank line or the text's beginning is before it.
    first: bool
    #: What the format itself says it is, or None.
    kind: GivenKind | None = None
    #: Characters of markup before its words ("# "), part of the span.
    markup: int = 0


class TextBlock(Struct):
    """A paragraph that a format gives with its words cleaned; `kind` as `Paragraph.kind`."""

    text: str
    kind: GivenKind | None = None


def lines_of(text: str) -> list[Line]:
    """The lines of `text` that are not blank."""
    found: list[Line] = []
    end = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        bare = raw.strip()
        if not bare:
            continue
        indent = len(raw) - len(raw.lstrip())
        start = match.start() + indent
        gap = text[end:start]
        blank = gap.count("\n", 0, 64) > 1 or len(_BREAK.findall(gap, 0, 64)) > 1
        first = not found or blank
        end = start + len(bare)
        found.append(Line(start, end, indent, first))
    return found


def _breaks_off(text: str, line: Line, after: Line) -> bool:
    first = text[after.start]
    goes_on = first.islower() or (first.isalpha() and first.lower() == first.upper())
    return goes_on and text[line.end - 1] not in SENTENCE_ENDS


def _is_divided(text: str, line: Line, after: Line) -> bool:
    """Whether a word is divided between two lines: "Hafen-" / "meister"."""
    return text[line.end - 1] == "-" and text[after.start].islower()


def wrap_width(text: str, lines: list[Line]) -> int | None:
    """The width at which a text is hard-wrapped, or None."""
    pairs = [(a, b) for a, b in pairwise(lines) if not b.first]
    if not pairs:
        return None
    tuned = weights().layout
    width = max(line.end - line.start for pair in pairs for line in pair)
    divided = sum(_is_divided(text, a, b) for a, b in pairs)
    if width > tuned.widest or (width < tuned.narrowest and divided < _DIVIDED):
        return None
    broken = sum(_breaks_off(text, a, b) for a, b in pairs)
    return width if broken * tuned.broken_lines >= len(pairs) else None


def _starts_paragraph(text: str, line: Line, after: Line, width: int) -> bool:
    """Whether `after` begins a paragraph though no blank line is before it."""
    if after.indent > line.indent + 1 or BULLET.match(text, after.start):
        return True
    word = text.find(" ", after.start, after.end)
    needed = (word if word > 0 else after.end) - after.start + 1
    filled = (line.end - line.start + needed) / width
    tuned = weights().layout
    if filled <= tuned.filled_at_stop and text[line.end - 1] in SENTENCE_ENDS:
        return True
    if _goes_on(text, line):
        return False
    return filled <= tuned.filled and not text[after.start].islower()


def _goes_on(text: str, line: Line) -> bool:
    """Whether a short line is unfinished: inside a paragraph, or with an open quotation mark."""
    words = text[line.start : line.end]
    if words[-1] in SENTENCE_ENDS:
        return False
    opened = sum(map(words.count, _OPENING)) > sum(map(words.count, _CLOSING))
    return not line.first or opened or words[-1] in ",-"


def paragraphs(text: str, alone: Callable[[Line], bool] | None = None) -> list[Paragraph]:
    """The paragraphs of `text`, in order; together they hold every character except spaces.

    `alone` says whether a line is a paragraph of its own (a byline) even in a hard-wrapped
    text.
    """
    lines = lines_of(text)
    width = wrap_width(text, lines)
    found: list[Paragraph] = []
    last: Line | None = None
    for line in lines:
        joined = (
            width is not None
            and last is not None
            and not line.first
            and not _starts_paragraph(text, last, line, width)
            and not (alone is not None and (alone(last) or alone(line)))
        )
        if joined:
            found[-1].end = line.end
        else:
            found.append(Paragraph(line.start, line.end, line.first))
        last = line
    return found
