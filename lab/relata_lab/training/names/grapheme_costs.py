"""Fit the costs of graphemes, `names/data/grapheme_costs.json`, on words in two scripts (CC0 data).

`python -m relata_lab.training.names.grapheme_costs` (some ten minutes). Many-to-many alignment by
expectation maximisation (after Jiampojamarn, Kondrak and Sherif 2007): a Latin grapheme in its
surroundings stands for none, one or two symbols of the other script. What a grapheme stands for
costs the more, the further it is from the usual, seen from either side. No labelled pair is used,
nor any word of one: costs that were tuned on the building part's pairs fitted their noise, and
did not improve results on others.
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from relata.names.base.scripts import sounds_of
from relata.names.distance.grapheme_costs import (
    JOIN,
    base_letters,
    grapheme_splitter,
    graphemes_in_context,
    unit_keys,
)
from relata.names.parts.parse import normalised
from relata_lab.corpora.name_pairs import load
from relata_lab.corpora.read import find_folder, read_lines, split_file
from relata_lab.training.names.context_units import (
    Counts,
    Reverse,
    Trust,
    around,
    by_unit,
    grown,
    place,
)
from relata_lab.training.names.sound_table import SoundTable, complete, sounds

Pair = tuple[tuple[str, ...], tuple[str, ...]]

#: Table -> target language in the corpus, script.
TABLES = {
    "cyrillic": ("ru", "cyrillic"), "arabic": ("ar", "arabic"), "hebrew": ("he", "hebrew"),
    "kana": ("ja-Kana", "kana"), "hangul": ("ko", "hangul"), "latin": ("ru", "latin"),
}  # fmt: skip
#: How often a unit must be seen with both neighbours, with the next, and alone, to be aligned by.
SEEN = (250, 120, 25)
FEW_SEEN = (80, 40, 10)
#: Words to align by, words to count in.
ALIGNED, MOST = 40_000, 110_000
ROUNDS, LONGEST = 5, 21
#: Share of the cost that is "what else might this grapheme be", the rest "what else is it".
FORWARD = 0.75
#: Evidence that a context needs; more where few words are known, or where spellings replace one
#: another, as in several languages with one script.
TRUST, WARY = Trust(5.0, 5.0), Trust(10.0, 20.0)
WARY_OF = ("kana", "hangul", "latin")
MOST_COST = 7.0


def words(folder: Path, table: str) -> list[Pair]:
    """(graphemes, symbols) of every word in two scripts, those of labelled pairs left out."""
    target, script = TABLES[table]
    labelled = {
        word
        for measure in (False, True)
        for pair in load(folder, "names_translit", measure=measure)
        for word in (pair.a, pair.b)
    }
    found = []
    by_target: dict[str, list[str]] = defaultdict(list)
    for line in read_lines(split_file(folder, "names_translit", "tokens")):
        if line["tgt"] == target and not labelled & {line["a"], line["b"]}:
            by_target[normalised(line["b"])].append(normalised(line["a"]))
            found.append((normalised(line["a"]), normalised(line["b"])))
    if script == "latin":
        return _latin(by_target)
    random.Random(5).shuffle(found)  # noqa: S311 - a fixed order, not a secret
    split = grapheme_splitter()
    return [
        (tuple(split(a)), tuple(sounds_of(b, script, None))) for a, b in found[:MOST] if a and b
    ]


def _latin(by_target: dict[str, list[str]]) -> list[Pair]:
    """Latin spellings that share one Cyrillic form, both ways."""
    split = grapheme_splitter()
    found = []
    for spellings in by_target.values():
        some = sorted(set(spellings))[:6]
        for n, a in enumerate(some):
            for b in some[:n]:
                if len(set(a) & set(b)) * 3 >= max(len(set(a)), len(set(b))):
                    found += [(a, b), (b, a)]
    random.Random(3).shuffle(found)  # noqa: S311
    return [
        (tuple(split(a)), tuple(map(base_letters, split(b)))) for a, b in found[:70_000] if a and b
    ]


#: A pair's graphemes by the units that are aligned by, by their places, and the symbols.
Aligned = tuple[list[str], list[str], Sequence[str]]


def units(pairs: Sequence[Pair], seen: tuple[int, int, int]) -> list[Aligned]:
    """The pairs with each grapheme in as much of its surroundings as is seen often enough."""
    count: Counter[str] = Counter()
    for graphemes, _ in pairs:
        for where in graphemes_in_context(graphemes):
            count.update(dict.fromkeys(unit_keys(*where), 1))

    def pick(where: tuple[str, str, str]) -> str:
        keys = unit_keys(*where)
        return next((key for key in keys if count[key] >= seen[2 - around(key)]), keys[-1])

    return [
        (
            [pick(where) for where in graphemes_in_context(graphemes)],
            [place(*where) for where in graphemes_in_context(graphemes)],
            symbols,
        )
        for graphemes, symbols in pairs
        if len(graphemes) <= LONGEST and 0 < len(symbols) <= min(LONGEST, 3 * len(graphemes) + 1)
    ]


def chances(data: Sequence[Aligned], join: str) -> Counts:
    """How likely each unit stands for what; "" stands for an insertion."""
    table: Counts = {}
    for _ in range(ROUNDS + 2):
        counted: Counts = defaultdict(lambda: defaultdict(float))
        for row, _, symbols in data[:ALIGNED]:
            _expect(row, row, symbols, table, counted, join)
        total = sum(sum(row.values()) for row in counted.values())
        table = {
            unit: {
                what: value / (total if unit == "" else sum(row.values()))
                for what, value in row.items()
                if value > 0.5
            }
            for unit, row in counted.items()
        }
    return table


def counts(data: Sequence[Aligned], table: Counts, join: str) -> Counts:
    """How often each place of a grapheme stands for what; "" stands for an insertion."""
    counted: Counts = defaultdict(lambda: defaultdict(float))
    for row, places, symbols in data:
        _expect(row, places, symbols, table, counted, join)
    return counted


def _chance(table: Counts, unit: str, what: str, length: int) -> float:
    if not table:
        return (0.05, 0.3, 0.02)[length] if unit else 0.01
    return table.get(unit, {}).get(what, 0.0 if length == 2 else 1e-6)


def _expect(
    row: list[str], names: list[str], symbols: Sequence[str], table: Counts, counted: Counts,
    join: str,
) -> None:  # fmt: skip
    """Add one pair's expected counts under the graphemes' `names` (forward-backward)."""
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
            counted[names[i] if step else ""][what] += expected


def costs(joint: Counts, units: Counts, reverse: Reverse, inserted: dict[str, float]) -> SoundTable:
    """Costs from chances: 0 for the usual, more for the less usual seen from either side."""
    of_what: dict[str, float] = defaultdict(float)
    for row in joint.values():
        for what, p in row.items():
            of_what[what] += p
    found: Counts = {}
    for unit, row in units.items():
        most = max(row.values())
        prices = {
            what: -FORWARD * math.log(p / most)
            - (1 - FORWARD) * math.log(reverse.share(unit, what) if what else p / most)
            for what, p in row.items()
        }
        found[unit] = {what: round(p, 2) for what, p in prices.items() if p < MOST_COST}
    extra = {
        what: round(min(8.0, -math.log((inserted.get(what, 0.0) + 1e-6) / p)), 2)
        for what, p in of_what.items()
        if what and JOIN not in what and len(what) < 5
    }
    return SoundTable(found, extra)


def fitted(folder: Path, name: str) -> dict[str, SoundTable]:
    """One table of `grapheme_costs.json`, and with the Cyrillic one that of the sounds."""
    pairs = words(folder, name)
    seen = FEW_SEEN if len(pairs) < 20_000 and name != "latin" else SEEN
    join = JOIN if name == "latin" else ""
    data = units(pairs, seen)
    seen_so = counts(data, chances(data, join), join)
    total = sum(sum(row.values()) for row in seen_so.values())
    inserted = {what: count / total for what, count in seen_so.pop("", {}).items()}
    trust = WARY if name in WARY_OF else TRUST
    kept = grown(seen_so, trust)
    joint = by_unit(seen_so, kept)
    table = costs(joint, kept, Reverse(seen_so, trust), inserted)
    if name != "cyrillic":
        return {name: table}
    complete(table)
    return {name: table, "sounds": sounds(joint)}


def main() -> int:
    """Fit the named tables (all, where none is named) and write them."""
    path = Path(str(files("relata.names.data").joinpath("grapheme_costs.json")))
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
