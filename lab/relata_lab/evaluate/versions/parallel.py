"""Texts that say the same segment by segment: multi_ntrex and mt_wmt_news.

A segment is a sentence or a short paragraph. Two statements of two texts are one, by this gold,
where they stand in the same segment and are the only ones of their text in it, or the same in
number and order; a segment in which the numbers differ says nothing of which belong together.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

from relata.model.record import Record, Statement
from relata_lab.corpora.read import find_folder, measured_on, read_objects

#: Codes of multi_ntrex (ISO 639-3) of the languages that are read.
NTREX = {
    "eng": "en", "deu": "de", "rus": "ru", "ces": "cs", "fra": "fr", "hun": "hu", "ukr": "uk",
    "pol": "pl", "ita": "it", "spa": "es", "por": "pt", "nld": "nl", "tur": "tr",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ParallelText:
    """One text of several that say the same."""

    #: "eng", "ref-A", the name of a system.
    label: str
    language: str
    segments: tuple[str, ...]

    @property
    def text(self) -> str:
        """The segments, a paragraph each."""
        return "\n".join(self.segments)


@dataclass(frozen=True, slots=True)
class ParallelDocument:
    """One document in all its texts."""

    id: str
    texts: tuple[ParallelText, ...]


def ntrex(folder: Path | None, languages: set[str], *, measure: bool) -> Iterator[ParallelDocument]:
    """The documents of multi_ntrex in some languages (ISO 639-1): 40 % to measure on, or the rest.

    Raises MissingInput where the corpus is not there.
    """
    for line in _lines(folder, "multi_ntrex"):
        if measured_on(line["id"]) is not measure:
            continue
        texts = tuple(
            ParallelText(code, NTREX[code], _segments(line["text"][code]))
            for code in NTREX
            if NTREX[code] in languages and code in line["text"]
        )
        yield ParallelDocument(line["id"], texts)


def wmt(folder: Path | None, *, measure: bool, systems: int = 2) -> Iterator[ParallelDocument]:
    """The documents of mt_wmt_news with two references, and the output of some systems.

    All texts of one are of one language. The split is by the document, which several pairs share.
    """
    for line in _lines(folder, "mt_wmt_news"):
        if len(line["refs"]) < 2 or measured_on(line["doc"]) is not measure:
            continue
        language = line["pair"].partition("-")[2]
        texts = [
            ParallelText(f"ref-{name}", language, _segments(segments))
            for name, segments in sorted(line["refs"].items())[:2]
        ]
        texts += [
            ParallelText(name, language, _segments(segments))
            for name, segments in sorted(line["mt"].items())[:systems]
        ]
        yield ParallelDocument(line["id"], tuple(texts))


def _lines(folder: Path | None, corpus: str) -> Iterator[dict[str, Any]]:
    path = find_folder(folder) / corpus / "docs.jsonl.gz"
    return (line for _, line in read_objects(path))


def _segments(segments: list[str]) -> tuple[str, ...]:
    return tuple(" ".join(segment.split()) for segment in segments)


def gold_pairs(one: ParallelText, a: Record, other: ParallelText, b: Record) -> dict[str, str]:
    """Statements that are one by the segments: id of `a` -> id of `b`; none of unclear segments.

    Doubtful statements are left out, as in the comparison.
    """
    in_a, in_b = by_segment(one, a), by_segment(other, b)
    return {
        x.id: y.id
        for segment in in_a.keys() & in_b.keys()
        if len(in_a[segment]) == len(in_b[segment])
        for x, y in zip(in_a[segment], in_b[segment], strict=True)
    }


def by_segment(text: ParallelText, record: Record) -> dict[int, list[Statement]]:
    """The statements that begin in each segment, in order, doubtful ones left out."""
    ends = list(accumulate(len(segment) + 1 for segment in text.segments))
    found: dict[int, list[Statement]] = {}
    for statement in record.statements:
        if statement.tier != "doubtful":
            found.setdefault(bisect_right(ends, statement.content[0][0]), []).append(statement)
    return found


def segments(text: ParallelText, record: Record) -> dict[str, int]:
    """The number of the segment that each statement begins in, doubtful ones left out."""
    return {one.id: n for n, some in by_segment(text, record).items() for one in some}


def read_all(
    documents: Iterable[ParallelDocument], engine: str | None
) -> Iterator[tuple[ParallelDocument, list[Record | None]]]:
    """Each document with the records of its texts; None for a text that cannot be read."""
    from relata import pipeline, readers
    from relata.model.errors import InputError

    def record(text: ParallelText) -> Record | None:
        try:
            document = readers.read_text(text.text, source=text.label)
            return pipeline.analyse(document, language=text.language, engine=engine)
        except InputError:
            return None

    for document in documents:
        yield document, [record(text) for text in document.texts]
