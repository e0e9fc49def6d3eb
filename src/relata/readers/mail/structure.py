"""The lines of a mail message: its own text, what it quotes, greeting and signature.

A reply quotes the mail that it answers: after "On …, Ann Lee wrote:" with ">" before the lines,
after "Original Message", or after a block of header fields. That is the other person's text and not
read. Lines with ">" after a sentence of the message itself ("… what the chairman said:") are a
quotation in it. A message that only forwards another one is read as that one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from relata.readers.limits import MAX_MAIL_DEPTH
from relata.readers.mail.labels import MailLabels, begins_with, has_one, mail_labels
from relata.readers.parts.dates import find_date
from relata.readers.parts.layout import Line
from relata.readers.parts.line_labels import line_labels
from relata.readers.weights import weights

_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d")
_FIELD = re.compile(r"[*_>\s]{0,6}([^\W\d_][\w -]{0,20}?)[*_]{0,2}\s?:")
_RULE = re.compile(r"[-_=*\s>]+$")
#: A header before quoted mail may be broken into this many lines, of this many characters together.
_HEADER_LINES = 3
_LONGEST_HEADER = 300
#: Fields that stand together before quoted mail.
_LEAST_FIELDS = 3
#: A greeting, and each line of a signature, has at most this many characters.
_LONGEST_GREETING = 80
_LONGEST_SIGNED = 80
_MOST_SIGNED = 10
#: Mail is younger.
_EARLIEST = "1985"


class MailLine(Enum):
    """What a line of a message is."""

    TEXT = "text"
    #: Quoted mail, header fields, greeting, signature: not the message's own text.
    OTHER = "other"
    #: A line of a quotation in the message itself, with ">" before it.
    QUOTED = "quoted"


def mail_lines(text: str, lines: Sequence[Line]) -> list[MailLine]:
    """What each of a message's lines is."""
    kinds = [MailLine.TEXT] * len(lines)
    start = 0
    for _ in range(MAX_MAIL_DEPTH):
        _Message(text, lines, kinds, start).mark()
        own = sum(
            lines[i].end - lines[i].start
            for i, kind in enumerate(kinds)
            if kind is not MailLine.OTHER
        )
        forwarded = _text_after_fields(text, lines, start)
        if own >= weights().page.shortest_paragraph or forwarded is None:
            break
        start = forwarded
        kinds[start:] = [MailLine.TEXT] * (len(lines) - start)
    return kinds


def _text_after_fields(text: str, lines: Sequence[Line], start: int) -> int | None:
    """The first line after the header fields of a forwarded message; None where there is none."""
    labels = mail_labels()
    for i in range(start, len(lines)):
        here = _content(text, lines[i])
        if _is_separator(here, labels) or _fields_at(text, lines, i, labels):
            i += not _fields_at(text, lines, i, labels)
            i += _fields_at(text, lines, i, labels)
            return i if i < len(lines) else None
    return None


def _content(text: str, line: Line) -> str:
    return text[line.start : line.end]


def _is_separator(line: str, labels: MailLabels) -> bool:
    """ "-----Original Message-----"."""
    return line.strip("-_=*> :").lower() in labels.original


def _fields_at(text: str, lines: Sequence[Line], at: int, labels: MailLabels) -> int:
    """How many lines of header fields begin at a line: "From: …", "Betreff: …"; 0 for too few."""
    count = fields = 0
    for line in lines[at : at + 12]:
        match = _FIELD.match(_content(text, line))
        known = match is not None and match[1].lower() in labels.headers
        if not known and not (fields and not line.first and match is None):
            break
        if known and count and line.first and fields >= _LEAST_FIELDS:
            break
        fields += known
        count += 1
    return count if fields >= _LEAST_FIELDS else 0


