"""Exceptions in the text: `<!-- relata: ignore NAM001 -->` before a paragraph or within it.

`<!-- relata: ignore-file QUO003 -->` holds for the whole file; without ids all rules are meant. The
comments are looked for in the source, since readers of pages drop them.
"""

from __future__ import annotations

import re

from msgspec import Struct

from relata.lint.selection import longest
from relata.model.record import Record, Span

_COMMENT = re.compile(
    r"<!--\s{0,9}relata:\s{0,9}(?P<what>ignore-file|ignore)\b(?P<ids>[\w ,]{0,400})"
    r"(?:--?[^->][^>]{0,200})?-->",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_WORD = re.compile(r"\w+")
#: Comments of one file that are looked at, and characters after one.
_MOST, _AFTER = 500, 3000
#: Words that identify the paragraph after a comment.
_WORDS = 5


class InlineException(Struct, frozen=True):
    """Rules that are left out in a span of the record's text, or everywhere (`span` None)."""

    rules: tuple[str, ...]
    span: Span | None

    def covers(self, rule: str, at: int) -> bool:
        """Whether a finding of a rule that begins at `at` is left out."""
        if self.rules and longest(rule, self.rules) is None:
            return False
        return self.span is None or self.span[0] <= at < self.span[1]


def inline_exceptions(raw: str, record: Record) -> tuple[InlineException, ...]:
    """The exceptions that a source has, with the paragraphs of its record that they are for."""
    if "relata:" not in raw:
        return ()
    found = []
    for number, match in enumerate(_COMMENT.finditer(raw)):
        if number >= _MOST:
            break
        rules = tuple(word.upper() for word in _WORD.findall(match["ids"]))
        if match["what"].lower() == "ignore-file":
            found.append(InlineException(rules, None))
            continue
        span = _paragraph(raw, match.start(), match.end(), record)
        if span is not None:
            found.append(InlineException(rules, span))
    return tuple(found)


def _paragraph(raw: str, start: int, end: int, record: Record) -> Span | None:
    """The paragraph around a comment, else the one after it."""
    line = raw[max(0, raw.rfind("\n", 0, start) + 1) : start]
    before = _TAG.sub(" ", line).strip()
    if _WORD.search(before):
        return _paragraph_of(_WORD.findall(before)[-_WORDS:], raw[:start], record)
    after = _TAG.sub(" ", raw[end : end + _AFTER])
    return _paragraph_of(_WORD.findall(after)[:_WORDS], raw[:start], record)


def _paragraph_of(words: list[str], before: str, record: Record) -> Span | None:
    """The paragraph that has these words in a row; of several the one that is as far in the text
    as the comment is in the source."""
    if not words:
        return None
    pattern = re.compile(r"\W{1,40}".join(map(re.escape, words)))
    text = record.document.text
    places = [match.start() for match in pattern.finditer(text)]
    if not places:
        return None
    wanted = len(pattern.findall(before))
    at = places[min(wanted, len(places) - 1)]
    for span in record.document.paragraphs:
        if span[0] <= at < span[1]:
            return span
    return None
