"""Small helpers over character spans."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from relata_lab.training.encoder.data.gold import Span, Spans

Row = dict[str, Any]
_WORD = re.compile(r"[\w’']+")
_EDGE = " \t\n,;:\u2013\u2014-"


def rows(path: Path) -> Iterator[Row]:
    """The objects of a JSON Lines file, compressed or not."""
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8") as file:
            yield from map(json.loads, file)
    else:
        with path.open(encoding="utf-8") as file:
            yield from map(json.loads, file)


def spans(values: Iterable[Iterable[int]] | None) -> Spans:
    """Spans of a JSON list."""
    return tuple((a, b) for a, b in values or ())


def within(inner: Spans, outer: Spans) -> bool:
    """Whether every inner span lies in an outer one."""
    return all(any(a <= c and d <= b for a, b in outer) for c, d in inner)


def trimmed(text: str, found: Spans, edge: str = _EDGE) -> Spans:
    """Spans without the marks of `edge` at their ends; empty ones are left out."""
    kept: list[Span] = []
    for start, end in found:
        while start < end and text[start] in edge:
            start += 1
        while end > start and text[end - 1] in edge:
            end -= 1
        if start < end:
            kept.append((start, end))
    return tuple(kept)


def without(found: Spans, removed: Iterable[Span]) -> Spans:
    """What is left of the spans when others are cut out of them."""
    left = list(found)
    for start, end in removed:
        left = [
            piece
            for a, b in left
            for piece in ((a, min(b, start)), (max(a, end), b))
            if piece[0] < piece[1]
        ]
    return tuple(sorted(left))


def hull(found: Spans) -> Span:
    """From the first to the last character."""
    return min(a for a, _ in found), max(b for _, b in found)


def words(text: str, within_span: Span) -> list[Span]:
    """The words (letters and digits) of a stretch."""
    start, end = within_span
    return [(start + m.start(), start + m.end()) for m in _WORD.finditer(text[start:end])]


def reported_matter_span(text: str, clause: Span, cue: Spans, speaker: Spans) -> Spans:
    """What a clause that reports an act is about: its longest stretch without cue and speaker.

    What follows the first word of the cue is preferred ("kritisierte *den Angriff*"). Empty where
    nothing but marks is left.
    """
    left = trimmed(text, without((clause,), (*cue, *speaker)), _EDGE + ".!?")
    left = tuple(s for s in left if re.search(r"\w{2}", text[slice(*s)]))
    behind = tuple(s for s in left if cue and s[0] > cue[0][0])
    chosen = behind or left
    return (max(chosen, key=lambda s: s[1] - s[0]),) if chosen else ()
