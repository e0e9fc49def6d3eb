"""The verdicts of many articles as figures: precision, recall, calibration error."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from relata_lab.evaluate.readings.rule import Judged, Tally, Verdict, tier
from relata_lab.evaluate.readings.run import JudgedReading

#: Scores from which statements are also counted alone.
_SCORES = (0.3, 0.5, 0.7, 0.8, 0.9, 0.95)
_BINS = 10
_TIERS = ("sure", "likely", "doubtful")


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of some articles."""

    documents: int
    verdicts: Counter[Verdict]
    musts: int
    found: int

    @property
    def shown(self) -> int:
        """How many statements are shown."""
        return self.verdicts.total()

    @property
    def precision(self) -> float:
        """Of the statements shown, how many are right in content and name."""
        return self.verdicts[Verdict.RIGHT] / self.shown if self.shown else 0.0

    @property
    def recall(self) -> float:
        """Of the statements that an editor must find, how many are found."""
        return self.found / self.musts if self.musts else 0.0

    def as_json(self) -> dict[str, Any]:
        """The figures, by name."""
        counts = {verdict.value: self.verdicts[verdict] for verdict in reversed(Verdict)}
        return {
            "documents": self.documents, "shown": self.shown, **counts,
            "musts": self.musts, "found": self.found,
            "precision": self.precision, "recall": self.recall,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Share:
    """Some of the shown statements, and how many of them are right."""

    shown: int
    right: int

    @property
    def precision(self) -> float:
        """The share that is right."""
        return self.right / self.shown if self.shown else 0.0

    def as_json(self) -> dict[str, Any]:
        """The figures, by name."""
        return {"shown": self.shown, "right": self.right, "precision": self.precision}


@dataclass(frozen=True, slots=True)
class Figures:
    """All that is measured on a set of readings with one engine."""

    all: Row
    languages: dict[str, Row]
    genres: dict[str, Row]
    modes: dict[str, Share]
    #: By the lowest score.
    scores: dict[float, Share]
    #: By tier; empty where the records have none.
    tiers: dict[str, Share]
    #: Share of the musts that right statements of the tier `sure` find.
    sure_recall: float
    #: Expected calibration error of the scores, over ten bins of equal width.
    calibration: float
    hands: Tally
    addressees: Tally

    def as_json(self) -> dict[str, Any]:
        """The figures, by name."""
        from dataclasses import asdict

        return {
            "all": self.all.as_json(),
            "languages": {key: row.as_json() for key, row in self.languages.items()},
            "genres": {key: row.as_json() for key, row in self.genres.items()},
            "modes": {key: share.as_json() for key, share in self.modes.items()},
            "scores": {str(key): share.as_json() for key, share in self.scores.items()},
            "tiers": {key: share.as_json() for key, share in self.tiers.items()},
            "sure_recall": self.sure_recall,
            "calibration": self.calibration,
            "hands": asdict(self.hands),
            "addressees": asdict(self.addressees),
        }


def _row(judged: Iterable[JudgedReading]) -> Row:
    verdicts: Counter[Verdict] = Counter()
    documents = musts = found = 0
    for one in judged:
        documents += 1
        verdicts.update(item.verdict for item in one.judgement.statements)
        musts += sum(mark.must for mark in one.reading.statements)
        found += len(one.judgement.found)
    return Row(documents, verdicts, musts, found)


def _share(items: Sequence[Judged]) -> Share:
    return Share(len(items), sum(item.verdict is Verdict.RIGHT for item in items))


def calibration_error(items: Sequence[Judged]) -> float:
    """Mean difference, over bins of scores, between the scores and the share that is right."""
    bins: dict[int, list[Judged]] = {}
    for item in items:
        bins.setdefault(min(_BINS - 1, int(item.statement.score * _BINS)), []).append(item)
    gaps = (
        abs(sum(item.statement.score for item in one) - _share(one).right) for one in bins.values()
    )
    return sum(gaps) / max(1, len(items))


def figures(judged: Sequence[JudgedReading]) -> Figures:
    """The figures of a set of readings."""
    shown = [item for one in judged for item in one.judgement.statements]
    languages = sorted({one.reading.language for one in judged})
    genres = sorted({one.reading.genre for one in judged})
    modes = sorted({item.statement.mode for item in shown})
    tiers = {key: _share([x for x in shown if tier(x.statement) == key]) for key in _TIERS}
    whole = _row(judged)
    sure = sum(len(one.judgement.found_sure) for one in judged)
    return Figures(
        all=whole,
        languages={k: _row(x for x in judged if x.reading.language == k) for k in languages},
        genres={k: _row(x for x in judged if x.reading.genre == k) for k in genres},
        modes={k: _share([x for x in shown if x.statement.mode == k]) for k in modes},
        scores={t: _share([x for x in shown if x.statement.score >= t]) for t in _SCORES},
        tiers={key: share for key, share in tiers.items() if share.shown},
        sure_recall=sure / max(1, whole.musts),
        calibration=calibration_error(shown),
        hands=sum((one.judgement.hands for one in judged), Tally()),
        addressees=sum((one.judgement.addressees for one in judged), Tally()),
    )


__all__ = ["Figures", "Row", "Share", "calibration_error", "figures"]
