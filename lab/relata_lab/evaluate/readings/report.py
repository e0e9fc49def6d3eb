"""The figures as a table for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from relata_lab.evaluate.readings.figures import Figures, Row
from relata_lab.evaluate.readings.rule import Tally, Verdict


def _row(title: str, row: Row) -> str:
    counts = "  ".join(
        f"{verdict.value} {row.verdicts[verdict]:4}" for verdict in reversed(Verdict)
    )
    return (
        f"{title:22} articles {row.documents:3}  shown {row.shown:4}  {counts} | "
        f"P {row.precision:.3f}  R {row.recall:.3f} ({row.found}/{row.musts})"
    )


def _tally(title: str, tally: Tally) -> str:
    return (
        f"{title}: right {tally.right} of {tally.shown} shown, "
        f"found {tally.found} of {tally.marked} marked"
    )


def _lines(figures: Figures) -> Iterator[str]:
    yield _row("all", figures.all)
    for kind, rows in (("language", figures.languages), ("genre", figures.genres)):
        for key, row in rows.items():
            yield _row(f"{kind} {key}", row)
    shares = [
        *((f"mode {key}", share) for key, share in figures.modes.items()),
        *((f"score >= {key}", share) for key, share in figures.scores.items()),
        *((f"tier {key}", share) for key, share in figures.tiers.items()),
    ]
    for title, share in shares:
        if share.shown:
            yield f"{title:22} shown {share.shown:4}  P {share.precision:.3f}"
    if figures.tiers:
        yield f"musts found by tier sure: {figures.sure_recall:.3f}"
    yield f"calibration error {figures.calibration:.3f}"
    yield _tally("hands between outlet and speaker", figures.hands)
    yield _tally("addressees", figures.addressees)


def table(figures: Figures) -> str:
    """Precision and recall by language and genre, precision by mode, score and tier; the rest."""
    return "\n".join(_lines(figures)) + "\n"


__all__ = ["table"]
