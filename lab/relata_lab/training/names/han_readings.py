"""Fit `names/data/han_readings.json`: which sounds Chinese characters give to foreign names.

`python -m relata_lab.training.names.han_readings`. Each character stands for up to six Latin
letters; expectation maximisation as in `names_costs`, from pairs of words (CC0 data).
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from relata.names.base.scripts import HAN, plain_latin, script_of_letter
from relata.names.parts.parse import normalised
from relata_lab.corpora.read import find_folder, read_lines, split_file

Sounds = dict[str, dict[str, float]]

ROUNDS, LONGEST = 8, 6
#: Prior probability of the number of letters that a character stands for.
LENGTHS = (0.02, 0.05, 0.3, 0.25, 0.12, 0.08, 0.05)
#: Sounds that cost more are left out, and more than this many of a character.
MOST_COST, MOST = 3.2, 7


def words(folder: Path) -> list[tuple[str, str]]:
    """(Latin letters, characters) of every word of the corpus in Chinese characters."""
    found = []
    for line in read_lines(split_file(folder, "names_translit", "tokens")):
        latin = "".join(c for c in plain_latin(normalised(line["a"])) if "a" <= c <= "z")
        text = line["b"]
        if latin and 1 <= len(text) <= 8 and len(latin) <= 7 * len(text):
            if all(script_of_letter(c) == HAN for c in text):
                found.append((latin, text))
    return found


def _expect(latin: str, text: str, table: Sounds, counted: Sounds) -> None:
    n, m = len(text), len(latin)
    forward = [[0.0] * (m + 1) for _ in range(n + 1)]
    forward[0][0] = 1.0
    edges = []
    for i, character in enumerate(text):
        row = table.get(character, {})
        for j in range(m + 1):
            if forward[i][j] == 0.0:
                continue
            for length in range(min(LONGEST, m - j) + 1):
                prior = LENGTHS[length] * 0.05**length
                p = 0.98 * row.get(latin[j : j + length], 0.0) + 1e-4 * prior if table else prior
                edges.append((i, j, length, p))
                forward[i + 1][j + length] += forward[i][j] * p
    if forward[n][m] <= 0:
        return
    backward = [[0.0] * (m + 1) for _ in range(n + 1)]
    backward[n][m] = 1.0
    for i, j, length, p in reversed(edges):
        backward[i][j] += p * backward[i + 1][j + length]
    for i, j, length, p in edges:
        expected = forward[i][j] * p * backward[i + 1][j + length] / forward[n][m]
        if expected > 1e-3:
            counted[text[i]][latin[j : j + length]] += expected


def fit(pairs: Sequence[tuple[str, str]]) -> Sounds:
    """Character -> sound -> cost, 0 for the usual one."""
    table: Sounds = {}
    for _ in range(ROUNDS):
        counted: Sounds = defaultdict(lambda: defaultdict(float))
        for latin, text in pairs:
            _expect(latin, text, table, counted)
        table = {
            character: {s: v / (sum(row.values()) + 0.3) for s, v in row.items()}
            for character, row in counted.items()
        }
    seen = Counter(c for _, text in pairs for c in text)
    found: Sounds = {}
    for character, row in table.items():
        most = max(row.values())
        prices = {
            sound: round(abs(math.log(p / most)), 2)
            for sound, p in row.items()
            if p * seen[character] > 0.6 and p / most > math.exp(-MOST_COST)
        }
        if seen[character] > 1 and prices:
            kept = sorted(prices.items(), key=lambda item: (item[1], item[0]))[:MOST]
            found[character] = dict(kept)
    return found


def main() -> int:
    """Fit and write the table."""
    found = fit(words(find_folder()))
    path = Path(str(files("relata.names.data").joinpath("han_readings.json")))
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    path.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{len(found)} characters\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
