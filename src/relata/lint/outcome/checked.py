"""What a run of the lint over files gives: findings with their lines, suppressed ones marked."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Literal

from msgspec import Struct

from relata.model.codes import Severity
from relata.model.record import Finding, Record, Span

#: Why a finding does not count: an exception in the text, one for the file, a baseline.
Suppression = Literal["inline", "file", "baseline"]

_GRAVITY: dict[Severity, int] = {"info": 0, "warning": 1, "error": 2}
_LINE = re.compile("\r\n?|\n")
#: Words that identify a place in a source, and the fewest letters of them.
_MARGIN, _LEAST = 40, 6


class Position(Struct, frozen=True):
    """Line and column, both from 1, in code points; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class CheckedFinding(Struct, frozen=True):
    """A finding at its lines; `suppressed` says why it does not count, None where it does."""

    finding: Finding
    position: Position
    related: tuple[Position, ...] = ()
    suppressed: Suppression | None = None
    #: A remark on the article that is not a fault: it never fails a run.
    note: bool = False

    def fails(self, least: Severity) -> bool:
        """Whether it makes a run fail that fails on findings from this severity on."""
        grave = _GRAVITY[self.finding.severity] >= _GRAVITY[least]
        return self.suppressed is None and not self.note and grave


class CheckedArticle(Struct, frozen=True):
    """One input: its findings, or the reason why it could not be read."""

    source: str
    findings: tuple[CheckedFinding, ...] = ()
    error: str | None = None

    def counting(self) -> tuple[CheckedFinding, ...]:
        """The findings that are not suppressed."""
        return tuple(found for found in self.findings if found.suppressed is None)


class SourceLines:
    """Offsets of a record as lines of its file.

    `raw` is the decoded file where it is text: the places of a page's words are looked for in it.
    Without it they are lines of the extracted text.
    """

    def __init__(self, record: Record, raw: str | None = None) -> None:
        self.text = record.document.text
        own = record.document.text_from == "input"
        self.raw = self.text if own or raw is None else raw
        self.located = not own and raw is not None
        self.breaks = [match.end() for match in _LINE.finditer(self.raw)]

    def position(self, span: Span) -> Position:
        """The lines of a span."""
        start, end = self._in_source(span) if self.located else span
        line, column = self._line(start)
        end_line, end_column = self._line(max(start, end))
        return Position(line, column, end_line, end_column)

    def _line(self, offset: int) -> tuple[int, int]:
        number = bisect_right(self.breaks, offset)
        begin = self.breaks[number - 1] if number else 0
        return number + 1, offset - begin + 1

    def _in_source(self, span: Span) -> Span:
        """Where the words of a span stand in the source; its beginning where they are not found."""
        words = self.text[span[0] : min(span[1], span[0] + _MARGIN)]
        after = self.text[span[0] : span[0] + _MARGIN]
        for wanted in dict.fromkeys((after, words, after[: _MARGIN // 2])):
            if len(wanted) < min(_LEAST, span[1] - span[0]):
                continue
            number = self.text.count(wanted, 0, span[0])
            at = _nth(self.raw, wanted, number)
            if at is not None:
                return at, at + min(span[1] - span[0], len(wanted))
        return 0, 0


def _nth(text: str, wanted: str, number: int) -> int | None:
    """The place of an occurrence, counted from 0; the last one where there are fewer."""
    found: int | None = None
    at = text.find(wanted)
    while at >= 0:
        found = at
        if number == 0:
            return found
        number -= 1
        at = text.find(wanted, at + 1)
    return found
