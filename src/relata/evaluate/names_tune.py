"""The second half of fitting `costs.json`: tuning on pairs and their look-alikes, and what the
training words lack.

Tuning: on pairs of the building part, costs on the cheapest path of a true pair are lowered,
those of a false one raised, in proportion to how wrong the score is; held near where they were.
"""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from relata.evaluate.names_pairs import load
from relata.names.costs import DROPPED, INSERTED, STRANGE, keys_of, splitter, surroundings
from relata.names.parse import cleaned
from relata.names.scripts import reading


class Table(NamedTuple):
    """Unit -> what it stands for -> cost; symbol -> cost of its insertion."""

    units: dict[str, dict[str, float]]
    insert: dict[str, float]


Step = tuple[str | None, str]
Example = tuple[list[str | None], str, int]

ROUNDS, RATE, HOLD, DEAREST = 5, 0.2, 0.02, 8.0


def examples(folder: Path, table: Table, target: str, script: str) -> list[Example]:
    """(units, reading, label) of the building part's token pairs of a language."""
    split = splitter()
    found: list[Example] = []
    for pair in load(folder, "names_translit", measure=False):
        if pair.set != f"translit en-{target}":
            continue
        graphemes = tuple(split(cleaned(pair.a)))
        row = [
            next((key for key in keys_of(*place) if key in table.units), None)
            for place in surroundings(graphemes)
        ]
        symbols = reading(cleaned(pair.b), script, None)
        if row and symbols and len(row) < 24 and len(symbols) < 24:
            found.append((row, symbols, pair.label))
    random.Random(1).shuffle(found)  # noqa: S311 - a fixed order, not a secret
    return found


def cheapest(
    table: Table, row: Sequence[str | None], symbols: str
) -> tuple[float, list[tuple[str | None, str]]]:
    """The least cost, and the steps (unit or None for an insertion, what it stands for)."""
    units, insert = table.units, table.insert
    n, m = len(row), len(symbols)
    best = [[math.inf] * (m + 1) for _ in range(n + 1)]
    back: dict[tuple[int, int], tuple[int, int]] = {}
    best[0][0] = 0.0
    for i in range(n + 1):
        own = units.get(row[i] or "", {}) if i < n else {}
        for j in range(m + 1):
            here = best[i][j]
            options = [(0, 1, insert.get(symbols[j], INSERTED))] if j < m else []
            if i < n:
                options.append((1, 0, own.get("", DROPPED)))
                if j < m:
                    options.append((1, 1, own.get(symbols[j], STRANGE)))
                if symbols[j : j + 2] in own and j + 1 < m:
                    options.append((1, 2, own[symbols[j : j + 2]]))
            for step, length, price in options:
                if here + price < best[i + step][j + length]:
                    best[i + step][j + length] = here + price
                    back[i + step, j + length] = (step, length)
    steps = []
    i, j = n, m
    while i or j:
        step, length = back[i, j]
        steps.append((row[i - 1] if step else None, symbols[j - length : j]))
        i, j = i - step, j - length
    return best[n][m], steps


def tune(table: Table, data: Sequence[Example]) -> None:
    """Change a table's costs in place."""
    start = Table({unit: dict(row) for unit, row in table.units.items()}, dict(table.insert))
    bias = 3.0
    for round_ in range(ROUNDS):
        rate = RATE / (1 + 0.3 * round_)
        for row, symbols, label in data:
            total, steps = cheapest(table, row, symbols)
            if total > 25:
                continue
            z = max(-20.0, min(20.0, bias + 0.18 * len(row) - total))
            wrong = label - 1 / (1 + math.exp(-z))
            bias += 0.01 * rate * wrong
            for unit, what in steps:
                _step(table, start, unit, what, rate, wrong)
    for prices in (*table.units.values(), table.insert):
        for what in prices:
            prices[what] = round(prices[what], 2)


def _step(
    table: Table, start: Table, unit: str | None, what: str, rate: float, wrong: float
) -> None:
    if unit is None:
        row, origin, usual, least = table.insert, start.insert, INSERTED, 0.1
    else:
        row, origin = table.units[unit], start.units[unit]
        usual, least = (DROPPED if what == "" else STRANGE), 0.0
    value = row.get(what, usual)
    moved = value - rate * wrong + HOLD * rate * (origin.get(what, usual) - value)
    if what in row or moved < usual - 0.5:
        row[what] = max(least, min(DEAREST, moved))


def complete(table: Table) -> None:
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


#: Sounds that languages of one script take for one another more easily than spellings tell.
NEAR = (("h", "g", 0.3), ("x", "h", 0.4), ("x", "g", 1.0), ("y", "i", 0.3), ("j", "i", 0.6))
VOWELS = "aeiouyöü"


def sounds(joint: dict[str, dict[str, float]]) -> Table:
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
    return Table(units, insert | {"ə": 0.6})
