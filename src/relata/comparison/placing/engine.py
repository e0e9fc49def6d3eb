"""`place`: the statements of a record against the texts of its sources."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from relata.comparison.names import NameDetector, name_keys
from relata.comparison.placing.indirect import place_statement
from relata.comparison.placing.placer import Placer
from relata.comparison.placing.speakers import ReadAround, voices_of
from relata.comparison.placing.types import ComparedText, PlacedQuotation, Verification
from relata.comparison.words import word_sequence
from relata.lang.language import Language, load, supported
from relata.model.record import Record, Span, Spans, Statement


def place(
    record: Record,
    sources: Sequence[ComparedText],
    *,
    read_around: ReadAround | None = None,
    loose: Spans = (),
) -> Verification:
    """The quotations of an article, and its indirect statements, placed in its sources.

    `read_around` reads a source around a passage for its speakers (`relata.app.verifying` has
    one that runs the stages); without it only the labels of a transcript say who speaks there.
    `loose`: spans of words between quotation marks that are part of no statement; they are
    placed as well. Pure and deterministic; linear in the length of the sources.
    """
    language = load(record.document.language) if record.document.language in supported() else None
    placer = Placer(
        sources, language, names=NameDetector(language, name_keys(record)), read_around=read_around
    )
    quotations = [
        placer.place(
            record.document.text, spans, speakers=voices_of(statement, record),
            around=_around(record, spans, language), statement=statement.id,
        )
        for statement in record.statements
        for spans in verbatim(statement)
    ]  # fmt: skip
    quotations += [
        placer.place(record.document.text, (span,), around=_around(record, (span,), language))
        for span in loose
    ]
    indirect = (
        place_statement(statement, record, placer)
        for statement in record.statements
        if statement.mode != "direct" and statement.tier != "doubtful"
    )
    return Verification(
        article=compared(record),
        sources=tuple(sources),
        quotations=tuple(sorted(quotations, key=_order)),
        indirect=tuple(indirect),
    )


def _order(placed: PlacedQuotation) -> tuple[int, str]:
    return placed.quoted[0][0], placed.statement or ""


def compared(record: Record) -> ComparedText:
    """A record's document as a text to compare."""
    document = record.document
    return ComparedText(
        name=document.source or "", language=document.language, title=document.title,
        notes=document.notes, text=document.text,
    )  # fmt: skip


def verbatim(statement: Statement) -> Iterator[Spans]:
    """The quotations of a statement: a direct one is one, of others each quoted part is one."""
    if statement.mode == "direct":
        yield statement.content
    else:
        yield from ((span,) for span in statement.quoted)


def _around(record: Record, spans: Sequence[Span], language: Language | None) -> frozenset[str]:
    """Keys of the words next to a quotation in its sentences."""
    text, sentences = record.document.text, record.document.sentences
    starts = [start for start, _ in sentences]
    found: set[str] = set()
    for begin, end in spans:
        at = max(bisect_right(starts, begin) - 1, 0)
        while at < len(sentences) and sentences[at][0] < end:
            start, stop = sentences[at]
            found.update(word_sequence(text[start : max(start, begin)], language).keys)
            found.update(word_sequence(text[min(end, stop) : stop], language).keys)
            at += 1
    return frozenset(found)
