"""Cut a sample and name its phrases by their text."""

from __future__ import annotations

from relata import mentions, segment
from relata.lang.language import load
from relata.model.analysis import Phrase, Segmented
from relata.model.document import Document, Part


def document_of(text: str) -> Document:
    """A document of one paragraph a line."""
    parts = []
    at = 0
    for line in text.split("\n"):
        inner = line.strip()
        if inner:
            start = at + line.index(inner)
            parts.append(Part((start, start + len(inner)), "body"))
        at += len(line) + 1
    return Document(text=text, parts=tuple(parts))


def read(text: str, code: str) -> tuple[Segmented, list[Phrase]]:
    """Tokens and phrases of a text that is one paragraph a line."""
    language = load(code)
    cut = segment.segment(document_of(text), language)
    return cut, mentions.find(cut, language)


def said(cut: Segmented, span: tuple[int, int] | None) -> str | None:
    """The text of a token range."""
    if span is None:
        return None
    start, end = cut.span(*span)
    return cut.text[start:end]


def spans(text: str, code: str) -> list[str]:
    """All phrases of a text, as strings, in their order."""
    cut, phrases = read(text, code)
    return [said(cut, (p.start, p.end)) or "" for p in phrases]


def phrase(text: str, code: str, words: str) -> tuple[Segmented, Phrase]:
    """The phrase that is written so; fails, naming what was found, where there is none."""
    cut, phrases = read(text, code)
    for found in phrases:
        if said(cut, (found.start, found.end)) == words:
            return cut, found
    raise AssertionError(f"{words!r} is not among {[said(cut, (p.start, p.end)) for p in phrases]}")
