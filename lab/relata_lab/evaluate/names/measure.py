"""Names: one person's or not, compared with public yardsticks in the same run.

Figures: best F1 over all thresholds, and recall at a precision of at least .99 (the largest
reachable; 0 where no threshold has it). Pairs with equal scores stand or fall together.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from relata_lab.corpora.name_pairs import SETS, NamePair, load
from relata_lab.evaluate.names.yardsticks import YARDSTICKS, NameScorer

PRECISION = 0.99
OURS = "relata"


@dataclass(slots=True)
class Figures:
    """One scorer on one set."""

    f1: float
    threshold: float
    recall: float
    #: Median processor time of one comparison, in microseconds.
    median: float = 0.0


@dataclass(slots=True)
class SetResult:
    """One set: how many pairs, and each scorer's figures by name."""

    set: str
    pairs: int
    positives: int
    figures: dict[str, Figures] = field(default_factory=dict)


def figures(scores: Sequence[float], labels: Sequence[int]) -> Figures:
    """Best F1 with its threshold, and recall at a precision of at least .99."""
    ranked = sorted(zip(scores, labels, strict=True), key=lambda item: -item[0])
    total = sum(labels)
    best = Figures(0.0, 1.0, 0.0)
    hits = 0
    for n, (score, label) in enumerate(ranked, 1):
        hits += label
        if n < len(ranked) and ranked[n][0] == score:
            continue
        f1 = 2 * hits / (n + total) if n + total else 0.0
        if f1 > best.f1:
            best.f1, best.threshold = f1, score
        if hits / n >= PRECISION and total:
            best.recall = max(best.recall, hits / total)
    return best


def ours(pair: NamePair) -> float:
    """Relata's own score."""
    from relata.names.matching.same_name import same_name

    return same_name(pair.a, pair.b, pair.lang_a, pair.lang_b).score


def _timed(scorer: NameScorer, pairs: Sequence[NamePair]) -> tuple[list[float], float]:
    scores, times = [], []
    for pair in pairs:
        begun = time.thread_time()
        scores.append(scorer(pair))
        times.append(time.thread_time() - begun)
    times.sort()
    return scores, times[len(times) // 2] * 1e6 if times else 0.0


def scorers() -> dict[str, NameScorer]:
    """Ours, then each yardstick that is installed."""
    found: dict[str, NameScorer] = {OURS: ours}
    for name, make in YARDSTICKS.items():
        scorer = make()
        if scorer is not None:
            found[name] = scorer
    return found


def sets(folder: Path, corpus: str, measure: bool = True) -> dict[str, list[NamePair]]:
    """The sets of a corpus by their names. Raises UsageError, MissingInput."""
    found: dict[str, list[NamePair]] = {}
    for pair in load(folder, corpus, measure):
        found.setdefault(pair.set, []).append(pair)
    # Positives measured apart meet the set's negatives.
    negatives = [p for p in found.get("sanctions", []) if not p.label]
    return {
        name: pairs if any(not p.label for p in pairs) else pairs + negatives
        for name, pairs in sorted(found.items())
    }


def best_f1(folder: Path, corpus: str) -> dict[str, float]:
    """Our own best F1 on each set of a corpus. Raises UsageError, MissingInput."""
    return {
        name: figures(list(map(ours, pairs)), [p.label for p in pairs]).f1
        for name, pairs in sets(folder, corpus).items()
    }


def evaluate(folder: Path, corpus: str, measure: bool = True, limit: int = 0) -> list[SetResult]:
    """Every scorer on every set of a corpus. Raises UsageError, MissingInput."""
    found = []
    compared = scorers()
    for name, every in sets(folder, corpus, measure).items():
        pairs = every[: limit or None]
        labels = [p.label for p in pairs]
        item = SetResult(name, len(pairs), sum(labels))
        for scorer_name, scorer in compared.items():
            scores, median = _timed(scorer, pairs)
            item.figures[scorer_name] = figures(scores, labels)
            item.figures[scorer_name].median = median
        found.append(item)
    return found


def as_json(found: Sequence[SetResult]) -> dict[str, Any]:
    """The figures, by set and scorer."""
    return {
        item.set: {
            "pairs": item.pairs,
            "positives": item.positives,
            **{
                name: {"f1": round(f.f1, 4), "recall_at_99": round(f.recall, 4),
                       "threshold": round(f.threshold, 3), "median_us": round(f.median, 1)}
                for name, f in item.figures.items()
            },
        }
        for item in found
    }  # fmt: skip


def table(found: Sequence[SetResult]) -> str:
    """The figures for a terminal."""
    lines = [
        f"{'set':28} {'pairs':>6} {'pos.':>6}  {'scorer':20} "
        f"{'best F1':>7} {'R@P.99':>7} {'at':>5} {'µs':>7}"
    ]
    for item in found:
        for n, (name, f) in enumerate(item.figures.items()):
            head = f"{item.set:28} {item.pairs:6} {item.positives:6}" if not n else " " * 42
            lines.append(
                f"{head}  {name:20} {f.f1:7.3f} {f.recall:7.3f} {f.threshold:5.2f} {f.median:7.1f}"
            )
    missing = [name for name in YARDSTICKS if found and name not in found[0].figures]
    lines += [f"{name} is not installed: pip install -e 'lab[yardstick]'" for name in missing]
    return "\n".join(lines) + "\n"


__all__ = [
    "OURS", "SETS", "Figures", "SetResult", "as_json", "best_f1", "evaluate", "figures", "scorers",
    "sets", "table",
]  # fmt: skip
