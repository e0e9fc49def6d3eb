"""Relata from Python: text, file or address in, record out.

>>> import relata
>>> record = relata.read("The dam is safe, the mayor said.")
>>> record.statements[0].mode
'indirect'
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from relata.app.dates import iso_date
from relata.app.limits import DEFAULT_MEGABYTES, MEGABYTE
from relata.app.select import checked_score, checked_tier, select
from relata.model.codes import Tier
from relata.model.document import Document, without_surrogates
from relata.model.errors import RelataError
from relata.model.record import ErrorInfo, FailedRecord, Record
from relata.model.threads import LOADING

if TYPE_CHECKING:
    from relata.app.sources import Source
    from relata.comparison.versions import Story
    from relata.pipeline import Checks, Stage


class Given(NamedTuple):
    """What the caller knows better than the text, and how it is to be read."""

    #: ISO 639-1 code; None lets the text decide.
    language: str | None = None
    #: ISO 8601 year, month or day.
    date: str | None = None
    outlet: str | None = None
    #: Name of a statement engine; None takes the default of the text's language.
    engine: str | None = None
    #: The most a text may have, in units of 2**20 characters.
    max_megabytes: float = DEFAULT_MEGABYTES
    #: Language of the findings' messages; None takes the default.
    report_lang: str | None = None

    @property
    def max_size(self) -> int:
        """The most a text may have, in characters."""
        return int(self.max_megabytes * MEGABYTE)


def failed(source: str, error: RelataError) -> FailedRecord:
    """What stands in a document's place where it could not be read."""
    return FailedRecord(
        source=without_surrogates(source),
        error=ErrorInfo(kind=error.kind, message=without_surrogates(str(error))),
    )


def with_given(document: Document, given: Given) -> Document:
    """The document with what the caller knows better than the text."""
    if given.date is not None:
        document = replace(document, date=iso_date(given.date), date_from="given")
    if given.outlet is not None and given.outlet.strip():
        document = replace(
            document, outlet=given.outlet.strip(), outlet_span=None, outlet_why="given"
        )
    return document


def analyse(
    document: Document,
    given: Given,
    *,
    stages: tuple[Stage, ...] | None = None,
    checks: Checks | None = None,
) -> Record:
    """The record of a document, with what the caller knows better.

    `stages` replaces the pipeline's own, for those who count them; `checks` says which findings
    are made. Raises what `pipeline.analyse` raises.
    """
    with LOADING:
        from relata import pipeline

    if checks is None:
        checks = pipeline.CHECKS
        if given.report_lang is not None:
            checks = replace(checks, report_lang=given.report_lang)
    return pipeline.analyse(
        with_given(document, given),
        language=given.language,
        engine=given.engine,
        stages=stages or pipeline.STAGES,
        checks=checks,
    )


def read_source(address: str, given: Given) -> Record:
    """The record of a file, an address, or `-` for standard input.

    Raises InputError (MissingInput, TooLarge, …) where it cannot be read.
    """
    with LOADING:
        from relata.app import sources

    return read_opened(sources.open_source(address, max_size=given.max_size), given)


def read_opened(source: Source, given: Given, checks: Checks | None = None) -> Record:
    """The record of an input whose bytes are there, with the findings that `checks` asks for.

    Raises InputError where it cannot be read.
    """
    with LOADING:
        from relata import readers

    document = readers.read_bytes(
        source.data,
        name=source.name,
        content_type=source.content_type,
        url=source.url,
        max_size=given.max_size,
    )
    return analyse(document, given, checks=checks)


def read(
    text: str,
    lang: str | None = None,
    date: str | None = None,
    outlet: str | None = None,
    *,
    engine: str | None = None,
    min_score: float = 0.0,
    tier: Tier | None = None,
) -> Record:
    """Read an article given as a string of plain text.

    `lang` (ISO 639-1), `date` (ISO 8601 year, month or day) and `outlet` override what the
    text says. `engine` names a statement engine; None takes the default of the language, and
    `record.producer` says which it was. `min_score` (0 to 1) and `tier` (sure, likely, doubtful)
    leave out statements that are less sure; one without a tier counts as likely. Offsets in the
    record are code points into `text`. A lone surrogate, which is not a character, is read as
    U+FFFD.

    Raises InputError: EmptyInput, TooLarge (over 2 MB: 2**21 characters), UnsupportedLanguage; and
    UsageError for a date, an engine, a score or a tier that is not valid.
    """
    with LOADING:
        from relata import readers

    given = Given(lang, date, outlet, engine)
    checked_score(min_score)
    checked_tier(tier)
    record = analyse(readers.read_text(text, max_size=given.max_size), given)
    return select(record, min_score=min_score, tier=tier)


def read_file(
    path_or_url: str,
    lang: str | None = None,
    date: str | None = None,
    outlet: str | None = None,
    *,
    engine: str | None = None,
    min_score: float = 0.0,
    tier: Tier | None = None,
) -> Record:
    """Read an article from a file or from an http or https address.

    The same options and errors as `read`, and MissingInput, UnsupportedFormat and Refused.
    """
    checked_score(min_score)
    checked_tier(tier)
    record = read_source(str(path_or_url), Given(lang, date, outlet, engine))
    return select(record, min_score=min_score, tier=tier)


def compare_records(records: Sequence[Record]) -> Story:
    """The story of several versions, by their records, in their order.

    Languages are compared by the encoder's vectors too, where its weights are installed.
    """
    with LOADING:
        from relata.attribute.vectors import text_vectors
        from relata.comparison.versions import compare

    return compare(records, text_vectors())