class _Message:
    """One pass over a message's lines from `start` on."""

    def __init__(self, text: str, lines: Sequence[Line], kinds: list[MailLine], start: int) -> None:
        self.text, self.lines, self.kinds, self.start = text, lines, kinds, start
        self.labels = mail_labels()

    def line(self, i: int) -> str:
        return _content(self.text, self.lines[i])

    def is_marked(self, i: int) -> bool:
        return self.line(i).startswith(">")

    def mark(self) -> None:
        """Set the kinds of the lines."""
        i = self.start
        while i < len(self.lines):
            line = self.line(i)
            if line.rstrip() == "--" or self._begins_quoted_mail(i):
                self._rest(i)
                break
            size = self._header_size(i)
            if size:
                i = self._quoted_block(i, size)
            elif self.is_marked(i):
                i = self._marked_lines(i)
            else:
                i += 1
        self._greeting()
        self._closing()

    def _rest(self, i: int) -> None:
        self.kinds[i:] = [MailLine.OTHER] * (len(self.lines) - i)

    def _begins_quoted_mail(self, i: int) -> bool:
        """Is all that follows another mail: "Original Message", a block of header fields?"""
        return _is_separator(self.line(i), self.labels) or bool(
            _fields_at(self.text, self.lines, i, self.labels)
        )

    def _header_size(self, i: int) -> int:
        """How many lines the header before quoted mail takes ("On …, Ann Lee wrote:"); else 0."""
        joined = ""
        for size in range(1, _HEADER_LINES + 1):
            if i + size > len(self.lines) or (size > 1 and self.lines[i + size - 1].first):
                return 0
            joined = f"{joined} {self.line(i + size - 1)}".strip()
            if len(joined) > _LONGEST_HEADER:
                return 0
            after = i + size < len(self.lines) and self.is_marked(i + size)
            if (joined.endswith(":") or after) and self._is_header(joined):
                return size
        return 0

    def _is_header(self, line: str) -> bool:
        if not has_one(line, self.labels.wrote):
            return False
        if _CLOCK.search(line) or "@" in line:
            return True
        found = find_date(line, line_labels())
        return found is not None and len(found.iso) == len("2024-01-01") and found.iso > _EARLIEST

    def _quoted_block(self, i: int, size: int) -> int:
        """The header and the quoted mail after it: its marked lines, else all that follows."""
        end = i + size
        if end < len(self.lines) and not self.is_marked(end):
            self._rest(i)
            return len(self.lines)
        while end < len(self.lines) and self.is_marked(end):
            end += 1
        self.kinds[i:end] = [MailLine.OTHER] * (end - i)
        return end

    def _marked_lines(self, i: int) -> int:
        """Lines with ">": a quotation after a colon, else mail that is answered line by line."""
        end = i
        while end < len(self.lines) and self.is_marked(end):
            end += 1
        announced = i > self.start and self.line(i - 1).endswith(":")
        deeper = any(self.line(k).replace(" ", "").startswith(">>") for k in range(i, end))
        kind = MailLine.QUOTED if announced and not deeper else MailLine.OTHER
        self.kinds[i:end] = [kind] * (end - i)
        return end

    def _greeting(self) -> None:
        for i in range(self.start, len(self.lines)):
            if self.kinds[i] is MailLine.OTHER:
                continue
            line = self.line(i)
            if len(line) <= _LONGEST_GREETING and begins_with(line, self.labels.greetings):
                if line[-1] in ",!:" or not any(c in line for c in ".?"):
                    self.kinds[i] = MailLine.OTHER
            return

    def _closing(self) -> None:
        """ "Thanks," and the short lines after it, at the end of the message's own text."""
        own = [i for i, kind in enumerate(self.kinds) if kind is MailLine.TEXT and i >= self.start]
        for i in own[-_MOST_SIGNED:]:
            if len(self.line(i)) > _LONGEST_SIGNED or self.line(i)[-1] in "?:":
                continue
            if begins_with(self.line(i), self.labels.closings) and i != own[0]:
                tail = [k for k in own if k >= i]
                if all(len(self.line(k)) <= _LONGEST_SIGNED for k in tail):
                    for k in tail:
                        self.kinds[k] = MailLine.OTHER
                    return


__all__ = ["MailLine", "mail_lines"]
