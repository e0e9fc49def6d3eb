"""Does a statement's score say how often such statements are right?

A statement is right where it is paired with a gold statement, the token F1 of the two contents
is at least one half, and its speaker shares a token with the gold's or both have none. The
statements fall into ten bins of equal width by score; the expected calibration error is the
mean, over all statements, of the difference between their bin's mean score and its share of
right ones (Naeini, Cooper and Hauskrecht 2015; Guo et al. 2017).

Counted are the record's statements that the corpus's conventions leave in. One that they split
into several (quoted words inside indirect speech) is judged by the piece that keeps its id,
else by the first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from relata_lab.corpora.annotations import CorpusTokens
from relata_lab.evaluate.statements.figures import Pair
from relata_lab.evaluate.statements.run import Report
from relata_lab.evaluate.statements.scorer import f1

BINS = 10
#: The contents' token F1 from which on a statement is the gold's.
HALF = 0.5
#: The way of scoring whose pairs show whether a statement of the record is right.
SCORING = "statements"


@dataclass(frozen=True, slots=True)
class Bin:
    """The statements whose score is in [low, high); the last bin has 1 too."""

    low: float
    high: float
    n: int
    #: Mean score and share of right ones, 0 to 1; both 0 where the bin is empty.
    score: float
    right: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """Ten bins, and what they come to."""

    bins: tuple[Bin, ...]

    @property
    def n(self) -> int:
        """How many statements there are."""
        return sum(b.n for b in self.bins)

    @property
    def error(self) -> float:
        """The expected calibration error, 0 (perfect) to 1; 0 where there are no statements."""
        return sum(b.n * abs(b.score - b.right) for b in self.bins) / self.n if self.n else 0.0

    def as_json(self) -> dict[str, Any]:
        """For docs/accuracy.json: the error and the bins."""
        return {
            "n": self.n,
            "error": round(self.error, 4),
            "bins": [
                {"low": b.low, "n": b.n, "score": round(b.score, 4), "right": round(b.right, 4)}
                for b in self.bins
            ],
        }


def of_outcomes(outcomes: Iterable[tuple[float, bool]]) -> Calibration:
    """The bins of (score, whether it was right) pairs."""
    sums = [[0, 0.0, 0] for _ in range(BINS)]
    for score, right in outcomes:
        held = sums[min(int(score * BINS), BINS - 1)]
        held[0] += 1
        held[1] += score
        held[2] += right
    return Calibration(
        tuple(
            Bin(i / BINS, (i + 1) / BINS, int(n), score / n if n else 0.0, right / n if n else 0.0)
            for i, (n, score, right) in enumerate(sums)
        )
    )


def is_right(pair: Pair, tokens: CorpusTokens) -> bool:
    """Whether the pair's system statement is right, as above."""
    gold, system = pair.gold, pair.system
    if gold is None or system is None:
        return False
    if f1(tokens.of(system.content), tokens.of(gold.content)) < HALF:
        return False
    if not system.speaker and not gold.speaker:
        return True
    return bool(tokens.of(system.speaker) & tokens.of(gold.speaker))


def judged(pairs: Iterable[Pair], tokens: CorpusTokens) -> dict[str, tuple[float, bool]]:
    """Score and rightness of each statement of a document's pairs, by its id in the record."""
    found: dict[str, tuple[bool, str, float, bool]] = {}
    for pair in pairs:
        system = pair.system
        if system is None:
            continue
        statement = system.id.partition(".")[0]
        outcome = (system.id != statement, system.id, system.score, is_right(pair, tokens))
        if statement not in found or outcome < found[statement]:
            found[statement] = outcome
    return {name: (score, right) for name, (_, _, score, right) in sorted(found.items())}


def calibration(report: Report) -> Calibration | None:
    """How well the scores of a report's statements fit; None where its corpus cannot show it."""
    if report.scoring != SCORING:
        return None
    return of_outcomes(
        outcome for item in report.scored for outcome in judged(item.pairs, item.tokens).values()
    )


def shown(report: Report) -> str:
    """The table of a report, or why there is none."""
    found = calibration(report)
    if found is None or not any(item.document.gold for item in report.scored):
        return f"{report.corpus} does not show whether a statement is right: no calibration"
    return table(found)


def table(found: Calibration) -> str:
    """The bins as a table for the terminal."""
    lines = [
        f"calibration of the score: {found.n} statements, expected error {found.error:.3f}",
        f"{'score':14} {'n':>5} {'mean':>6} {'right':>6}",
    ]
    for b in found.bins:
        shown = f"{b.score:6.3f} {b.right:6.3f}" if b.n else f"{'-':>6} {'-':>6}"
        lines.append(f"{b.low:.1f} to {b.high:.1f}     {b.n:5d} {shown}")
    return "\n".join(lines)
