"""The articles that the lint is measured on, read once with the findings of every rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from relata import pipeline, readers
from relata.lint.selection import RuleSelection
from relata.model.record import Record
from relata_lab.corpora.read import find_folder, split_documents
from relata_lab.corpora.readings.load import load

#: Corpora with the split that may be looked at.
SPLITS = {"wikinews-de": "dev", "polnear": "dev"}
#: Every rule, whatever it is by default.
EVERYTHING = pipeline.Checks(RuleSelection(select=("ALL",)))


@dataclass(frozen=True, slots=True)
class NewsArticle:
    """One article of a corpus."""

    corpus: str
    id: str
    text: str
    language: str
    genre: str = "news"


def articles(corpora: Path | None = None) -> Iterator[NewsArticle]:
    """The readings, and the development parts of wikinews-de and polnear."""
    folder = find_folder(corpora)
    for reading in load("readings", corpora=folder).readings:
        yield NewsArticle("readings", reading.id, reading.text, reading.language, reading.genre)
    for corpus, split in SPLITS.items():
        for document in split_documents(corpus, split, folder):
            title = document.title or ""
            text = document.text
            if title and not text.startswith(title):
                text = f"{title}\n\n{text}"
            yield NewsArticle(corpus, document.id, text, document.language)


def read(
    text: str, language: str | None, engine: str | None, checks: pipeline.Checks = EVERYTHING,
    *, markdown: bool = False,
) -> Record:  # fmt: skip
    """The record of a text with its findings."""
    document = readers.read_text(text, markdown=markdown)
    return pipeline.analyse(document, language=language, engine=engine, checks=checks)
