"""What went wrong, statement by statement, with gold and system side by side.

Kinds: missed (gold without a system statement that overlaps it), spurious (the reverse),
partial (content overlaps but is not the same), speaker, cue, frame, addressee (content
overlaps, the part differs), mode (content overlaps, another mode).
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass

from relata_lab.corpora.annotations import PARTS, Annotation, Spans
from relata_lab.evaluate.statements import error_classes
from relata_lab.evaluate.statements.figures import Pair
from relata_lab.evaluate.statements.run import Report, Scored
from relata_lab.evaluate.statements.scorer import f1

KINDS = ("missed", "spurious", "partial", "speaker", "cue", "frame", "addressee", "mode")


@dataclass(frozen=True, slots=True)
class Filter:
    """Which errors to list."""

    kind: str | None = None
    #: The gold statement's mode (the system's where there is no gold).
    mode: str | None = None
    #: A sample drawn with this seed; None lists the worst first.
    seed: int | None = None
    #: Only errors whose text has this string (case ignored).
    containing: str = ""


@dataclass(frozen=True, slots=True)
class Error:
    """One pair that is not right, and in which ways."""

    item: Scored
    gold: Annotation | None
    system: Annotation | None
    kinds: tuple[str, ...]
    #: Joint F1 of the pair, for the order.
    goodness: float

    @property
    def mode(self) -> str:
        statement = self.gold or self.system
        return (statement.type if statement else None) or "none"


def collect(report: Report) -> list[Error]:
    """Every error of a report, in the order of the documents."""
    found: list[Error] = []
    for item in report.scored:
        for pair in item.pairs:
            if pair.overlap > 0:
                found += _partly(item, pair)
                continue
            if pair.gold:
                found.append(Error(item, pair.gold, None, ("missed",), 0.0))
            if pair.system:
                found.append(Error(item, None, pair.system, ("spurious",), 0.0))
    return found


def _partly(item: Scored, pair: Pair) -> list[Error]:
    gold, system = pair.gold, pair.system
    if gold is None or system is None:
        return []
    scored = report_parts(gold, system)
    kinds = []
    right = total = 0.0
    for part in scored:
        a, b = item.tokens.of(system.part(part)), item.tokens.of(gold.part(part))
        if a or b:
            total += 1
            right += f1(a, b)
        if a != b:
            kinds.append("partial" if part == "content" else part)
    if gold.type != system.type:
        kinds.append("mode")
    if not kinds:
        return []
    return [Error(item, gold, system, tuple(kinds), right / total if total else 0.0)]


def report_parts(gold: Annotation, system: Annotation) -> tuple[str, ...]:
    """The parts that either side has."""
    return tuple(part for part in PARTS if gold.part(part) or system.part(part))


def select(errors: list[Error], wanted: Filter) -> list[Error]:
    """The errors that fit, worst first, or shuffled by the filter's seed."""
    fitting = [
        error
        for error in errors
        if (wanted.kind is None or wanted.kind in error.kinds)
        and (wanted.mode is None or error.mode == wanted.mode)
        and wanted.containing.lower() in _extent(error)[1].lower()
    ]
    if wanted.seed is None:
        return sorted(fitting, key=lambda error: error.goodness)
    random.Random(wanted.seed).shuffle(fitting)  # noqa: S311 - a sample, no secret
    return fitting


def listing(report: Report, count: int, wanted: Filter | None = None) -> str:
    """Counts of every kind by mode, the costliest classes, then `count` of the chosen in full."""
    errors = collect(report)
    chosen = select(errors, wanted or Filter())
    costliest = error_classes.classes(report)
    head = [_summary(errors), ""]
    if costliest:
        head += [error_classes.table(costliest), ""]
    head.append(f"{len(chosen)} errors fit; {min(count, len(chosen))} shown")
    return "\n".join([*head, *("\n" + show(error) for error in chosen[:count])])


def _summary(errors: list[Error]) -> str:
    counts = Counter((error.mode, kind) for error in errors for kind in error.kinds)
    modes = sorted({mode for mode, _ in counts})
    lines = [f"{'errors':24}" + "".join(f"{kind:>10}" for kind in KINDS)]
    for mode in modes:
        lines.append(f"{mode:24}" + "".join(f"{counts[mode, kind]:10d}" for kind in KINDS))
    return "\n".join(lines)


def _extent(error: Error) -> tuple[int, str]:
    """Where the sentences around the error begin, and their text."""
    item = error.item
    spans: list[tuple[int, int]] = []
    for side in (error.gold, error.system):
        if side is not None:
            spans += [*side.content, *side.cue, *side.frame]
    if not spans:
        return 0, ""
    start, end = min(a for a, _ in spans), max(b for _, b in spans)
    sentences = item.record.document.sentences if item.record else ()
    start = max((a for a, b in sentences if a <= start < b), default=max(0, start - 80))
    end = min((b for a, b in sentences if a < end <= b), default=end + 80)
    return start, item.document.text[start:end]


def show(error: Error) -> str:
    """One error for a person: the text around it, then the gold's parts and the system's."""
    _, text = _extent(error)
    lines = [
        f"== {error.item.document.id} | {error.mode} | {', '.join(error.kinds)} "
        f"| {error.goodness:.2f}",
        "   " + " / ".join(text.split("\n")),
    ]
    for name, side in (("gold", error.gold), ("system", error.system)):
        if side is None:
            continue
        medium = "|".join(sorted(side.medium))
        nested = f" in {side.nested_in}" if side.nested_in else ""
        lines.append(f"   {name:6} {side.type} {medium} {side.note}".rstrip() + nested)
        lines += [
            f"          {part:9} {_slices(error.item.document.text, side.part(part))}"
            for part in PARTS
            if side.part(part)
        ]
    return "\n".join(lines)


def _slices(text: str, spans: Spans) -> str:
    return " … ".join(f"[{text[a:b]}]".replace("\n", "¶") for a, b in spans)
