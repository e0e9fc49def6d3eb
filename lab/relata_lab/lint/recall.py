"""Recall on injected faults: of 200 of each kind, how many a rule sees where they are."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from relata import pipeline
from relata.lint.selection import RuleSelection
from relata.model.record import Record
from relata_lab.lint import fact_faults, faults, headline_faults
from relata_lab.lint.articles import NewsArticle, articles, read
from relata_lab.lint.faults import Damaged, FaultKind

KINDS: tuple[FaultKind, ...] = (*faults.KINDS, *fact_faults.KINDS, *headline_faults.KINDS)
#: Characters around the damage in which a finding counts.
NEAR = 60
#: Rounds over the articles; an article may be damaged at several places.
_ROUNDS = 12


@dataclass(frozen=True, slots=True)
class Recall:
    """How many faults of a kind were made, and how many were seen."""

    kind: str
    made: int
    seen: int


def measure(number: int, engine: str, corpora: Path | None = None, only: str = "") -> list[Recall]:
    """Recall of each kind on `number` faults, or on as many as the articles give."""
    clean = [article for article in articles(corpora) if article.genre == "news"]
    records = [read(a.text, a.language, engine, pipeline.Checks(None)) for a in clean]
    return [
        _kind(kind, clean, records, number, engine) for kind in KINDS if only in kind.name
    ]  # fmt: skip


def _kind(
    kind: FaultKind, clean: list[NewsArticle], records: list[Record], number: int, engine: str
) -> Recall:
    rng = random.Random(kind.name)  # noqa: S311 - reproducible
    made = seen = 0
    done: set[str] = set()
    for _ in range(_ROUNDS):
        order = list(range(len(clean)))
        rng.shuffle(order)
        for at in order:
            if made == number:
                return Recall(kind.name, made, seen)
            damaged = kind.damage(clean[at].text, records[at], rng)
            if damaged is None or damaged.text in done:
                continue
            done.add(damaged.text)
            made += 1
            seen += is_seen(damaged, kind, clean[at].language, engine)
    return Recall(kind.name, made, seen)


def is_seen(damaged: Damaged, kind: FaultKind, language: str, engine: str) -> bool:
    """Whether one of the kind's rules fires near the damage."""
    headline = damaged.text.startswith("# ")
    checks = pipeline.Checks(RuleSelection(select=kind.rules))
    record = read(damaged.text, language, engine, checks, markdown=headline)
    at = damaged.at
    near = damaged.text.find("\n") if headline else NEAR
    return any(
        at is None or start - near <= at <= end + near
        for finding in record.findings
        for start, end in (finding.span, *finding.related)
    )
