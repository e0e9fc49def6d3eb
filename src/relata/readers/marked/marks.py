"""Where marked words stand in the composed text: from a format's quotations to marked spans.

A reader knows a quotation as words; the text is composed later, and extraction may have cut or
joined its paragraphs. The words are looked for in the order of the page, so that a sentence that
stands twice is found at its own place.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from msgspec import Struct, structs

from relata.model.document import MarkedSpan, MarkupKind
from relata.model.record import Span, Spans
from relata.readers.limits import MAX_MARKS, MAX_REPETITIONS
from relata.readers.marked.attribution import line_after
from relata.readers.parts.layout import TextBlock
from relata.readers.parts.text import comparison_key
from relata.readers.weights import weights

_WORD = re.compile(r"\w+")
_OPENING = "\"'“„«»‹›‘‚「『"
_CLOSING = "\"'”“«»‹›’‘」』"
_AFTER_CLOSING = ".,!?…;: "


class Mark(Struct, frozen=True):
    """What the markup sets apart, as words: fields as in `MarkedSpan`."""

    kind: MarkupKind
    #: Its paragraphs, without the attribution line.
    pieces: tuple[str, ...]
    attribution: str = ""
    author: str = ""
    handle: str | None = None
    date: str | None = None


class TextWords:
    """The words of a text, for finding the words of another text in it. Linear to build."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [match.span() for match in _WORD.finditer(text)]
        words = [text[start:end].lower() for start, end in self.spans]
        self.key = f" {' '.join(words)} "
        self.places: list[int] = []
        at = 1
        for word in words:
            self.places.append(at)
            at += len(word) + 1

    def find(self, wanted: str, after: int = 0, before: int | None = None) -> Span | None:
        """The first span at or after the offset `after` with the words of `wanted`, or None.

        Marks at its edges belong to the span where `wanted` has them too.
        """
        words = [match.group().lower() for match in _WORD.finditer(wanted)]
        if not words:
            return None
        first = bisect_left(self.spans, (after, after))
        if first >= len(self.spans):
            return None
        last = len(self.key) if before is None else self._key_end(before)
        at = self.key.find(f" {' '.join(words)} ", self.places[first] - 1, last)
        if at < 0:
            return None
        number = bisect_left(self.places, at + 1)
        return self._with_marks(
            wanted, self.spans[number][0], self.spans[number + len(words) - 1][1]
        )

    def find_paragraph(self, wanted: str, after: int = 0, before: int | None = None) -> Span | None:
        """The first such span that is a paragraph of its own, else the first one."""
        first = span = self.find(wanted, after, before)
        for _ in range(MAX_REPETITIONS):
            if span is None or self._is_paragraph(span):
                return span or first
            span = self.find(wanted, span[1], before)
        return first

    def _is_paragraph(self, span: Span) -> bool:
        start, end = span
        return self.text[start - 1 : start] in ("", "\n") and self.text[end : end + 1] in ("", "\n")

    def _key_end(self, before: int) -> int:
        number = bisect_left(self.spans, (before, before))
        return len(self.key) if number >= len(self.spans) else self.places[number]

    def _with_marks(self, wanted: str, start: int, end: int) -> Span:
        matches = list(_WORD.finditer(wanted))
        lead = wanted[: matches[0].start()].lstrip()
        tail = wanted[matches[-1].end() :].rstrip()
        while lead and self.text[max(0, start - len(lead)) : start] != lead:
            lead = lead[1:]
        while tail and self.text[end : end + len(tail)] != tail:
            tail = tail[:-1]
        return start - len(lead), end + len(tail)


def is_quoted(text: str, spans: Sequence[Span]) -> bool:
    """Do the words begin and end with a quotation mark?"""
    first, last = text[spans[0][0]], text[spans[0][0] : spans[-1][1]].rstrip(_AFTER_CLOSING)
    return first in _OPENING and last[-1:] in _CLOSING


def _joined(text: str, spans: list[Span]) -> Spans:
    """Spans with nothing but white space between them become one."""
    found: list[Span] = []
    for span in spans:
        if found and not text[found[-1][1] : span[0]].strip():
            found[-1] = (found[-1][0], span[1])
        else:
            found.append(span)
    return tuple(found)


