"""Context-dependent graphemes: the units of `grapheme_costs.json`.

A grapheme with its next letter, or with both neighbours, is a unit of its own where it stands for
other sounds than in wider contexts; rare contexts are smoothed with the wider ones
(additive smoothing towards the parent, as in decision trees for letter-to-sound rules: Black,
Lenzo and Pagel 1998).
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import NamedTuple

from relata.names.distance.grapheme_costs import unit_keys

#: Unit or place -> what it stands for -> how often, or how likely.
Counts = dict[str, dict[str, float]]

#: How often a context must be seen.
LEAST = 10.0
#: Smaller counts and probabilities are left out.
SELDOM, UNLIKELY = 0.3, 3e-4


class Trust(NamedTuple):
    """How much evidence a narrow context needs."""

    #: Information against the wider context, in counts x nats.
    evidence: float
    #: Weight of the wider context, in counts (additive smoothing).
    prior: float


def place(grapheme: str, before: str, after: str) -> str:
    """A grapheme in its widest context."""
    return unit_keys(grapheme, before, after)[0]


def around(key: str) -> int:
    """How many neighbours a unit names."""
    return len(key.partition("|")[2])


def wider(key: str) -> str:
    """The next wider context of a unit: `ch|se`, `ch|e`, `ch`; "" of the last."""
    grapheme, _, letters = key.partition("|")
    if not letters:
        return ""
    return f"{grapheme}|{letters[1:]}" if len(letters) > 1 else grapheme


def nearest(units: Counts, key: str) -> str:
    """The unit itself, or the nearest of its wider contexts among `units`; "" for none."""
    while key and key not in units:
        key = wider(key)
    return key


def grown(seen: Counts, trust: Trust) -> Counts:
    """The units worth having, from what was seen in each place: how likely each stands for what."""
    every: Counts = defaultdict(lambda: defaultdict(float))
    for key, row in seen.items():
        while key:
            for what, count in row.items():
                every[key][what] += count
            key = wider(key)
    found: Counts = {}
    for key in sorted(every, key=lambda key: (around(key), key)):
        row = _chances(every[key], found.get(nearest(found, wider(key)), {}), trust)
        if row:
            found[key] = row
    return found


def _chances(counts: dict[str, float], parent: dict[str, float], trust: Trust) -> dict[str, float]:
    """What a unit stands for; nothing where the wider one, `parent`, says as much."""
    total = sum(counts.values())
    if not parent:
        return {what: count / total for what, count in counts.items() if count / total > UNLIKELY}
    if total < LEAST:
        return {}
    row = {what: trust.prior * p / (total + trust.prior) for what, p in parent.items()}
    for what, count in counts.items():
        if count > SELDOM:
            row[what] = row.get(what, 0.0) + count / (total + trust.prior)
    information = sum(p * math.log(p / max(parent.get(what, 0.0), 1e-5)) for what, p in row.items())
    return (
        {w: p for w, p in row.items() if p > UNLIKELY}
        if information * total >= trust.evidence
        else {}
    )


class Reverse:
    """The reverse probabilities: which graphemes stand for a symbol in a context."""

    def __init__(self, seen: Counts, trust: Trust) -> None:
        self._prior = trust.prior
        self._seen: dict[tuple[str, str], dict[str, float]] = defaultdict(
            lambda: defaultdict(float)
        )
        for key, row in seen.items():
            grapheme, _, letters = key.partition("|")
            for what, count in row.items():
                for n in range(len(letters) + 1):
                    self._seen[what, letters[n:]][grapheme] += count
        self._found: dict[tuple[str, str], dict[str, float]] = {}

    def share(self, key: str, what: str) -> float:
        """Probability of the unit's grapheme for `what`, relative to the most probable one."""
        grapheme, _, letters = key.partition("|")
        row = self._chances(what, letters)
        return max(row.get(grapheme, 0.0), UNLIKELY) / max(row.values())

    def _chances(self, what: str, letters: str) -> dict[str, float]:
        found = self._found.get((what, letters))
        if found is None:
            counts = self._seen.get((what, letters), {})
            total = sum(counts.values())
            if letters:
                parent = self._chances(what, letters[1:])
                found = {
                    g: (counts.get(g, 0.0) + self._prior * p) / (total + self._prior)
                    for g, p in parent.items()
                }
            else:
                found = {g: count / total for g, count in counts.items()}
            self._found[what, letters] = found
        return found


def by_unit(seen: Counts, units: Counts) -> Counts:
    """The counts by the unit that each place uses, as shares of all."""
    total = sum(sum(row.values()) for row in seen.values())
    found: Counts = defaultdict(lambda: defaultdict(float))
    for key, row in seen.items():
        unit = nearest(units, key)
        for what, count in row.items():
            found[unit][what] += count / total
    return found
