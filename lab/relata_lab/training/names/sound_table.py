"""What the training words of `grapheme_costs.json` lack, and how easily sounds are confused."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import NamedTuple


class SoundTable(NamedTuple):
    """Unit -> what it stands for -> cost; symbol -> cost of its insertion."""

    units: dict[str, dict[str, float]]
    insert: dict[str, float]


def complete(table: SoundTable) -> None:
    """Symbols that Russian lacks: Bulgarian ъ (ə), Ukrainian г (h); и and ы for one another."""
    for unit, row in table.units.items():
        if unit[0] in "aeiouyäöüáéíóú":
            row["ə"] = 0.3
        h = [row[x] + more for x, more in (("g", 0.1), ("x", 0.3), ("gx", 0.8)) if x in row]
        if h:
            row["h"] = round(min([*h, row.get("h", 9.0)]), 2)
        for one, other in (("i", "y"), ("y", "i")):
            if one in row:
                row[other] = round(min(row.get(other, 9.0), row[one] + 0.15), 2)
    table.insert["ə"] = 0.9
    table.insert["h"] = 3.0


#: Sounds that languages of one script confuse more easily than their spellings show.
NEAR = (("h", "g", 0.3), ("x", "h", 0.4), ("x", "g", 1.0), ("y", "i", 0.3), ("j", "i", 0.6))
VOWELS = "aeiouyöü"


def sounds(joint: dict[str, dict[str, float]]) -> SoundTable:
    """How easily one sound is another: both are what one Latin grapheme may stand for."""
    together: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    alone: dict[str, float] = defaultdict(float)
    for unit, row in joint.items():
        if not unit:
            continue
        total = sum(row.values())
        for one, p in row.items():
            alone[one] += p
            for other, q in row.items() if len(one) == 1 else ():
                together[one][other] += p * q / total
    units: dict[str, dict[str, float]] = {}
    for one, row in together.items():
        prices = {one: 0.0, "": 4.5}
        for other, p in row.items():
            if other != one:
                back = p / alone[other] if other else p / alone[one]
                price = -0.35 * math.log(p / alone[one]) - 0.35 * math.log(back) - 0.2
                if price < 6:
                    prices[other] = round(max(0.2, price), 2)
        units[one] = prices
    for vowel in VOWELS:
        units.setdefault(vowel, {vowel: 0.0})["ə"] = 0.4
    units["ə"] = dict.fromkeys(VOWELS, 0.4) | {"ə": 0.0, "": 0.6}
    for one, other, price in NEAR:
        units.setdefault(one, {one: 0.0})[other] = price
        units.setdefault(other, {other: 0.0})[one] = price
    for one, row in units.items():
        for other in row:
            if other in units and one in units[other]:
                row[other] = units[other][one] = min(row[other], units[other][one])
    insert = {one: row.get("", 4.5) for one, row in units.items()}
    return SoundTable(units, insert | {"ə": 0.6})
