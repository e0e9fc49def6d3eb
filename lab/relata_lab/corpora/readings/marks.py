"""A marker's file: its words found in the texts, and what is wrong with it.

A mark gives words letter by letter; `{"text": ..., "n": 2}` is their second occurrence in the text
and `{"text": ..., "at": 120}` the one that begins at character 120.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from relata.model.codes import MODES
from relata.model.errors import MissingInput, RecordError
from relata_lab.corpora.read import read_objects
from relata_lab.corpora.readings.model import GENRES, NEEDS, Json, Span
from relata_lab.corpora.readings.places import Finder, pieces

_REQUIRED = ("content", "mode", "cue", "speaker", "names", "need")
_FIELDS = frozenset((*_REQUIRED, "to", "via", "joint", "note"))


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a selection: its number in it, its corpus's id, its language and text."""

    number: str
    id: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked statement whose words were found in the text."""

    number: int
    raw: Json
    content: list[Span]
    cue: list[Span]
    speaker: Span | None


@dataclass(slots=True)
class MarkedArticle:
    """One marked article: its statements, and what is wrong with the marks."""

    article: Article
    genre: str
    statements: list[Mark] = field(default_factory=list)
    #: Must be mended.
    problems: list[str] = field(default_factory=list)
    #: Worth a look.
    remarks: list[str] = field(default_factory=list)


def selection(home: Path) -> dict[str, Article]:
    """The articles of a folder's index.tsv (columns nn, id, lang) and texts/, by number and by id.

    Raises MissingInput where one cannot be read.
    """
    found: dict[str, Article] = {}
    try:
        head, *lines = (home / "index.tsv").read_text(encoding="utf-8").splitlines()
        for line in lines:
            row = dict(zip(head.split("\t"), line.split("\t"), strict=True))
            path = home / "texts" / f"{row['nn']}.{row['lang']}.txt"
            text = path.read_bytes().decode("utf-8")
            article = Article(row["nn"], row["id"], row["lang"], text)
            found[article.number] = found[article.id] = article
    except (OSError, ValueError, KeyError) as error:
        raise MissingInput(f"cannot read the selection in {home}: {error}") from error
    return found


def _are_forms(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(x, str) and x.strip() for x in value)


def field_problems(raw: Json) -> Iterator[str]:
    """What is missing from a statement, or has not the form that its field needs."""
    for key in _REQUIRED:
        if key not in raw:
            yield f"{key} is missing"
    for key in sorted(raw.keys() - _FIELDS):
        yield f"unknown field {key!r}"
    if raw.get("mode") not in MODES:
        yield f"unknown mode {raw.get('mode')!r}"
    if raw.get("need") not in NEEDS:
        yield f"unknown need {raw.get('need')!r}"
    for key in ("names", "to"):
        if not _are_forms(raw.get(key, [])):
            yield f"{key} is not a list of names"
    for key in ("via", "joint"):
        lists = raw.get(key) or []
        if not isinstance(lists, list) or not all(_are_forms(x) and x for x in lists):
            yield f"{key} is not a list of lists of names"
    if raw.get("speaker") and not raw.get("names"):
        yield "a speaker is marked but names is empty"
    if raw.get("joint") and len(raw["joint"]) < 2:
        yield "joint names fewer than two speakers"
    if isinstance(raw.get("speaker"), list):
        yield "speaker is one mention, not a list"


def _holds(outer: Span, inner: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _crossings(marks: list[Mark]) -> Iterator[str]:
    """Contents that cross each other, or that are marked twice for one speaker."""
    for number, one in enumerate(marks):
        for other in marks[number + 1 :]:
            first = (one.content[0][0], one.content[-1][1])
            second = (other.content[0][0], other.content[-1][1])
            shared = any(x < d and c < y for x, y in one.content for c, d in other.content)
            both = f"#{one.number} and #{other.number}"
            if one.content == other.content and one.raw.get("names") == other.raw.get("names"):
                yield f"{both}: the same content and names twice"
            elif shared and not (_holds(first, second) or _holds(second, first)):
                yield f"{both}: contents cross ({first} and {second})"


def _mark(finder: Finder, number: int, raw: Json) -> Mark | None:
    content = finder.content(raw.get("content"))
    if not content:
        return None
    near = [finder.near("cue", piece, content, content) for piece in pieces(raw.get("cue"))]
    cue = sorted(span for span in near if span)
    speaker = None
    if raw.get("speaker") and not isinstance(raw["speaker"], list):
        speaker = finder.near("speaker", raw["speaker"], cue or content, content)
    return Mark(number, raw, content, cue, speaker)


def marked(article: Article, row: Json) -> MarkedArticle:
    """One line of a marker's file, with every string found in the text and every problem."""
    found = MarkedArticle(article, row.get("genre", ""))
    if found.genre not in GENRES:
        found.problems.append(f"{article.number}: unknown genre {found.genre!r}")
    if row.get("lang", article.language) != article.language:
        found.problems.append(f"{article.number}: lang is {row['lang']!r}")
    finder = Finder(article.text)
    for number, raw in enumerate(row.get("statements", []), 1):
        finder.problems, finder.remarks = list(field_problems(raw)), []
        mark = _mark(finder, number, raw)
        if mark:
            found.statements.append(mark)
        where = f"{article.number} #{number}: "
        found.problems.extend(where + line for line in finder.problems)
        found.remarks.extend(where + line for line in finder.remarks)
    crossings = _crossings(found.statements)
    found.problems.extend(f"{article.number} {line}" for line in crossings)
    return found


def load(paths: Iterable[Path], articles: Mapping[str, Article]) -> list[MarkedArticle]:
    """The marked articles of some files, in their order.

    Raises MissingInput where a file is not there, RecordError where a line is broken or names an
    article that the selection lacks.
    """
    found: list[MarkedArticle] = []
    for path in paths:
        for line, row in read_objects(path):
            article = articles.get(row.get("id", ""))
            if article is None:
                raise RecordError(f"{path}, line {line}: no text has the id {row.get('id')!r}")
            one = marked(article, row)
            if any(other.article.id == article.id for other in found):
                one.problems.append(f"{article.number}: marked twice in these files")
            found.append(one)
    return found


__all__ = ["Article", "Mark", "MarkedArticle", "field_problems", "load", "marked", "selection"]
