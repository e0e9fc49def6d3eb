"""The corpora of names in texts, as texts with the names of people, organisations and places.

A corpus is one entry in `CORPORA`: its file, and how a line of it is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from relata_lab.corpora.read import find_folder, measured_on, read_objects

NameKind = Literal["person", "organisation", "place"]

_KINDS: dict[str, NameKind] = {
    "PER": "person", "ORG": "organisation", "LOC": "place",
    "PERSON": "person", "ORGANIZATION": "organisation", "LOCATION": "place",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class GoldName:
    """A name in a text; `base` is it without the endings of cases, "" where no one says."""

    start: int
    end: int
    kind: NameKind
    base: str = ""


@dataclass(frozen=True, slots=True)
class NamedText:
    """A text and its names."""

    id: str
    language: str
    text: str
    names: tuple[GoldName, ...]


@dataclass(frozen=True, slots=True)
class NameCorpus:
    """Where a corpus is, and how a line of it is read."""

    file: str
    read: Callable[[dict[str, Any]], Iterator[NamedText]]
    #: Whether its gold has roles and descriptions around names: only overlaps are measured then.
    wide: bool = False


def _nerkor(line: dict[str, Any]) -> Iterator[NamedText]:
    """NYTK-NerKor: a sentence a line, its names with their lemma."""
    names = tuple(
        GoldName(one["start"], one["end"], _KINDS[one["type"]], one["lemma"])
        for one in line["ents"]
        if one["type"] in _KINDS
    )
    yield NamedText(line["id"], line["lang"], line["text"], names)


def _meantime(line: dict[str, Any]) -> Iterator[NamedText]:
    """MEANTIME: a story in several languages; of its mentions those with a capital letter."""
    for language, part in line["langs"].items():
        names = tuple(
            GoldName(one["start"], one["end"], _KINDS[one["type"]])
            for one in part["mentions"]
            if one["kind"] == "entity"
            and one["type"] in _KINDS
            and one["text"] != one["text"].lower()
        )
        if names:  # a text without any was not annotated in this language
            yield NamedText(f"{line['id']}/{language}", language, part["text"], names)


def _uner(language: str) -> Callable[[dict[str, Any]], Iterator[NamedText]]:
    """Universal NER: a sentence a line of one language."""

    def read(line: dict[str, Any]) -> Iterator[NamedText]:
        names = tuple(
            GoldName(one["start"], one["end"], _KINDS[one["type"]]) for one in line["entities"]
        )
        yield NamedText(line["id"], language, line["text"], names)

    return read


CORPORA: dict[str, NameCorpus] = {
    "uner_de": NameCorpus("uner/de_pud-ud-test.jsonl.gz", _uner("de")),
    "uner_en": NameCorpus("uner/en_pud-ud-test.jsonl.gz", _uner("en")),
    "uner_pt": NameCorpus("uner/pt_pud-ud-test.jsonl.gz", _uner("pt")),
    "uner_ru": NameCorpus("uner/ru_pud-ud-test.jsonl.gz", _uner("ru")),
    "names_nerkor_hu": NameCorpus("names_nerkor_hu/news.jsonl.gz", _nerkor),
    "names_meantime": NameCorpus("story_meantime/docs.jsonl.gz", _meantime, wide=True),
}


def texts(corpus: str, folder: Path | None = None, measure: bool = True) -> Iterator[NamedText]:
    """The texts to measure on (40 % by the SHA-1 of the id), or those to build with."""
    known = CORPORA[corpus]
    for _, line in read_objects(find_folder(folder) / known.file):
        if measured_on(str(line["id"])) is measure:
            yield from known.read(line)
