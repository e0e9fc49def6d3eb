"""Precision, recall and F1 of times: strict and overlapping extents, types, values.

An expression is found strictly where start and end are the gold's. `type` and `value` count strict
matches with the right type or value; `value, overlapping` (TempEval-3's figure) counts every
overlapping pair with the right value.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from msgspec import structs

from relata import pipeline, readers
from relata.model.record import Time
from relata_lab.evaluate.statements.figures import Figure
from relata_lab.evaluate.times import adapter
from relata_lab.evaluate.times.gold import WITHOUT_VALUES, Timex, TimexDocument, documents
from relata_lab.evaluate.times.yardstick import dateparser_search, heideltime_tags

MEASURES = ("extent", "overlapping", "type", "value", "value, overlapping")
_STAGES = tuple(stage for stage in pipeline.STAGES if stage.id in ("mentions", "times"))


@dataclass(slots=True)
class TimexScores:
    """Counts over some documents."""

    gold: int = 0
    found: int = 0
    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(MEASURES, 0))

    def add(self, gold: Sequence[Timex], found: Sequence[Timex]) -> None:
        """Count one document."""
        self.gold += len(gold)
        self.found += len(found)
        by_span = {(one.start, one.end): one for one in gold}
        for one in found:
            same = by_span.get((one.start, one.end))
            if same is not None:
                self.right["extent"] += 1
                self.right["type"] += same.type == one.type
                self.right["value"] += same.value == one.value
        for one, other in pairs(gold, found):
            self.right["overlapping"] += 1
            self.right["value, overlapping"] += one.value == other.value

    def figures(self, name: str) -> tuple[float, float, float]:
        """Precision, recall, F1."""
        figure = Figure.of_counts(self.right[name], self.found, self.gold)
        return figure.p, figure.r, figure.f1


def pairs(gold: Sequence[Timex], found: Sequence[Timex]) -> Iterator[tuple[Timex, Timex]]:
    """Gold and found expressions that overlap, each in one pair, from left to right."""
    rest = list(found)
    for one in gold:
        for other in rest:
            if other.start < one.end and one.start < other.end:
                rest.remove(other)
                yield one, other
                break


def read(document: TimexDocument) -> tuple[Time, ...]:
    """The times of a document, by the stages that they need."""
    text = readers.read_text(document.text, source=document.id)
    text = structs.replace(text, date=document.date, date_from="given")
    return pipeline.analyse(text, language=document.language, engine="fast", stages=_STAGES).times


@dataclass(slots=True)
class TimexReport:
    """What came out, by language and system, and the documents for a look at errors."""

    scores: dict[tuple[str, str], TimexScores] = field(default_factory=dict)
    documents: dict[str, int] = field(default_factory=dict)
    seen: list[tuple[TimexDocument, list[Timex]]] = field(default_factory=list)


def evaluate(
    corpus: str,
    folder: Path,
    *,
    measure: bool = True,
    languages: frozenset[str] = frozenset(),
    limit: int = 0,
    yardstick: bool = True,
) -> TimexReport:
    """Relata, raw and mapped, and the public taggers that are installed, on a corpus."""
    report = TimexReport()
    for document in islice(documents(corpus, folder, measure, languages), limit or None):
        found = read(document)
        mapped = adapter.mapped(found, document.language)
        systems: dict[str, list[Timex] | None] = {
            "relata, as in the record": adapter.raw(found),
            "relata, mapped": mapped,
        }
        if yardstick:
            systems["dateparser"] = dateparser_search(document)
            systems["HeidelTime"] = heideltime_tags(document)
        for name, times in systems.items():
            if times is not None:
                key = (document.language, name)
                report.scores.setdefault(key, TimexScores()).add(document.gold, times)
        report.documents[document.language] = report.documents.get(document.language, 0) + 1
        report.seen.append((document, mapped))
    return report


def table(corpus: str, report: TimexReport) -> str:
    """The figures as text."""
    names = MEASURES[:3] if corpus in WITHOUT_VALUES else MEASURES
    lines = []
    for language, count in report.documents.items():
        gold = next(s.gold for (code, _), s in report.scores.items() if code == language)
        lines.append(f"{corpus} {language}: {count} texts, {gold} times")
        lines.append(f"  {'':26}" + "".join(f"{name:>22}" for name in names))
        for (code, system), scores in report.scores.items():
            if code == language:
                cells = ("{:.3f} {:.3f} {:.3f}".format(*scores.figures(name)) for name in names)
                lines.append(f"  {system:26}" + "".join(f"{cell:>22}" for cell in cells))
    return "\n".join([*lines, "  (precision, recall, F1)"]) + "\n"


def as_json(report: TimexReport) -> dict[str, dict[str, dict[str, float]]]:
    """F1 by language, system and figure."""
    found: dict[str, dict[str, dict[str, float]]] = {}
    for (language, system), scores in report.scores.items():
        found.setdefault(language, {})[system] = {
            name: round(scores.figures(name)[2], 4) for name in MEASURES
        }
    return found


def errors(report: TimexReport, most: int) -> str:
    """The first errors, each with its place: missed, too many, wrong extent, type or value."""
    return "\n".join(islice(_errors(report.seen), most))


def _errors(seen: Iterable[tuple[TimexDocument, list[Timex]]]) -> Iterator[str]:
    for document, found in seen:
        paired = list(pairs(document.gold, found))
        for one, other in paired:
            if (one.start, one.end) != (other.start, other.end):
                yield _line("EXTENT", document, one, other)
            elif one.value != other.value:
                yield _line("VALUE", document, one, other)
            elif one.type != other.type:
                yield _line("TYPE", document, one, other)
        golds, ours = {id(one) for one, _ in paired}, {id(other) for _, other in paired}
        yield from (_line("MISSED", document, one, None) for one in document.gold
                    if id(one) not in golds)  # fmt: skip
        yield from (_line("TOO MANY", document, None, one) for one in found if id(one) not in ours)


def _line(kind: str, document: TimexDocument, gold: Timex | None, found: Timex | None) -> str:
    one = gold or found
    assert one is not None
    before = document.text[max(0, one.start - 45) : one.start].replace("\n", " ")
    after = document.text[one.end : one.end + 25].replace("\n", " ")
    shown = f"{before}[[{document.text[one.start : one.end]}]]{after}"
    details = " ".join(
        f"{name}={document.text[t.start : t.end]!r} {t.type} {t.value}"
        for name, t in (("gold", gold), ("found", found))
        if t is not None
    )
    return f"{kind:8} {document.date} {shown} | {details}"
