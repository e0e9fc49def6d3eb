"""Annotations, records and documents for the tests, from texts of our own."""

from __future__ import annotations

from typing import Any

from relata.model.record import DocumentInfo, Entity, Producer, Record, Statement, Voice
from relata_lab.corpora.annotations import Annotation, CorpusDocument, CorpusTokens, Spans


def letters(count: int) -> CorpusTokens:
    """`count` tokens of one character each: token n is the span (n, n + 1)."""
    return CorpusTokens((n, n + 1) for n in range(count))


def said(content: Spans, **parts: Any) -> Annotation:
    """An annotation whose id does not matter."""
    return Annotation(id=parts.pop("id", "x"), content=content, **parts)


def find(text: str, *pieces: str) -> Spans:
    """Where each piece stands in the text, each after the one before it."""
    found: list[tuple[int, int]] = []
    at = 0
    for piece in pieces:
        start = text.index(piece, at)
        at = start + len(piece)
        found.append((start, at))
    return tuple(found)


def statement(text: str, content: str | tuple[str, ...], **parts: Any) -> Statement:
    """A statement whose parts are given as strings that stand in the text."""

    def spans(value: str | tuple[str, ...] | None) -> Spans:
        pieces = (value,) if isinstance(value, str) else value or ()
        return find(text, *pieces)

    speaker, addressee = parts.pop("speaker", None), parts.pop("addressee", None)
    return Statement(
        id=parts.pop("id", "s1"),
        mode=parts.pop("mode", "indirect"),
        medium=parts.pop("medium", ("speech",)),
        act="state",
        certainty="asserted",
        content=spans(content),
        quoted=spans(parts.pop("quoted", None)),
        cue=spans(parts.pop("cue", None)),
        frame=spans(parts.pop("frame", None)),
        speaker=Voice(
            spans=spans(speaker), entities=parts.pop("entities", ()), score=1.0, why="test"
        )
        if speaker
        else None,
        addressee=Voice(spans=spans(addressee), score=1.0, why="test") if addressee else None,
        score=1.0,
        **parts,
    )


def record(
    text: str,
    statements: list[Statement],
    language: str = "de",
    entities: tuple[Entity, ...] = (),
) -> Record:
    """A record of a text whose sentences end with a full stop and a space."""
    sentences = []
    start = 0
    for piece in text.split(". "):
        end = min(start + len(piece) + 1, len(text))
        sentences.append((start, end))
        start = end + 1
    info = DocumentInfo(
        id="x",
        language=language,
        language_from="given",
        language_score=1.0,
        text=text,
        sentences=tuple(sentences),
    )
    return Record(
        producer=Producer(version="0", engine="test"),
        document=info,
        entities=entities,
        statements=tuple(statements),
    )


def document(text: str, gold: tuple[Annotation, ...] = (), **rest: Any) -> CorpusDocument:
    """A corpus document."""
    return CorpusDocument(
        id=rest.pop("id", "d1"),
        corpus=rest.pop("corpus", "test"),
        language=rest.pop("language", "de"),
        text=text,
        title=None,
        gold=gold,
        line={"id": "d1", "text": text},
    )


def cut(text: str, spans: Spans) -> list[str]:
    """The spans' texts."""
    return [text[a:b] for a, b in spans]


def texts(text, annotation):
    return {
        part: cut(text, annotation.part(part))
        for part in ("content", "speaker", "cue", "frame", "addressee")
        if annotation.part(part)
    }
