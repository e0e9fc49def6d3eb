"""Precision, recall and F1 of names in texts, by language and kind, and of their base forms.

A name of the record is a mention that is a name, cut to its words with a capital: the corpora leave
articles and offices out. `exact`: start, end and kind are the gold's; `overlapping`: any overlap
of one kind, each name in one pair. `base`: of the exact ones that the gold gives a base form, how
many entities bear it as their name or as a form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from relata.model.record import Entity, Record
from relata_lab.evaluate.entities.gold import GoldName, NamedText, NameKind
from relata_lab.evaluate.statements.figures import Figure

_KINDS: dict[str, NameKind] = {
    "person": "person", "place": "place", "organisation": "organisation",
    "institution": "organisation", "outlet": "organisation", "agency": "organisation",
}  # fmt: skip
_NAMES = frozenset(("name", "place-for-government"))
_CAPITAL = re.compile(r"\b[^\W\d_a-zà-öø-ÿ][^\s,;:()«»“”„\"]*")


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name that a record has, with its entity."""

    start: int
    end: int
    kind: NameKind
    entity: Entity


@dataclass(slots=True)
class NameScores:
    """Counts over texts."""

    gold: int = 0
    found: int = 0
    exact: int = 0
    overlapping: int = 0
    with_base: int = 0
    based: int = 0

    def figures(self, name: str) -> tuple[float, float, float]:
        """Precision, recall, F1."""
        figure = Figure.of_counts(getattr(self, name), self.found, self.gold)
        return figure.p, figure.r, figure.f1


@dataclass(slots=True)
class NameReport:
    """Scores by language and kind ("all" for every kind), and the texts of each language."""

    scores: dict[tuple[str, str], NameScores] = field(default_factory=dict)
    texts: dict[str, int] = field(default_factory=dict)


def names_of(record: Record) -> list[FoundName]:
    """The names of a record, cut to their words with a capital, in the order of the text."""
    text = record.document.text
    found = [
        FoundName(*cut, _KINDS[entity.kind], entity)
        for entity in record.entities
        if entity.kind in _KINDS
        for mention in entity.mentions
        if mention.kind in _NAMES and (cut := cut_to_name(text, mention.span)) is not None
    ]
    return sorted(found, key=lambda one: (one.start, one.end))


def cut_to_name(text: str, span: tuple[int, int]) -> tuple[int, int] | None:
    """A span from its first to its last word with a capital; None where it has none."""
    words = [match.span() for match in _CAPITAL.finditer(text, *span)]
    return (words[0][0], min(words[-1][1], span[1])) if words else None


def pairs(gold: Sequence[GoldName], found: Sequence[FoundName]) -> list[tuple[GoldName, FoundName]]:
    """Names of one kind that overlap, each in one pair, the exact ones first."""
    rest = list(found)
    made: list[tuple[GoldName, FoundName]] = []
    paired: set[int] = set()
    for exact in (True, False):
        for k, one in enumerate(gold):
            if k in paired:
                continue
            for other in rest:
                same = (one.start, one.end) == (other.start, other.end)
                overlap = one.start < other.end and other.start < one.end
                if one.kind == other.kind and (same if exact else overlap):
                    rest.remove(other)
                    paired.add(k)
                    made.append((one, other))
                    break
    return made


def add(report: NameReport, text: NamedText, record: Record) -> None:
    """Count one text."""
    found = names_of(record)
    report.texts[text.language] = report.texts.get(text.language, 0) + 1
    matched = pairs(text.names, found)
    for kind in ("all", *dict.fromkeys(_KINDS.values())):
        scores = report.scores.setdefault((text.language, kind), NameScores())
        scores.gold += sum(kind in ("all", one.kind) for one in text.names)
        scores.found += sum(kind in ("all", one.kind) for one in found)
        for one, other in matched:
            if kind not in ("all", one.kind):
                continue
            scores.overlapping += 1
            if (one.start, one.end) != (other.start, other.end):
                continue
            scores.exact += 1
            if one.base:
                scores.with_base += 1
                scores.based += one.base in (other.entity.name, *other.entity.forms)


def evaluate(texts: Iterable[NamedText], analyse: Callable[[NamedText], Record]) -> NameReport:
    """The report of a corpus."""
    report = NameReport()
    for text in texts:
        add(report, text, analyse(text))
    return report


def table(corpus: str, report: NameReport, *, wide: bool) -> str:
    """The figures as text; without exact ones where the gold has roles around names."""
    measures = ("overlapping",) if wide else ("exact", "overlapping")
    lines = []
    for language, count in sorted(report.texts.items()):
        lines.append(f"{corpus} {language}: {count} texts")
        lines.append(f"  {'':14}{'names':>7}" + "".join(f"{name:>20}" for name in measures))
        for (code, kind), scores in report.scores.items():
            if code != language:
                continue
            cells = ("{:.3f} {:.3f} {:.3f}".format(*scores.figures(name)) for name in measures)
            base = f"   base {scores.based / scores.with_base:.3f}" if scores.with_base else ""
            row = f"  {kind:14}{scores.gold:7}" + "".join(f"{cell:>20}" for cell in cells)
            lines.append(row + base)
    return "\n".join([*lines, "  (precision, recall, F1)"]) + "\n"


def as_json(report: NameReport) -> dict[str, dict[str, dict[str, float]]]:
    """F1 by language, kind and figure."""
    found: dict[str, dict[str, dict[str, float]]] = {}
    for (language, kind), scores in report.scores.items():
        found.setdefault(language, {})[kind] = {
            name: round(scores.figures(name)[2], 4) for name in ("exact", "overlapping")
        }
    return found
