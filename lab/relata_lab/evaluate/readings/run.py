"""Read the articles of a set of readings with an engine, and hold each record against its marks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from relata.model.errors import InputError
from relata.model.record import Record, Statement
from relata_lab.corpora.readings.model import Reading
from relata_lab.corpora.readings.pages import MarkedPage
from relata_lab.evaluate.readings.rule import Judgement, judge, tier

#: What makes the record of an article. An InputError that it raises costs the article's musts.
Analyse = Callable[[Reading], Record]


def with_engine(engine: str | None) -> Analyse:
    """Reads an article's text as a user would hand it in: plain text, its language given.

    `engine` is a name of `relata read --engine`; None takes the default one.
    """
    from relata import pipeline, readers

    def analyse(reading: Reading) -> Record:
        document = readers.read_text(reading.text, source=reading.id)
        return pipeline.analyse(document, language=reading.language, engine=engine)

    return analyse


def with_pages(pages: Iterable[MarkedPage], engine: str | None, *, markup: bool) -> Analyse:
    """Reads the web pages of articles, with what their markup says or without it."""
    from msgspec import structs

    from relata import pipeline

    documents = {page.reading.id: page.document for page in pages}

    def analyse(reading: Reading) -> Record:
        document = documents[reading.id]
        if not markup:
            document = structs.replace(document, markup=())
        return pipeline.analyse(document, language=reading.language, engine=engine)

    return analyse


@dataclass(frozen=True, slots=True)
class JudgedReading:
    """One article: its marks, its record (None where it cannot be read), and the verdicts."""

    reading: Reading
    record: Record | None
    judgement: Judgement


def judged(
    readings: Iterable[Reading], analyse: Analyse, *, doubtful: bool = False
) -> Iterator[JudgedReading]:
    """Each reading with its record and the verdicts on it."""
    for reading in readings:
        try:
            record = analyse(reading)
        except InputError:
            record = None
        yield JudgedReading(reading, record, judge(record, reading, doubtful=doubtful))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one statement of a record: what a probability is fitted on."""

    reading: Reading
    record: Record
    statement: Statement
    content_right: bool
    #: Whether the displayed name is accepted for the marked statement that it comes nearest to.
    name_right: bool
    tier: str | None

    @property
    def right(self) -> bool:
        """Whether the line is right as displayed: content and name."""
        return self.content_right and self.name_right

    @property
    def mode(self) -> str:
        """Mode of the statement, as the record has it."""
        return self.statement.mode

    @property
    def language(self) -> str:
        """Language of the article."""
        return self.reading.language

    @property
    def genre(self) -> str:
        """Genre of the article."""
        return self.reading.genre


def outcomes(
    readings: Iterable[Reading], analyse: Analyse, *, doubtful: bool = True
) -> Iterator[Outcome]:
    """The outcome of each statement of each record, those of the tier doubtful included."""
    for one in judged(readings, analyse, doubtful=doubtful):
        if one.record is None:
            continue
        for found in one.judgement.statements:
            yield Outcome(
                one.reading,
                one.record,
                found.statement,
                found.content_right,
                found.name_right,
                tier(found.statement),
            )


__all__ = ["Analyse", "JudgedReading", "Outcome", "judged", "outcomes", "with_engine", "with_pages"]
