"""What is wrong, by class: false statements, contents, names, and what is missed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from relata_lab.corpora.readings.model import MarkedStatement, Name, Spans
from relata_lab.evaluate.readings.rule import RIGHT_F1, Judged, Verdict
from relata_lab.evaluate.readings.run import JudgedReading

_SHOWN = 110


class ErrorClass(StrEnum):
    """What went wrong with a statement."""

    NOT_A_STATEMENT = "not a statement"
    TOO_LONG = "content too long"
    TOO_SHORT = "content too short"
    #: It has words that it should not have, and lacks as many that it should have.
    ELSEWHERE = "content elsewhere"
    NAME_WRONG = "name wrong"
    #: It is a small part of another's words: often no statement of its own.
    PART_NAME_WRONG = "part of a statement, name wrong"
    NAME_ABSENT = "no name shown"
    #: A must that no shown statement is about.
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Error:
    """One error: what is shown, what was marked, or both."""

    kind: ErrorClass
    judged: JudgedReading
    shown: Judged | None
    marked: MarkedStatement | None


def _kind(item: Judged) -> ErrorClass:
    if item.verdict is Verdict.SPURIOUS:
        return ErrorClass.NOT_A_STATEMENT
    have, want, both = item.sizes
    if item.verdict is Verdict.SPEAKER:
        if not item.shown:
            return ErrorClass.NAME_ABSENT
        whole = 2 * both / (have + want) >= RIGHT_F1
        return ErrorClass.NAME_WRONG if whole else ErrorClass.PART_NAME_WRONG
    more, less = have - both, want - both
    if more >= 2 * less:
        return ErrorClass.TOO_LONG
    return ErrorClass.TOO_SHORT if less >= 2 * more else ErrorClass.ELSEWHERE


def errors(judged: Iterable[JudgedReading]) -> Iterator[Error]:
    """The errors of each article: in what is shown, then musts that nothing shown is about."""
    for one in judged:
        marks = one.reading.statements
        touched = {item.marked for item in one.judgement.statements}
        for item in one.judgement.statements:
            if item.verdict is not Verdict.RIGHT:
                marked = None if item.marked is None else marks[item.marked]
                yield Error(_kind(item), one, item, marked)
        for number, mark in enumerate(marks):
            if mark.must and number not in touched and number not in one.judgement.found:
                yield Error(ErrorClass.MISSED, one, None, mark)


def _words(text: str, spans: Spans) -> str:
    words = " … ".join(" ".join(text[start:end].split()) for start, end in spans)
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"


def _forms(names: Sequence[Name]) -> str:
    return " | ".join(name.form or "(hash)" for name in names[:3]) or "nobody"


def _lines(error: Error) -> Iterator[str]:
    reading, record = error.judged.reading, error.judged.record
    yield f"  {reading.language} {reading.genre} {reading.id}"
    if error.shown is not None and record is not None:
        statement = error.shown.statement
        text = record.document.text
        yield f"    shown  {statement.id} {statement.mode} {statement.score:.2f}: " + " & ".join(
            error.shown.shown
        )
        yield f"           cue [{_words(text, statement.cue)}]"
        yield f"           {_words(text, statement.content)}"
    if error.marked is not None:
        mark = error.marked
        yield f"    marked {mark.mode}: {_forms(mark.names)}"
        yield f"           cue [{_words(reading.text, mark.cue)}]"
        yield f"           {_words(reading.text, mark.content)}"


def listing(judged: Sequence[JudgedReading], count: int) -> str:
    """How many errors there are of each class, and `count` of each, spread over the articles."""
    found: dict[ErrorClass, list[Error]] = {kind: [] for kind in ErrorClass}
    for error in errors(judged):
        found[error.kind].append(error)
    lines: list[str] = []
    for kind, items in found.items():
        lines.append(f"{kind.value}: {len(items)}")
        step = max(1, len(items) // max(1, count))
        for error in items[::step][:count]:
            lines.extend(_lines(error))
    return "\n".join(lines) + "\n"


__all__ = ["Error", "ErrorClass", "errors", "listing"]
