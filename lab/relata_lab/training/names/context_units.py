"""Which surroundings of a grapheme tell what it stands for: the units of `grapheme_costs.json`.

A grapheme before a letter, and after one too, is a unit of its own where it stands for other
things there than it does in wider surroundings; what was seen seldom leans on the wider ones
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

#: How often surroundings must be seen.
LEAST = 10.0
#: Counts of less than this are left out, and chances.
SELDOM, UNLIKELY = 0.3, 3e-4


class Trust(NamedTuple):
    """How much narrow surroundings must tell to be believed."""

    #: In counts x nats.
    told: float
    #: What is seen in them leans on the wider ones as on so many more that were seen.
    leans: float


def place(grapheme: str, before: str, after: str) -> str:
    """A grapheme in all of its surroundings."""
    return unit_keys(grapheme, before, after)[0]


def around(key: str) -> int:
    """How many neighbours a unit tells."""
    return len(key.partition("|")[2])


def wider(key: str) -> str:
    """The next wider surroundings of a unit: `ch|se`, `ch|e`, `ch`; "" of the last."""
    grapheme, _, letters = key.partition("|")
    if not letters:
        return ""
    return f"{grapheme}|{letters[1:]}" if len(letters) > 1 else grapheme


def nearest(units: Counts, key: str) -> str:
    """The unit itself, or the nearest of its wider surroundings among `units`; "" for none."""
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


def _chances(counts: dict[str, float], behind: dict[str, float], trust: Trust) -> dict[str, float]:
    """What a unit stands for; nothing where the wider one, `behind`, tells as much."""
    total = sum(counts.values())
    if not behind:
        return {what: count / total for what, count in counts.items() if count / total > UNLIKELY}
    if total < LEAST:
        return {}
    row = {what: trust.leans * p / (total + trust.leans) for what, p in behind.items()}
    for what, count in counts.items():
        if count > SELDOM:
            row[what] = row.get(what, 0.0) + count / (total + trust.leans)
    told = sum(p * math.log(p / max(behind.get(what, 0.0), 1e-5)) for what, p in row.items())
    return {w: p for w, p in row.items() if p > UNLIKELY} if told * total >= trust.told else {}


class Turned:
    """The other way round: of what stands for a symbol in some surroundings, how much is usual."""

    def __init__(self, seen: Counts, trust: Trust) -> None:
        self._leans = trust.leans
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
        """How likely the unit's grapheme is for `what`, beside the likeliest: 1 for that one."""
        grapheme, _, letters = key.partition("|")
        row = self._chances(what, letters)
        return max(row.get(grapheme, 0.0), UNLIKELY) / max(row.values())

    def _chances(self, what: str, letters: str) -> dict[str, float]:
        found = self._found.get((what, letters))
        if found is None:
            counts = self._seen.get((what, letters), {})
            total = sum(counts.values())
            if letters:
                behind = self._chances(what, letters[1:])
                found = {
                    g: (counts.get(g, 0.0) + self._leans * p) / (total + self._leans)
                    for g, p in behind.items()
                }
            else:
                found = {g: count / total for g, count in counts.items()}
            self._found[what, letters] = found
        return found


def told_apart(seen: Counts, units: Counts) -> Counts:
    """What was seen, by the unit that is taken for each place, as shares of all that was seen."""
    total = sum(sum(row.values()) for row in seen.values())
    found: Counts = defaultdict(lambda: defaultdict(float))
    for key, row in seen.items():
        unit = nearest(units, key)
        for what, count in row.items():
            found[unit][what] += count / total
    return found
