"""The article's text with its statements marked, as well-formed HTML.

Marks of different statements nest and overlap as they like: an element that would cross
another's end is closed there and opened again. Every mark carries `data-s`, the handles of
its statements, and classes for mode and tier; a link for the margin (speaker, verb) stands where
a content begins.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup, escape
from msgspec import Struct

from relata.model.record import Span
from relata.present import clean
from relata.present.html.findings import MarkedFinding
from relata.present.view import MARKS, Item, View, is_open, overlaps, verb, who
from relata.present.words import Words

#: Marks nested deeper than this are left out of the text (they stay in the list).
MAX_OPEN = 24
#: Paragraphs over which one mark goes on.
MAX_BLOCKS = 60
#: Characters of a name and of a verb in a margin note.
MAX_NAME = 60
MAX_VERB = 40

#: Kinds of marks, outermost first where they cover the same words.
_LAYERS = {
    "finding": -1,
    "frame": 0,
    "content": 1,
    "quoted": 2,
    "speaker": 3,
    "addressee": 4,
    "cue": 5,
}
_LINE = re.compile("\\S[^\r\n]*")
_BREAK = re.compile("[\r\n]")
_HANDLE = re.compile("s[0-9]{1,9}")


class Block(Struct, frozen=True):
    """A paragraph of the page: `kind` is title, text, or a kind of the record's layout."""

    kind: str
    html: Markup
    #: Margin notes of a headline, which is not broken by them: they come before it.
    before: Markup = Markup()


#: Notes of one block: (where it stands, the note, the sign in the text), in order.
_Notes = list[tuple[int, str, str]]


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
        for kind, (start, end) in _parts(item):
            key = (start, end, kind, _classes(kind, item))
            found.setdefault(key, []).append(handle[item.statement.id])
    marks = [
        _Mark(start, end, _LAYERS[kind], _tag(classes, names))
        for (start, end, kind, classes), names in found.items()
    ]
    marks.sort(key=lambda mark: (mark.start, -mark.end, mark.layer))
    return marks


def _classes(kind: str, item: Item) -> str:
    """Only what a mode colours or a tier fills needs an element of its own for each of them."""
    statement = item.statement
    mode = f" m-{statement.mode}" if kind != "speaker" else ""
    tier = statement.tier if kind in ("content", "quoted") or item.doubtful else None
    return f"{kind}{mode} t-{tier}" if tier else f"{kind}{mode}"


def _tag(classes: str, names: list[str]) -> str:
    return f'<span class="{escape(classes)}" data-s="{" ".join(names)}">'


def _note(item: Item, text: str, handle: str, words: Words) -> tuple[str, str]:
    """The margin note of a statement, and an empty element for where its content begins."""
    statement, name, said = item.statement, who(item.speaker, words), verb(item, text)
    tier = words.of("tiers", statement.tier) if statement.tier else ""
    facts = ", ".join(filter(None, (statement.id, words.of("modes", statement.mode), tier)))
    looks = f"m-{statement.mode}{f' t-{statement.tier}' if statement.tier else ''}"
    classes = f"note {looks}{' inner' if item.depth else ''}"
    classes += " open-name" if item.speaker is None or is_open(item.speaker) else ""
    number = statement.id.removeprefix("s")[:4]
    note = (
        f'<a class="{escape(classes)}" id="{handle}" href="#d-{handle}" data-s="{handle}"'
        f' dir="auto"><span class="num" aria-hidden="true">{escape(clean.line(number))}</span>'
        f'<span class="note-who">{escape(clean.clipped(name, MAX_NAME))}</span> '
        f'<span class="note-how">{escape(clean.clipped(said, MAX_VERB))}</span>'
        f'<span class="vh" lang="{escape(words.code)}"> ({escape(clean.line(facts))})</span></a>'
    )
    return note, f'<span class="start {escape(looks)}" data-s="{handle}"></span>'


def _sweep(text: str, block: Span, marks: list[_Mark], notes: _Notes) -> Markup:
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
            out.append(notes[note_at][1] + notes[note_at][2])
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
        first = bisect_right(ends, mark.start)
        for number in range(first, min(first + MAX_BLOCKS, len(blocks))):
            start, end = blocks[number]
            if start >= mark.end:
                break
            clip = _Mark(max(start, mark.start), min(end, mark.end), mark.layer, mark.tag)
            found[number].append(clip)
    for own in found:
        own.sort(key=lambda mark: (mark.start, -mark.end, mark.layer))
    return found


def _margin(shown: View, spans: list[Span], handle: dict[str, str], words: Words) -> list[_Notes]:
    """The notes of each block, with where they stand in it."""
    text = shown.record.document.text
    ends = [span[1] for span in spans]
    notes: list[_Notes] = [[] for _ in spans]
    for item in shown.items:
        start = item.statement.content[0][0]
        number = bisect_right(ends, start)
        if number < len(spans):
            note, sign = _note(item, text, handle[item.statement.id], words)
            # The opening mark of a quotation stays with its words.
            while start > spans[number][0] and text[start - 1] in MARKS:
                start -= 1
            notes[number].append((max(start, spans[number][0]), note, sign))
    for own in notes:
        own.sort(key=lambda note: note[0])
    return notes


def _add_anchors(
    margins: list[_Notes], spans: list[Span], found_at: Sequence[MarkedFinding]
) -> None:
    """Put the anchor of each finding before its first character, after notes that stand there."""
    ends = [span[1] for span in spans]
    for place in found_at:
        number = bisect_right(ends, place.span[0])
        if number < len(spans):
            margins[number].append((max(place.span[0], spans[number][0]), "", place.anchor))
            margins[number].sort(key=lambda note: note[0])


def blocks(
    shown: View, handle: dict[str, str], words: Words, found_at: Sequence[MarkedFinding] = ()
) -> list[Block]:
    """The article's paragraphs, escaped and marked, in order; `found_at` marks findings, too."""
    info = shown.record.document
    spans = _blocks(shown)
    layer = _LAYERS["finding"]
    marked = [_Mark(*place.span, layer, place.tag) for place in found_at]
    marks = _clipped((*_marks(shown, handle), *marked), spans)
    margins = _margin(shown, spans, handle, words)
    _add_anchors(margins, spans, found_at)
    layout = {part.span: part.kind for part in info.layout}
    credits = sorted(credit.span for credit in info.credits if credit.span)
    starts = [span[0] for span in credits]
    found: list[Block] = []
    for span, own, margin in zip(spans, marks, margins, strict=True):
        kind: str = layout.get(span, "text")
        near = bisect_left(starts, span[1])
        if info.title_span and overlaps(span, info.title_span):
            kind = "title"
        elif near and overlaps(span, credits[near - 1]) and span[1] - span[0] < 200:
            kind = "credit"
        before = Markup()
        if kind in ("title", "heading"):
            # A headline is not broken by notes: they come first.
            before = Markup("".join(note for _, note, _ in margin))  # noqa: S704 - escaped in _note
            margin = [(at, "", sign) for at, _, sign in margin]
        found.append(Block(kind, _sweep(info.text, span, own, margin), before))
    return found
