"""`relata eval verify`: changed quotations in small articles, against where they are from."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from relata import readers
from relata.app.api import Given
from relata.app.verifying import SourceReader, read_article, source_text
from relata.comparison.placing import place
from relata.comparison.placing.types import PlacedQuotation
from relata_lab.evaluate.placing.edits import EDITS, Changed, Pool, changed
from relata_lab.evaluate.placing.quotations import quotations, words_of

#: Verdicts that no turned or invented quotation may get.
RIGHT = frozenset(("exact", "typographic", "trimmed"))
MISSED = "missed"
#: Which sample is drawn, where nothing else is asked for.
SEED = 20


@dataclass(slots=True)
class Outcome:
    """What became of one changed quotation."""

    case: Changed
    article: str
    verdict: str
    placed: PlacedQuotation | None


@dataclass(slots=True)
class KindFigures:
    """All quotations of one kind of change."""

    kind: str
    wanted: str
    outcomes: list[Outcome] = field(default_factory=list)

    @property
    def right(self) -> float:
        """Share with the right verdict."""
        good = sum(1 for outcome in self.outcomes if outcome.verdict == self.wanted)
        return good / max(len(self.outcomes), 1)

    @property
    def verdicts(self) -> Counter[str]:
        """How often each verdict was given."""
        return Counter(outcome.verdict for outcome in self.outcomes)


def evaluate(
    folder: Path, count: int = 200, *, seed: int = SEED, engine: str | None = None
) -> list[KindFigures]:
    """Figures for every kind of change, `count` quotations each."""
    pool = Pool(quotations(folder))
    run = _Run(engine)
    found = []
    for kind, edit, wanted in EDITS:
        figures = KindFigures(kind, wanted)
        for number, case in enumerate(changed(kind, edit, count, pool, seed)):
            figures.outcomes.append(run.outcome(case, number))
        found.append(figures)
    return found


class _Run:
    """Reads the small articles and places their quotations; sources are read once."""

    def __init__(self, engine: str | None) -> None:
        self.engine = engine
        self.readers: dict[str, SourceReader] = {}

    def outcome(self, case: Changed, number: int) -> Outcome:
        """The verdict on one changed quotation; `missed` where the article's reader has none."""
        one = case.quotation
        words = words_of(one.language)
        frame = words.frames[number % len(words.frames)]
        text = frame.format(head=words.head, quote=case.words, speaker=case.speaker)
        start = text.index(case.words)
        article = read_article(readers.read_text(text), Given(one.language, engine=self.engine))
        source = source_text(readers.read_text(one.text), one.document)
        reader = self.readers.setdefault(one.document, SourceReader([source]))
        found = place(article.record, [source], read_around=reader, loose=article.loose)
        placed = _about(found.quotations, start, start + len(case.words))
        return Outcome(case, text, placed.verdict if placed else MISSED, placed)


def _about(placed: tuple[PlacedQuotation, ...], start: int, end: int) -> PlacedQuotation | None:
    """The quotation that has most of the changed words, at least half of them."""
    best, most = None, (end - start) / 2
    for one in placed:
        shared = sum(max(0, min(b, end) - max(a, start)) for a, b in one.quoted)
        if shared > most:
            best, most = one, shared
    return best


def table(found: list[KindFigures]) -> str:
    """The figures, a line a kind of change."""
    lines = [f"{'change':34}{'wanted':13}{'n':>5}{'right':>8}  verdicts"]
    for figures in found:
        verdicts = ", ".join(f"{n} {verdict}" for verdict, n in figures.verdicts.most_common())
        lines.append(
            f"{figures.kind:34}{figures.wanted:13}{len(figures.outcomes):5}"
            f"{figures.right:8.3f}  {verdicts}"
        )
    turned = [o for f in found if f.wanted in ("reversed", "not-found") for o in f.outcomes]
    bad = sum(1 for outcome in turned if outcome.verdict in RIGHT)
    lines.append(
        f"turned or invented, called exact, typographic or trimmed: {bad} of {len(turned)}"
    )
    return "\n".join(lines) + "\n"


def listing(found: list[KindFigures], count: int, seed: int = 19) -> str:
    """`count` outcomes to look at: the wrong ones of every kind first, then a sample."""
    rng = random.Random(seed)  # noqa: S311 - a sample, not a secret
    lines = []
    for figures in found:
        wrong = [o for o in figures.outcomes if o.verdict != figures.wanted]
        good = [o for o in figures.outcomes if o.verdict == figures.wanted]
        shown = wrong[:count] + rng.sample(good, min(len(good), max(0, count - len(wrong))))
        for outcome in shown:
            lines += _shown(figures, outcome)
    return "\n".join(lines) + "\n"


def _shown(figures: KindFigures, outcome: Outcome) -> list[str]:
    case, placed = outcome.case, outcome.placed
    mark = "" if outcome.verdict == figures.wanted else "WRONG "
    lines = [
        f"{mark}{figures.kind}: {outcome.verdict}  ({case.quotation.document})",
        f"  source   {case.quotation.words}",
        f"  article  {case.words}",
        f"  speaker  {case.speaker} / {case.quotation.speaker}",
    ]
    if placed is not None:
        lines.append(f"  why      {placed.why} [{placed.score:.2f}; {placed.speaker}]")
    return lines


def as_json(found: list[KindFigures]) -> dict[str, object]:
    """The figures for a file."""
    return {
        figures.kind: {
            "wanted": figures.wanted, "n": len(figures.outcomes),
            "right": round(figures.right, 4), "verdicts": dict(figures.verdicts),
        }
        for figures in found
    }  # fmt: skip
