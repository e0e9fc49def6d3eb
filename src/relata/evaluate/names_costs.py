"""Fit the costs of graphemes, `names/data/costs.json`, on words in two scripts (CC0 data).

`python -m relata.evaluate.names_costs` (some ten minutes). Many-to-many alignment by
expectation maximisation (after Jiampojamarn, Kondrak and Sherif 2007): a Latin grapheme in its
surroundings stands for none, one or two symbols of the other script. Words of pairs that are
measured on are left out. What a grapheme stands for costs the more, the further it is from
the usual, seen from either side. No labelled pair is used: costs that were tuned on the building
part's pairs fitted their noise, and were no better on others.
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from relata.evaluate.corpora import find_folder, part_file, read_lines
from relata.evaluate.names_pairs import load
from relata.evaluate.names_sounds import Table, complete, sounds
from relata.names.costs import JOIN, bare, keys_of, splitter, surroundings
from relata.names.parse import cleaned
from relata.names.scripts import reading

Chances = dict[str, dict[str, float]]
Pair = tuple[tuple[str, ...], tuple[str, ...]]

#: Table -> target language in the corpus, script.
TABLES = {
    "cyrillic": ("ru", "cyrillic"), "arabic": ("ar", "arabic"), "hebrew": ("he", "hebrew"),
    "kana": ("ja-Kana", "kana"), "hangul": ("ko", "hangul"), "latin": ("ru", "latin"),
}  # fmt: skip
#: How often a unit must be seen with both neighbours, with the next, and alone.
SEEN = (250, 120, 25)
FEW_SEEN = (80, 40, 10)
ROUNDS, MOST, LONGEST = 5, 40_000, 21
#: Share of the cost that is "what else might this grapheme be", the rest "what else is it".
FORWARD = 0.7
DEAREST = 7.0


def words(folder: Path, table: str) -> list[Pair]:
    """(graphemes, symbols) of every word in two scripts, those measured on left out."""
    target, script = TABLES[table]
    measured = {
        word for pair in load(folder, "names_translit", measure=True) for word in (pair.a, pair.b)
    }
    found = []
    by_target: dict[str, list[str]] = defaultdict(list)
    for line in read_lines(part_file(folder, "names_translit", "tokens")):
        if line["tgt"] == target and line["a"] not in measured and line["b"] not in measured:
            by_target[cleaned(line["b"])].append(cleaned(line["a"]))
            found.append((cleaned(line["a"]), cleaned(line["b"])))
    if script == "latin":
        return _latin(by_target)
    random.Random(5).shuffle(found)  # noqa: S311 - a fixed order, not a secret
    split = splitter()
    return [(tuple(split(a)), tuple(reading(b, script, None))) for a, b in found[:MOST] if a and b]


def _latin(by_target: dict[str, list[str]]) -> list[Pair]:
    """Latin spellings that share one Cyrillic form, both ways."""
    split = splitter()
    found = []
    for spellings in by_target.values():
        some = sorted(set(spellings))[:6]
        for n, a in enumerate(some):
            for b in some[:n]:
                if len(set(a) & set(b)) * 3 >= max(len(set(a)), len(set(b))):
                    found += [(a, b), (b, a)]
    random.Random(3).shuffle(found)  # noqa: S311
    return [(tuple(split(a)), tuple(map(bare, split(b)))) for a, b in found[:70_000] if a and b]


def units(
    pairs: Sequence[Pair], seen: tuple[int, int, int]
) -> list[tuple[list[str], Sequence[str]]]:
    """The pairs with each grapheme in as much of its surroundings as is seen often enough."""
    count: Counter[str] = Counter()
    for graphemes, _ in pairs:
        for place in surroundings(graphemes):
            count.update(dict.fromkeys(keys_of(*place), 1))

    def often(key: str) -> bool:
        around = len(key.split("|")[1]) if "|" in key else 0
        return count[key] >= seen[2 - around]

    def pick(place: tuple[str, str, str]) -> str:
        keys = keys_of(*place)
        return next((key for key in keys if often(key)), keys[-1])

    return [
        ([pick(place) for place in surroundings(graphemes)], symbols)
        for graphemes, symbols in pairs
        if len(graphemes) <= LONGEST and 0 < len(symbols) <= min(LONGEST, 3 * len(graphemes) + 1)
    ]


def chances(data: Sequence[tuple[list[str], Sequence[str]]], join: str) -> Chances:
    """How often each unit stands for what, of all that is seen; "" stands for an insertion."""
    table: Chances = {}
    for _ in range(ROUNDS + 2):
        counted: Chances = defaultdict(lambda: defaultdict(float))
        for row, symbols in data:
            _expect(row, symbols, table, counted, join)
        total = sum(sum(row.values()) for row in counted.values())
        table = {
            unit: {
                what: value / (total if unit == "" else sum(row.values()))
                for what, value in row.items()
                if value > 0.5
            }
            for unit, row in counted.items()
        }
    mass = {unit: sum(row.values()) / total for unit, row in counted.items()}
    return {
        unit: {what: p * (1.0 if unit == "" else mass[unit]) for what, p in row.items()}
        for unit, row in table.items()
    }


def _chance(table: Chances, unit: str, what: str, length: int) -> float:
    if not table:
        return (0.05, 0.3, 0.02)[length] if unit else 0.01
    return table.get(unit, {}).get(what, 0.0 if length == 2 else 1e-6)


def _expect(
    row: list[str], symbols: Sequence[str], table: Chances, counted: Chances, join: str
) -> None:
    """Add one pair's expected counts (forward-backward)."""
    n, m = len(row), len(symbols)
    forward = [[0.0] * (m + 1) for _ in range(n + 1)]
    forward[0][0] = 1.0
    edges = []
    for i in range(n + 1):
        for j in range(max(0, i * m // n - 4), min(m, i * m // n + 4) + 1):
            so_far = forward[i][j]
            if so_far == 0.0:
                continue
            if j < m:
                p = _chance(table, "", symbols[j], 1)
                edges.append((i, j, 0, 1, symbols[j], p))
                forward[i][j + 1] += so_far * p
            for length in (0, 1, 2) if i < n else ():
                if j + length <= m:
                    what = join.join(symbols[j : j + length])
                    p = _chance(table, row[i], what, length)
                    if p:
                        edges.append((i, j, 1, length, what, p))
                        forward[i + 1][j + length] += so_far * p
    whole = forward[n][m]
    if whole <= 0 or (table and math.log(whole) / (n + m) < -3.2):
        return  # misaligned in the source: it would teach nonsense
    backward = [[0.0] * (m + 1) for _ in range(n + 1)]
    backward[n][m] = 1.0
    for i, j, step, length, _, p in reversed(edges):
        backward[i][j] += p * backward[i + step][j + length]
    for i, j, step, length, what, p in edges:
        expected = forward[i][j] * p * backward[i + step][j + length] / whole
        if expected > 1e-3:
            counted[row[i] if step else ""][what] += expected


def costs(table: Chances) -> Table:
    """Costs from chances: 0 for the usual, more for the less usual seen from either side."""
    of_what: dict[str, float] = defaultdict(float)
    by_base: Chances = defaultdict(lambda: defaultdict(float))
    for unit, row in table.items():
        for what, p in row.items():
            of_what[what] += p
            by_base[what][unit.split("|")[0]] += p
    found: dict[str, dict[str, float]] = {}
    for unit, row in table.items():
        if not unit or not row:
            continue
        most = max(row.values())
        out = {}
        for what, p in row.items():
            price = -FORWARD * math.log(p / most)
            back = (
                by_base[what][unit.split("|")[0]] / max(by_base[what].values())
                if what
                else p / most
            )
            price -= (1 - FORWARD) * math.log(back)
            if price < DEAREST:
                out[what] = round(price, 2)
        found[unit] = out
    inserted = table.get("", {})
    extra = {
        what: round(min(8.0, -math.log((inserted.get(what, 0.0) + 1e-6) / p)), 2)
        for what, p in of_what.items()
        if what and JOIN not in what and len(what) < 5
    }
    return Table(found, extra)


def fitted(folder: Path, name: str) -> dict[str, Table]:
    """One table of `costs.json`, and with the Cyrillic one that of the sounds."""
    pairs = words(folder, name)
    seen = FEW_SEEN if len(pairs) < 20_000 and name != "latin" else SEEN
    joint = chances(units(pairs, seen), JOIN if name == "latin" else "")
    table = costs(joint)
    if name != "cyrillic":
        return {name: table}
    complete(table)
    return {name: table, "sounds": sounds(joint)}


def main() -> int:
    """Fit the named tables (all, where none is named) and write them."""
    path = Path(__file__).resolve().parents[1] / "names" / "data" / "costs.json"
    file = json.loads(path.read_text(encoding="utf-8"))
    folder = find_folder()
    for name in sys.argv[1:] or TABLES:
        for key, table in fitted(folder, name).items():
            file[key] = table._asdict()
            sys.stdout.write(f"{key}: {len(table.units)} units\n")
            sys.stdout.flush()
    text = json.dumps(file, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
