"""Texts read by the stages that times need."""

from __future__ import annotations

from msgspec import structs

from relata import mentions, pipeline, readers, times
from relata.model.record import Record
from relata.times.expression import FoundTime

STAGES = tuple(stage for stage in pipeline.STAGES if stage.id in ("mentions", "times"))


def found(text: str, language: str, date: str | None = "2014-04-03") -> list[FoundTime]:
    """The time expressions of a text."""
    document = structs.replace(readers.read_text(text), date=date)
    analysis, tongue = pipeline.begin(document, language=language)
    analysis.phrases = mentions.find(analysis.text, tongue)
    return times.find(analysis, tongue)


def values(text: str, language: str, date: str | None = "2014-04-03") -> list[tuple[str, str]]:
    """The words and the value of each expression."""
    return [(text[slice(*one.span)], one.meaning.value) for one in found(text, language, date)]


def read(text: str, language: str, date: str | None = "2014-04-03") -> Record:
    """The whole record, by the fast engine."""
    document = structs.replace(readers.read_text(text), date=date)
    return pipeline.analyse(document, language=language, engine="fast")
