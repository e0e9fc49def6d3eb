"""The only place that knows the order of the stages.

readers -> segment -> mentions -> attribute -> resolve -> Record. Pure: text in, record out;
files, network and clock are `relata.app`'s.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

from msgspec import Struct

from relata import attribute, mentions, resolve, segment
from relata._version import __version__
from relata.lang.language import Language, load
from relata.model.analysis import Draft, Segmented
from relata.model.codes import LanguageFrom
from relata.model.document import Document
from relata.model.errors import EmptyInput, RelataError
from relata.model.record import DocumentInfo, Producer, Record

T = TypeVar("T")


class Result(Struct, Generic[T], frozen=True):
    """What became of one item of a run: a record, or the error that stands in its place."""

    item: T
    record: Record | None = None
    error: RelataError | None = None


def _language(document: Document, given: str | None) -> tuple[Language, LanguageFrom, float]:
    if given is not None:
        return load(given), "given", 1.0
    code, score = segment.identify(document.text, document.declared_language)
    return load(code), "text", score


def _info(
    document: Document,
    text: Segmented,
    language: tuple[str, LanguageFrom, float],
    outlet: str | None,
) -> DocumentInfo:
    return DocumentInfo(
        id=hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest(),
        source=document.source,
        language=language[0],
        language_from=language[1],
        language_score=language[2],
        title=document.title,
        title_span=document.title_span,
        date=document.date,
        date_from=document.date_from,
        outlet=outlet,
        authors=document.authors,
        credits=document.credits,
        notes=document.notes,
        text=document.text,
        paragraphs=tuple(part.span for part in document.parts),
        sentences=tuple(text.span(a, b) for a, b in text.sentences),
    )


def analyse(
    document: Document, *, language: str | None = None, engine: str | None = None
) -> Record:
    """The record of one document.

    `language` overrides what the text says (ISO 639-1); `engine` names a statement engine, None
    takes the default. The record's producer names the engine that read it, which is the
    grammar where the one asked for has no weights for the language (`attribute.choose`).
    Raises InputError (a subclass) where the document cannot be read: no text, a language
    that is not supported; UsageError where there is no such engine. Deterministic.
    """
    if not document.text.strip():
        raise EmptyInput("there is no text in it")
    tongue, known_from, score = _language(document, language)
    chosen = attribute.choose(engine, tongue.code)
    text = segment.segment(document, tongue)
    phrases = mentions.find(text, tongue)
    drafts = attribute.find(text, phrases, tongue, engine=chosen.name)
    found = resolve.resolve(document, text, phrases, drafts, tongue)
    return Record(
        producer=Producer(version=__version__, engine=chosen.name, weights=chosen.weights),
        document=_info(document, text, (tongue.code, known_from, score), found.outlet),
        entities=found.entities,
        statements=found.statements,
        sourcing=found.sourcing,
    )


def cues(
    document: Document, *, language: str | None = None, engine: str | None = None
) -> list[Draft] | None:
    """The engine's layer of cues, contents or not (see `attribute.cues`); None without one.

    For measuring: the record holds statements that have a content. Errors as `analyse`.
    """
    if not document.text.strip():
        raise EmptyInput("there is no text in it")
    tongue, _, _ = _language(document, language)
    text = segment.segment(document, tongue)
    return attribute.cues(text, mentions.find(text, tongue), tongue, engine=engine)


def run(items: Iterable[T], read: Callable[[T], Record]) -> Iterator[Result[T]]:
    """Read items one by one, in order; an item that cannot be read yields its error."""
    for item in items:
        try:
            yield Result(item, record=read(item))
        except RelataError as error:
            yield Result(item, error=error)
