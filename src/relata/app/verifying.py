"""An article against its sources: files and readings around `relata.comparison.placing`.

`open_article` and `open_text` read files; `verify` places what is quoted. A source is cut into
words as a whole, but read for its speakers only around what matched.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from relata.app.api import Given, with_given
from relata.app.limits import MEGABYTE
from relata.comparison.placing import ComparedText, SourceReading, Verification, place
from relata.lang.language import load
from relata.lang.schema import Flag
from relata.model.analysis import Segmented
from relata.model.document import READ_KINDS, Document, well_formed, without_surrogates
from relata.model.errors import EmptyInput, RelataError, UnsupportedLanguage
from relata.model.record import Record, Span, Spans

if TYPE_CHECKING:
    from relata.app.sources import Source
    from relata.pipeline import Stage

#: The most a source may have, in characters: it is not read as an article is.
MAX_SOURCE = 32 * MEGABYTE
#: Bytes from which on a plain text is opened without a look at its paragraphs.
_LONG_TEXT = 500_000
#: Characters of a source that its language is found by.
_SAMPLE = 20_000
#: A source up to this length is read as a whole, by the best engine; of a longer one passages.
_WHOLE = 12_000
#: Characters before and after a passage that are read with it; a known reading serves a passage
#: that has at least the second number of characters before it.
_BEFORE, _LEAST_BEFORE, _AFTER = 1200, 600, 400
#: Passages of one run that are read; who speaks in further ones is not known.
_MOST_READINGS = 200
#: The engine of passages, where it has rules for the language.
_QUICK = "fast"
#: Words between quotation marks that are more than a title or a word held at a distance.
_LEAST_LOOSE, _SURELY_LOOSE = 4, 7

_UNREAD = "it is in a language that Relata does not read; words are compared, speakers are not"


class OpenedArticle(NamedTuple):
    """An article that was read, and its quotations that are part of no statement."""

    record: Record
    loose: Spans


class SourceReader:
    """Reads sources around passages, each stretch once."""

    def __init__(self, sources: Sequence[ComparedText]) -> None:
        self._sources = sources
        self._known: dict[int, list[SourceReading]] = {}
        self._count = 0

    def __call__(self, number: int, span: Span) -> SourceReading | None:
        """The reading of a source around a span; None where it cannot be read."""
        source = self._sources[number]
        if source.language is None:
            return None
        for reading in self._known.get(number, ()):
            start, end = reading.start, reading.start + len(reading.record.document.text)
            near = start == 0 or span[0] - start >= _LEAST_BEFORE
            if start <= span[0] and span[1] <= end and near:
                return reading
        if self._count == _MOST_READINGS:
            return None
        self._count += 1
        found = self._read(source, span)
        if found is not None:
            self._known.setdefault(number, []).append(found)
        return found

    def _read(self, source: ComparedText, span: Span) -> SourceReading | None:
        from relata import pipeline, readers

        text, engine = source.text, None
        start, end = 0, len(text)
        if len(text) > _WHOLE:
            start, end = _stretch(text, span)
            engine = _QUICK if load(source.language or "").verbs else None
        try:
            document = readers.read_text(text[start:end], max_size=MAX_SOURCE)
            record = pipeline.analyse(
                document, language=source.language, engine=engine, stages=_stages(),
                checks=pipeline.Checks(selection=None),
            )  # fmt: skip
        except RelataError:
            return None
        return SourceReading(start, record)


def _stages() -> tuple[Stage, ...]:
    """The stages that find who speaks; times, events and findings are not asked for."""
    from relata import pipeline

    return tuple(stage for stage in pipeline.STAGES if stage.id in _NEEDED)


_NEEDED = frozenset(("mentions", "attribute", "resolve", "confidence", "chains"))


def _stretch(text: str, span: Span) -> Span:
    """The stretch to read: whole lines around the span, as far as they are short."""
    low, high = max(0, span[0] - _BEFORE), min(len(text), span[1] + _AFTER)
    start = text.find("\n", low, span[0]) + 1 if low else 0
    if low and not start:
        start = text.find(" ", low, span[0]) + 1 or low
    end = text.rfind("\n", span[1], high) if high < len(text) else high
    return start, end if end > span[1] else high


def open_article(address: str, given: Given) -> OpenedArticle:
    """Read the article of a file, an address or "-". Raises InputError (a subclass)."""
    return read_article(_document(address, given.max_size), given)


def read_article(document: Document, given: Given) -> OpenedArticle:
    """The record of an article, and its quotations outside of statements."""
    from relata import pipeline

    document = well_formed(with_given(document, given))
    record = pipeline.analyse(
        document, language=given.language, engine=given.engine,
        checks=pipeline.Checks(selection=None),
    )  # fmt: skip
    analysis, _ = pipeline.begin(document, language=record.document.language)
    return OpenedArticle(record, _loose(analysis.text, record))


def _loose(text: Segmented, record: Record) -> Spans:
    """Quotations of the text that no statement has and that are more than a title."""
    held = [span for s in record.statements for span in (*s.quoted, *_direct(s.mode, s.content))]
    kinds = dict.fromkeys(range(len(text.sentences)), "body")
    for (first, last), kind in zip(text.paragraphs, text.kinds_of_parts, strict=True):
        kinds.update(dict.fromkeys(range(first, last), kind))
    found: list[Span] = []
    for quote in text.quotes:
        kind = kinds[text.sentence_of[quote.start]]
        if quote.level or not quote.closed or kind not in READ_KINDS:
            continue
        start, end = text.span(quote.start, quote.end)
        if any(start < stop and begin < end for begin, stop in held):
            continue
        words = [at for at in range(quote.start, quote.end) if text.words[at][:1].isalnum()]
        verbs = any(text.flags[at] & _VERBS for at in words)
        if len(words) >= (_LEAST_LOOSE if verbs else _SURELY_LOOSE):
            found.append((start, end))
    return tuple(found)


_VERBS = int(Flag.AUXILIARY | Flag.MODAL | Flag.FINITE | Flag.PRONOUN)


def _direct(mode: str, content: Spans) -> Spans:
    return content if mode == "direct" else ()


def _document(address: str, max_size: int) -> Document:
    from relata.app import sources

    return _read(sources.open_source(address, max_size=max_size), max_size)


def _read(source: Source, max_size: int) -> Document:
    from relata import readers

    return readers.read_bytes(
        source.data, name=source.name, content_type=source.content_type, url=source.url,
        max_size=max_size,
    )  # fmt: skip


def open_text(address: str) -> ComparedText:
    """Open a source: its text, and its language by a sample. Raises InputError (a subclass)."""
    from relata.app import sources

    source = sources.open_source(address, max_size=MAX_SOURCE)
    long = _long_plain_text(source)
    if long is not None:
        return _compared(long[0], name=address, notes=long[1])
    return source_text(_read(source, MAX_SOURCE), address)


def _long_plain_text(source: Source) -> tuple[str, tuple[str, ...]] | None:
    """The text of a long plain text and notes on its encoding, None for any other source.

    Its paragraphs are not looked at: that would take longer than all the rest.
    """
    from relata.readers.decode import charset_of, decode
    from relata.readers.detect import detect
    from relata.readers.formats.plain import PLAIN, check_size

    if len(source.data) < _LONG_TEXT:
        return None
    if detect(source.data, source.name or source.url, source.content_type) is not PLAIN:
        return None
    text, notes = decode(source.data, charset_of(source.content_type))
    check_size(text, MAX_SOURCE)
    return without_surrogates(text), tuple(notes)


def source_text(document: Document, name: str) -> ComparedText:
    """A document as a source. Raises EmptyInput where it has no text."""
    document = well_formed(document)
    if not document.text.strip():
        raise EmptyInput("there is no text in it")
    return _compared(
        document.text, name=name, notes=document.notes, title=document.title,
        declared=document.declared_language,
    )  # fmt: skip


def _compared(
    text: str, *, name: str, notes: tuple[str, ...], title: str | None = None,
    declared: str | None = None,
) -> ComparedText:  # fmt: skip
    from relata import segment

    code: str | None
    try:
        code, _ = segment.identify(text[:_SAMPLE], declared)
    except UnsupportedLanguage:
        code, notes = None, (*notes, _UNREAD)
    return ComparedText(name=name, language=code, title=title, notes=notes, text=text)


def verify(article: OpenedArticle, sources: Sequence[ComparedText]) -> Verification:
    """The quotations and indirect statements of an article, placed in its sources."""
    return place(article.record, sources, read_around=SourceReader(sources), loose=article.loose)


def named(article: OpenedArticle, name: str) -> OpenedArticle:
    """The article with the name that its reader knows it by."""
    document = replace(article.record.document, source=name)
    return OpenedArticle(replace(article.record, document=document), article.loose)
