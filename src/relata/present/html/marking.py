"""The article's text with its statements marked, as well-formed HTML.

Marks of different statements nest and overlap as they like: an element that would cross
another's end is closed there and opened again. Every mark carries `data-s`, the handles of
its statements; a link for the margin (speaker, mode, act) stands where a content begins.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape
from msgspec import Struct

from relata.model.record import Span
from relata.present import clean
from relata.present.view import MARKS, Item, View, overlaps
from relata.present.words import Words

#: Marks nested deeper than this are left out of the text (they stay in the list).
MAX_OPEN = 24

#: Kinds of marks, outermost first where they cover the same words.
_LAYERS = {"frame": 0, "content": 1, "quoted": 2, "speaker": 3, "addressee": 4, "cue": 5}
_LINE = re.compile("\\S[^\r\n]*")
_BREAK = re.compile("[\r\n]")
_HANDLE = re.compile("s[0-9]{1,9}")


class Block(Struct, frozen=True):
    """A paragraph of the page: `kind` is title, credit or text."""

    kind: str
    html: Markup


class _Mark(Struct, frozen=True):
    start: int
    end: int
    layer: int
    tag: str


def handles(shown: View, prefix: str) -> dict[str, str]:
    """Statement id -> its handle on the page; an id that is not ours gets one that is."""
    return {
        item.statement.id: prefix
        + (item.statement.id if _HANDLE.fullmatch(item.statement.id) else f"x{number}")
        for number, item in enumerate(shown.items)
    }


def _parts(item: Item) -> Iterator[tuple[str, Span]]:
    statement = item.statement
    layers = (
        ("frame", statement.frame),
        ("content", statement.content),
        ("quoted", statement.quoted),
        ("cue", statement.cue),
        ("speaker", item.speaker.voice.spans if item.speaker else ()),
        ("addressee", item.addressee.voice.spans if item.addressee else ()),
    )
    for kind, spans in layers:
        for span in spans:
            if span[0] < span[1]:
                yield kind, span


def _marks(shown: View, handle: dict[str, str]) -> list[_Mark]:
    """All marks of the article by place; the same words marked twice make one mark."""
    found: dict[tuple[int, int, str, str], list[str]] = {}
    for item in shown.items:
        mode = item.statement.mode
        for kind, (start, end) in _parts(item):
            # Only what a mode colours needs an element of its own for each mode.
            key = (start, end, kind, mode if kind != "speaker" else "")
            found.setdefault(key, []).append(handle[item.statement.id])
    marks = [
        _Mark(start, end, _LAYERS[kind], _tag(kind, mode, names))
        for (start, end, kind, mode), names in found.items()
    ]
    marks.sort(key=lambda mark: (mark.start, -mark.end, mark.layer))
    return marks


def _tag(kind: str, mode: str, names: list[str]) -> str:
    classes = f"{kind} m-{mode}" if mode else kind
    return f'<span class="{escape(classes)}" data-s="{" ".join(names)}">'


def _note(item: Item, handle: str, words: Words) -> str:
    name = item.speaker.name if item.speaker else words.ui("no_speaker")
    how = f"{words.of('modes', item.statement.mode)} · {words.of('acts', item.statement.act)}"
    classes = escape(f"note m-{item.statement.mode}{' inner' if item.depth else ''}")
    return (
        f'<a class="{classes}" id="n-{handle}" href="#d-{handle}" data-s="{handle}" dir="auto">'
        f'<span class="note-who">{escape(clean.page(name))}</span> '
        f'<span class="note-how">{escape(how)}</span></a>'
    )


def _sweep(text: str, block: Span, marks: list[_Mark], notes: list[tuple[int, str]]) -> Markup:
    """The words of `block` with `marks` (sorted, clipped to it) and `notes` (sorted)."""
    out: list[str] = []
    stack: list[_Mark] = []
    at, end = block
    mark_at = note_at = 0
    while True:
        stops = [mark.end for mark in stack]
        if mark_at < len(marks):
            stops.append(marks[mark_at].start)
        if note_at < len(notes):
            stops.append(notes[note_at][0])
        stop = max(at, min(stops, default=end))
        out.append(escape(clean.page(text[at:stop])))
        at = stop
        _close(out, stack, at)
        while note_at < len(notes) and notes[note_at][0] <= at:
            out.append(notes[note_at][1])
            note_at += 1
        while mark_at < len(marks) and marks[mark_at].start <= at:
            if len(stack) < MAX_OPEN and marks[mark_at].end > at:
                stack.append(marks[mark_at])
                out.append(marks[mark_at].tag)
            mark_at += 1
        if at >= end:
            return Markup("".join(out))  # noqa: S704 - every piece of text is escaped above


def _close(out: list[str], stack: list[_Mark], at: int) -> None:
    """Close every mark that ends here; open again those that had to close with them."""
    first = next((n for n, mark in enumerate(stack) if mark.end <= at), None)
    if first is None:
        return
    out.append("</span>" * (len(stack) - first))
    still = [mark for mark in stack[first:] if mark.end > at]
    del stack[first:]
    for mark in still:
        stack.append(mark)
        out.append(mark.tag)


def _blocks(shown: View) -> list[Span]:
    """Paragraphs in order; parts on one line (a dateline) are one, text between is not lost."""
    text = shown.record.document.text
    parts: list[Span] = []
    at = 0
    for start, end in (*shown.record.document.paragraphs, (len(text), len(text))):
        if start < at:
            continue
        found = _LINE.finditer(text, at, start)
        parts.extend((match.start(), at + len(text[at : match.end()].rstrip())) for match in found)
        if start < end:
            parts.append((start, end))
        at = end
    blocks: list[Span] = []
    for start, end in parts:
        if blocks and not _BREAK.search(text, blocks[-1][1], start):
            blocks[-1] = (blocks[-1][0], end)
        else:
            blocks.append((start, end))
    return blocks


def _clipped(marks: Iterable[_Mark], blocks: list[Span]) -> list[list[_Mark]]:
    """The marks of each block, cut at its edges."""
    found: list[list[_Mark]] = [[] for _ in blocks]
    ends = [block[1] for block in blocks]
    for mark in marks:
        for number in range(bisect_right(ends, mark.start), len(blocks)):
            start, end = blocks[number]
            if start >= mark.end:
                break
            clip = _Mark(max(start, mark.start), min(end, mark.end), mark.layer, mark.tag)
            found[number].append(clip)
    for own in found:
        own.sort(key=lambda mark: (mark.start, -mark.end, mark.layer))
    return found


def blocks(shown: View, handle: dict[str, str], words: Words) -> list[Block]:
    """The article's paragraphs, escaped and marked, in order."""
    info = shown.record.document
    spans = _blocks(shown)
    ends = [span[1] for span in spans]
    notes: list[list[tuple[int, str]]] = [[] for _ in spans]
    for item in shown.items:
        start = item.statement.content[0][0]
        number = bisect_right(ends, start)
        if number < len(spans):
            note = _note(item, handle[item.statement.id], words)
            # The opening mark of a quotation stays with its words.
            while start > spans[number][0] and info.text[start - 1] in MARKS:
                start -= 1
            notes[number].append((max(start, spans[number][0]), note))
    marks = _clipped(_marks(shown, handle), spans)
    credits = sorted(credit.span for credit in info.credits if credit.span)
    starts = [span[0] for span in credits]
    found: list[Block] = []
    for span, own, margin in zip(spans, marks, notes, strict=True):
        kind = "text"
        near = bisect_left(starts, span[1])
        if info.title_span and overlaps(span, info.title_span):
            # A headline is not broken by notes: they come first.
            kind, margin = "title", [(span[0], note) for _, note in margin]
        elif near and overlaps(span, credits[near - 1]) and span[1] - span[0] < 200:
            kind = "credit"
        margin.sort(key=lambda note: note[0])
        found.append(Block(kind, _sweep(info.text, span, own, margin)))
    return found