def set_apart(blocks: Iterable[TextBlock], marks: Iterable[Mark]) -> None:
    """Give the attribution lines among the blocks a kind of their own: they are not body text."""
    lines = {comparison_key(mark.attribution) for mark in marks if mark.attribution}
    for block in blocks:
        if block.kind is None and comparison_key(block.text) in lines:
            block.kind = "other"


def locate(text: str, marks: Iterable[Mark]) -> tuple[MarkedSpan, ...]:
    """The marks whose words `text` has, in its order; nested ones after those around them.

    At most `MAX_MARKS`. A mark of which a paragraph is missing keeps the others.
    """
    words = TextWords(text)
    found: list[MarkedSpan] = []
    taken: set[Spans] = set()
    at = 0
    for number, mark in enumerate(marks):
        if number >= MAX_MARKS:
            break
        placed = _locate_one(words, mark, at)
        if placed is not None and placed.spans not in taken:
            found.append(placed)
            taken.add(placed.spans)
            at = placed.spans[0][1]
    found.sort(key=lambda one: (one.spans[0][0], -one.spans[-1][1]))
    repeated: list[Span] = []
    return tuple(_with_repetition(words, one, repeated) for one in found)


def _locate_one(words: TextWords, mark: Mark, after: int) -> MarkedSpan | None:
    find = words.find if mark.kind == "q" else words.find_paragraph
    spans: list[Span] = []
    at = after
    for piece in mark.pieces:
        span = find(piece, at)
        if span is None and not spans:
            span = find(piece)
        if span is not None and (not spans or span[0] >= spans[-1][1]):
            spans.append(span)
            at = span[1]
    if not spans:
        return None
    joined = _joined(words.text, spans)
    attribution, name = _attribution(words, mark, joined), mark.author
    if attribution is None and mark.kind == "blockquote":
        attribution, name = _next_line(words.text, joined[-1][1])
    author = words.find(name, *attribution) if attribution is not None and name else None
    return MarkedSpan(
        mark.kind, joined, attribution, author, mark.handle, mark.date,
        quoted=is_quoted(words.text, joined),
    )  # fmt: skip


def _next_line(text: str, end: int) -> tuple[Span | None, str]:
    """The paragraph after a quotation where it is its attribution ("– Ann Lee"), and the name."""
    start = end
    while start < len(text) and text[start].isspace():
        start += 1
    stop = text.find("\n", start)
    stop = len(text) if stop < 0 else stop
    if "\n" not in text[end:start] or stop - start > weights().page.longest_attribution:
        return None, ""
    found = line_after(text[start:stop])
    return ((start, stop), found.author) if found is not None else (None, "")


def _attribution(words: TextWords, mark: Mark, spans: Spans) -> Span | None:
    """The attribution line directly after the words, or directly before them (a label)."""
    if not mark.attribution:
        return None
    end = spans[-1][1]
    near = weights().page.attribution_near
    size = len(mark.attribution)
    found = words.find_paragraph(mark.attribution, end, end + size + near)
    if found is None:
        start = max(0, spans[0][0] - size - near)
        found = words.find_paragraph(mark.attribution, start, spans[0][0])
    return found


def _with_repetition(words: TextWords, mark: MarkedSpan, repeated: list[Span]) -> MarkedSpan:
    """Set `repeats`, and the kind of a quotation that only repeats the body's words.

    `repeated` are the marks that repeat others, so that of two equal ones one stays.
    """
    if mark.kind not in ("blockquote", "pullquote"):
        return mark
    start, end = mark.spans[0][0], mark.spans[-1][1]
    wanted = words.text[start:end]
    if wanted.count(" ") + 1 < weights().page.shortest_repetition:
        return mark
    other = words.find(wanted, end) or words.find(wanted, 0, start)
    if other is None or any(a < other[1] and other[0] < b for a, b in repeated):
        return mark
    repeated.append((start, end))
    return structs.replace(mark, kind="pullquote", repeats=other)


__all__ = ["Mark", "TextWords", "is_quoted", "locate", "set_apart"]
