"""Turns of an interview without labels, whose questions the format sets apart (bold paragraphs)."""

from __future__ import annotations

from relata.model.document import Document, MarkedSpan, MarkupKind
from relata.model.record import Span
from relata.readers.limits import MAX_MARKS


def unlabelled_turns(document: Document) -> list[MarkedSpan]:
    """Each turn as one marked span; [] where speakers are named before their words.

    Answers of several paragraphs are one turn; at most `MAX_MARKS`.
    """
    found: list[tuple[MarkupKind, list[Span]]] = []
    last: MarkupKind | None = None
    for part in document.parts:
        kind: MarkupKind | None = None
        if part.kind == "question":
            kind = "question"
        elif part.kind == "answer":
            kind = "answer"
        if kind is not None and part.label is not None:
            return []
        if kind is not None and kind == last:
            found[-1][1].append(part.span)
        elif kind is not None:
            found.append((kind, [part.span]))
        last = kind
    return [MarkedSpan(kind, ((s[0][0], s[-1][1]),)) for kind, s in found[:MAX_MARKS]]


__all__ = ["unlabelled_turns"]
