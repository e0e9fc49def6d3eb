"""Lines of a plain text to paragraphs: hard-wrapped texts and texts with one paragraph a line.

A text is taken for hard-wrapped when its lines are short and many of them break off in the
middle of a sentence (the next line goes on in lower case or the line ends in a word).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from msgspec import Struct

#: Line ends: CR LF, LF, CR, vertical tab, form feed, NEL, and Unicode's line and paragraph ends.
_LINE = re.compile("[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
#: Longest line of a hard-wrapped text, in characters.
_WIDEST = 110
#: Marks that may close a sentence at the end of a line.
STOPS = ".!?:;…\"'”“’»«)]*"
#: Shape of a list item's opening.
BULLET = re.compile(r"(?:[-*+•‣▪●◦·]|\(?\d{1,3}[.)]|[a-z]\))[ \t\u00a0]+(?=\S)")


class Line(Struct):
    """A line without its edge spaces. Offsets into the text, end exclusive."""

    start: int
    end: int
    #: Spaces before it.
    indent: int
    #: A blank line (or the text's beginning) stands before it.
    first: bool


class Paragraph(Struct):
    """A run of lines that belong together."""

    start: int
    end: int
    #: A blank line (or the text's beginning) stands before it.
    first: bool
    #: What the format itself says it is ("title", "heading", "code" …), or None.
    kind: str | None = None
    #: Characters of markup before its words ("# "), part of the span.
    lead: int = 0


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
    return goes_on and text[line.end - 1] not in STOPS


def width_of(text: str, lines: list[Line]) -> int:
    """The width at which a hard-wrapped text is broken, or 0 where it is not."""
    pairs = [(a, b) for a, b in pairwise(lines) if not b.first]
    if not pairs:
        return 0
    width = max(line.end - line.start for pair in pairs for line in pair)
    if not 25 <= width <= _WIDEST:
        return 0
    broken = sum(_breaks_off(text, a, b) for a, b in pairs)
    return width if broken * 4 >= len(pairs) else 0


def _starts_anew(text: str, line: Line, after: Line, width: int) -> bool:
    """Whether `after` opens a paragraph though no blank line stands before it."""
    if after.indent > line.indent + 1 or BULLET.match(text, after.start):
        return True
    word = text.find(" ", after.start, after.end)
    needed = (word if word > 0 else after.end) - after.start + 1
    filled = (line.end - line.start + needed) / width
    if filled <= 0.85 and text[line.end - 1] in STOPS:
        return True
    return filled <= 0.7 and not text[after.start].islower()


def paragraphs(text: str, alone: Callable[[Line], bool] | None = None) -> list[Paragraph]:
    """The paragraphs of `text`, in order; together they hold every character but spaces.

    `alone` says of a line that it is a paragraph by itself (a label line) even in a
    hard-wrapped text.
    """
    lines = lines_of(text)
    width = width_of(text, lines)
    found: list[Paragraph] = []
    last: Line | None = None
    for line in lines:
        joined = (
            width
            and last is not None
            and not line.first
            and not _starts_anew(text, last, line, width)
            and not (alone is not None and (alone(last) or alone(line)))
        )
        if joined:
            found[-1].end = line.end
        else:
            found.append(Paragraph(line.start, line.end, line.first))
        last = line
    return found
