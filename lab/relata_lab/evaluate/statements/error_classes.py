"""The classes of errors, by what each costs: mode of the gold statement x kind of error.

Kinds, for pairs whose contents overlap in the same mode: the content begins too early or too
late, ends too early or too late (each of them counts), or differs within; a part is missing,
too much, another mention altogether, or has another boundary. A statement read in another
mode is one class with all that is wrong with it, as modes differ in what belongs to a part.
A gold statement without a system statement that overlaps it is missed, the reverse spurious.

The cost is what joint F1 would gain if the class's errors were put right and nothing else
were changed: the part set to the gold's, the missed statement found, the spurious one gone.
Costs do not add up, since each is reckoned alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from relata_lab.corpora.annotations import CorpusTokens, TokenSet
from relata_lab.evaluate.statements.figures import Mean, Pair
from relata_lab.evaluate.statements.run import Report

#: The ways of scoring whose joint figure is the mean that the costs are reckoned in.
SCORING = "statements"

_Sets = tuple[TokenSet, TokenSet]  # a part's tokens: (system's, gold's)


@dataclass(slots=True)
class _Class:
    count: int = 0
    #: What putting it right changes of the sums that joint F1 is made of.
    change: Mean = field(default_factory=Mean)


@dataclass(frozen=True, slots=True)
class ErrorClass:
    """One class: the corpus's mode, what went wrong, how often, and what it costs."""

    mode: str
    kind: str
    count: int
    #: What joint F1 would gain without it, 0 to 1.
    cost: float

    def as_json(self) -> dict[str, Any]:
        """For docs/accuracy.json."""
        return {
            "mode": self.mode, "kind": self.kind, "count": self.count,
            "cost": round(self.cost, 4),
        }  # fmt: skip


def _content_kinds(system: TokenSet, gold: TokenSet) -> Iterator[str]:
    """How a content differs from the gold's that it overlaps."""
    found = False
    for edge, first, second, early, late in (
        ("begins", min(system), min(gold), "too early", "too late"),
        ("ends", max(system), max(gold), "too early", "too late"),
    ):
        if first != second:
            found = True
            yield f"content {edge} {early if first < second else late}"
    if not found:
        yield "content differs within"


def _part_kind(part: str, system: TokenSet, gold: TokenSet) -> str:
    if not system:
        return f"{part} missing"
    if not gold:
        return f"{part} where there is none"
    return f"{part} boundary" if system & gold else f"{part} another mention"


def _repairs(
    parts: Sequence[str], sets: Sequence[_Sets], pair: Pair
) -> Iterator[tuple[str, str, list[_Sets], list[_Sets]]]:
    """Each error of a pair: (mode, kind, what is taken away, what takes its place)."""
    gold, system = pair.gold, pair.system
    if pair.overlap <= 0 or gold is None or system is None:
        empty: TokenSet = frozenset()
        if gold is not None:
            # A pair that shares no content was made for its number's sake: its system
            # statement stays, as a spurious one.
            right = [(g, g) for _, g in sets] + [(s, empty) for s, _ in sets]
            yield gold.type or "any", "missed", list(sets), right
        if system is not None:
            yield system.type or "any", "spurious", list(sets), [(empty, g) for _, g in sets]
        return
    mode = gold.type or "any"
    if gold.type != system.type:
        yield mode, f"read as {system.type}", list(sets), [(g, g) for _, g in sets]
        return
    for part, (s, g) in zip(parts, sets, strict=True):
        if s == g:
            continue
        kinds = _content_kinds(s, g) if part == "content" else (_part_kind(part, s, g),)
        for kind in kinds:
            yield mode, kind, [(s, g)], [(_put_right(kind, s, g), g)]


def _put_right(kind: str, system: TokenSet, gold: TokenSet) -> TokenSet:
    """The part's tokens without this one error: the wrong end alone, else the whole."""
    if kind.startswith("content begins"):
        first = min(gold)
        kept = {t for t in system if t >= first}
        return frozenset(kept | {t for t in gold if t < min(system)})
    if kind.startswith("content ends"):
        last = max(gold)
        kept = {t for t in system if t <= last}
        return frozenset(kept | {t for t in gold if t > max(system)})
    return gold


def _sets(parts: Sequence[str], pair: Pair, tokens: CorpusTokens) -> list[_Sets]:
    empty: TokenSet = frozenset()
    return [
        (
            tokens.of(pair.system.part(part)) if pair.system else empty,
            tokens.of(pair.gold.part(part)) if pair.gold else empty,
        )
        for part in parts
    ]


def of_pairs(
    documents: Iterable[tuple[Iterable[Pair], CorpusTokens]], parts: Sequence[str]
) -> list[ErrorClass]:
    """Every class of error in the documents' pairs, the costliest first."""
    total = Mean()
    found: dict[tuple[str, str], _Class] = {}
    for pairs, tokens in documents:
        for pair in pairs:
            sets = _sets(parts, pair, tokens)
            for system, gold in sets:
                total.add(system, gold)
            for mode, kind, wrong, right in _repairs(parts, sets, pair):
                held = found.setdefault((mode, kind), _Class())
                held.count += 1
                for system, gold in wrong:
                    held.change.add(system, gold, -1)
                for system, gold in right:
                    held.change.add(system, gold)
    now = total.figure().f1
    classes = [
        ErrorClass(mode, kind, c.count, total.plus(c.change).figure().f1 - now)
        for (mode, kind), c in found.items()
    ]
    return sorted(classes, key=lambda c: (-round(c.cost, 6), -c.count, c.mode, c.kind))


def classes(report: Report) -> list[ErrorClass]:
    """The classes of a report's errors, the costliest first; none where joint is another sum."""
    if report.scoring != SCORING:
        return []
    return of_pairs(((item.pairs, item.tokens) for item in report.scored), report.parts)


def table(found: Sequence[ErrorClass], count: int = 10) -> str:
    """The costliest classes as a table for the terminal."""
    lines = [f"{'costliest classes of error':54} {'count':>5} {'joint F1':>9}"]
    lines += [
        f"{c.mode + ': ' + c.kind:54} {c.count:5d} {100 * c.cost:+9.2f}" for c in found[:count]
    ]
    return "\n".join(lines)
