"""Relata's grouping of gold mentions, and a plain baseline's, by MUC, B3, CEAF-e and CoNLL F1.

The mentions are the gold's, so that only grouping is measured: a gold mention is in the group of
the record's mention that shares most characters with it, alone where none shares half of the
shorter one. The baseline puts names with the same last word together, and a pronoun to the
nearest name before it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from relata.lang.language import Language, load
from relata.model.record import Record
from relata_lab.evaluate.grouping.gold import GroupedDocument
from relata_lab.evaluate.grouping.metrics import Grouping, GroupingScores, scores

#: Share of the shorter of two spans that they must have in common to be one mention.
_COMMON = 0.5


@dataclass(frozen=True, slots=True)
class GroupingReport:
    """The scores of Relata and of the baseline over some documents, and how many mentions."""

    documents: int
    mentions: int
    #: Gold mentions that the records have at all.
    covered: int
    relata: GroupingScores
    baseline: GroupingScores


def measure(
    documents: Iterable[GroupedDocument], analyse: Callable[[GroupedDocument], Record]
) -> dict[str, GroupingReport]:
    """A report for each language."""
    found: dict[str, GroupingReport] = {}
    for document in documents:
        if not document.groups:
            continue
        record = analyse(document)
        grouped, covered = by_record(document, record)
        plain = by_baseline(document, load(document.language))
        before = found.get(document.language)
        one = GroupingReport(
            1, len(document.groups), covered,
            scores(document.groups, grouped), scores(document.groups, plain),
        )  # fmt: skip
        found[document.language] = one if before is None else _both(before, one)
    return found


def _both(one: GroupingReport, other: GroupingReport) -> GroupingReport:
    return GroupingReport(
        one.documents + other.documents,
        one.mentions + other.mentions,
        one.covered + other.covered,
        one.relata + other.relata,
        one.baseline + other.baseline,
    )


def by_record(document: GroupedDocument, record: Record) -> tuple[Grouping, int]:
    """The gold mentions grouped as the record groups them, and how many it has."""
    mentions = [
        (mention.span, entity.id) for entity in record.entities for mention in entity.mentions
    ]
    found: dict[Hashable, Hashable] = {}
    covered = 0
    for span in document.groups:
        best, most = None, 0.0
        for other, entity in mentions:
            common = min(span[1], other[1]) - max(span[0], other[0])
            if common <= 0:
                continue
            share = common / min(span[1] - span[0], other[1] - other[0])
            whole = common / (max(span[1], other[1]) - min(span[0], other[0]))
            if share >= _COMMON and whole > most:
                best, most = entity, whole
        covered += best is not None
        found[span] = best if best is not None else ("alone", span)
    return found, covered


def by_baseline(document: GroupedDocument, language: Language) -> Grouping:
    """The gold mentions by the same last word, pronouns with the nearest name before."""
    found: dict[Hashable, Hashable] = {}
    last: Hashable = None
    pronouns = language.file.pronouns
    for span in sorted(document.groups):
        words = document.text[span[0] : span[1]].split()
        if len(words) == 1 and words[0].lower() in pronouns:
            found[span] = last if last is not None else ("alone", span)
            continue
        named = [word for word in words if word[:1].isupper()]
        if not named:
            found[span] = ("alone", span)
            continue
        last = found[span] = named[-1].strip(".,;:'’\"“”()").casefold()
    return found


def table(corpus: str, reports: dict[str, GroupingReport]) -> str:
    """The figures as a table."""
    lines = [
        f"{corpus}: grouping of people, organisations and places, gold mentions",
        f"{'':10}{'docs':>6}{'mentions':>10}{'covered':>9}{'MUC':>8}{'B3':>8}{'CEAF-e':>8}"
        f"{'CoNLL':>8}{'B3 base':>9}{'CoNLL base':>12}",
    ]
    for language, report in sorted(reports.items()):
        own, base = report.relata, report.baseline
        lines.append(
            f"{language:10}{report.documents:6}{report.mentions:10}"
            f"{report.covered / report.mentions:9.3f}{own.muc.f1:8.3f}{own.b_cubed.f1:8.3f}"
            f"{own.ceaf_e.f1:8.3f}{own.conll:8.3f}{base.b_cubed.f1:9.3f}{base.conll:12.3f}"
        )
    return "\n".join(lines) + "\n"
