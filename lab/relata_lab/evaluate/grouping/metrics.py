"""MUC, B3 and CEAF-e of two groupings of the same mentions, and CoNLL F1, their mean.

B3: Bagga and Baldwin 1998; MUC: Vilain et al. 1995; CEAF-e: Luo 2005 (similarity phi 4); the
mean: Pradhan et al. 2012. Both groupings hold every mention once, singletons included.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

#: Mention -> its group.
Grouping = Mapping[Any, Hashable]


@dataclass(frozen=True, slots=True)
class Ratio:
    """Two sums, of which the quotient is a figure; sums of documents are added."""

    part: float = 0.0
    whole: float = 0.0

    def __add__(self, other: Ratio) -> Ratio:
        return Ratio(self.part + other.part, self.whole + other.whole)

    @property
    def value(self) -> float:
        """The quotient, 0 where there is nothing."""
        return self.part / self.whole if self.whole else 0.0


@dataclass(frozen=True, slots=True)
class Metric:
    """Precision and recall."""

    precision: Ratio = Ratio()
    recall: Ratio = Ratio()

    def __add__(self, other: Metric) -> Metric:
        return Metric(self.precision + other.precision, self.recall + other.recall)

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        p, r = self.precision.value, self.recall.value
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(frozen=True, slots=True)
class GroupingScores:
    """The three metrics of one or more documents."""

    muc: Metric = Metric()
    b_cubed: Metric = Metric()
    ceaf_e: Metric = Metric()

    def __add__(self, other: GroupingScores) -> GroupingScores:
        return GroupingScores(
            self.muc + other.muc, self.b_cubed + other.b_cubed, self.ceaf_e + other.ceaf_e
        )

    @property
    def conll(self) -> float:
        """The mean of the three F1."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf_e.f1) / 3


def scores(gold: Grouping, found: Grouping) -> GroupingScores:
    """The metrics of one document. Raises ValueError where the mentions are not the same."""
    if gold.keys() != found.keys():
        raise ValueError("two groupings of different mentions")
    one, other = _groups(gold), _groups(found)
    return GroupingScores(
        Metric(_muc(other, gold), _muc(one, found)),
        Metric(_b_cubed(other, gold), _b_cubed(one, found)),
        _ceaf_e(one, other),
    )


def _groups(grouping: Grouping) -> list[list[Hashable]]:
    found: dict[Hashable, list[Hashable]] = defaultdict(list)
    for mention, group in grouping.items():
        found[group].append(mention)
    return list(found.values())


def _muc(groups: Sequence[Sequence[Hashable]], other: Grouping) -> Ratio:
    """Links of `groups` that the other grouping has, too."""
    kept = sum(len(group) - len({other[mention] for mention in group}) for group in groups)
    return Ratio(float(kept), float(sum(len(group) - 1 for group in groups)))


def _b_cubed(groups: Sequence[Sequence[Hashable]], other: Grouping) -> Ratio:
    """Over mentions: how much of its group is one group in the other grouping."""
    part = 0.0
    for group in groups:
        counts = Counter(other[mention] for mention in group)
        part += sum(count * count for count in counts.values()) / len(group)
    return Ratio(part, float(sum(map(len, groups))))


def _ceaf_e(gold: list[list[Hashable]], found: list[list[Hashable]]) -> Metric:
    """The best pairing of groups, by the share of mentions that two groups have in common."""
    if not gold:
        return Metric()
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    place = {mention: column for column, group in enumerate(found) for mention in group}
    table = np.zeros((len(gold), len(found)))
    for row, group in enumerate(gold):
        for column, common in Counter(place[mention] for mention in group).items():
            table[row, column] = 2 * common / (len(group) + len(found[column]))
    rows, columns = linear_sum_assignment(table, maximize=True)
    total = float(table[rows, columns].sum())
    return Metric(Ratio(total, float(len(found))), Ratio(total, float(len(gold))))
