"""The text of a mail message to a Document: `document.text` is the text unchanged."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from msgspec import structs

from relata.model.document import Document
from relata.model.record import Span
from relata.readers.mail.structure import MailLine, mail_lines
from relata.readers.marked.quoted_lines import quoted_lines
from relata.readers.metadata import Metadata
from relata.readers.parts.alone import stands_alone
from relata.readers.parts.layout import Line, Paragraph, lines_of, paragraphs
from relata.readers.parts.part_classifier import classify_parts

_MARKER = "> "


def read_mail_text(text: str, *, source: str | None, notes: tuple[str, ...]) -> Document:
    """The Document of a message's plain text; quoted mail, greeting and signature are parts of the
    kind "other"."""
    lines = lines_of(text)
    kinds = mail_lines(text, lines)
    found: list[Paragraph] = []
    quotations: list[list[Span]] = []
    numbered = enumerate(kinds)
    for kind, group in groupby(numbered, key=lambda pair: pair[1]):
        run = [lines[i] for i, _ in group]
        if kind is MailLine.TEXT:
            found += _own(text, run)
        elif kind is MailLine.QUOTED:
            quotations.append(_without_markers(text, run))
            markup = quotations[-1][0][0] - run[0].start if quotations[-1] else 0
            found.append(Paragraph(run[0].start, run[-1].end, True, None, markup))
        else:
            found += [Paragraph(line.start, line.end, True, "other") for line in run]
    metadata = Metadata(notes=list(notes))
    document = metadata.to_document(text, classify_parts(text, found, metadata), source)
    markup_spans = quoted_lines(text, quotations)
    return structs.replace(document, markup=markup_spans) if markup_spans else document


def _own(text: str, run: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs of lines that follow one another."""
    start, end = run[0].start, run[-1].end
    inner = paragraphs(text[start:end], stands_alone(text[start:end]))
    for paragraph in inner:
        paragraph.start += start
        paragraph.end += start
    return inner


def _without_markers(text: str, run: Sequence[Line]) -> list[Span]:
    """The lines of a quotation without their ">"."""
    found: list[Span] = []
    for line in run:
        start = line.start
        while start < line.end and text[start] in _MARKER:
            start += 1
        if start < line.end:
            found.append((start, line.end))
    return found


__all__ = ["read_mail_text"]
