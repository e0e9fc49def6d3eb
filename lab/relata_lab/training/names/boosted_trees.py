"""Fit the model of the names' score on the building part of the corpora (60 % by id).

`python -m relata_lab.training.names.boosted_trees`: boosted trees in plain
numpy, deterministic. Each set counts the same whatever its size, by its own weight.
Writes `names/data/boosted_trees.json`.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import Any

from relata.names.matching.align import align
from relata.names.matching.features import FEATURES, feature_row, pair_features, reordered
from relata.names.matching.same_name import ordered_pair
from relata_lab.corpora.name_pairs import SETS, NamePair, load
from relata_lab.corpora.read import find_folder
from relata_lab.training.names.synthetic_pairs import look_alikes, transcriptions

#: Sets that are fitted on: how much each counts.
WEIGHTS = {
    "sanctions": 2.0, "sanctions across scripts": 0.3, "wikidata": 1.5, "slavicner": 1.0,
    "opensanctions": 0.9, "translit en-ru": 0.7, "translit en-ar": 0.7, "translit en-he": 0.7,
    "translit en-he full": 0.4, "translit en-ko full": 0.4, "made": 2.0,
}  # fmt: skip
TREES, DEPTH, RATE, RIDGE, BINS = 110, 4, 0.15, 3.0, 40
#: The line that the trees begin with: it orders pairs that answer every question alike.
SLOPES = {
    "cost": -0.2, "letters": 0.4, "cost_by_letter": -1.0, "iso9_distance": -3.0, "lost_marks": -0.5,
}  # fmt: skip
_MOST = 6000

Rows = tuple[list[list[float]], list[int], list[str]]


def rows(folder: Path) -> Rows:
    """Features, labels and sets of every pair to build with."""
    found: Rows = ([], [], [])
    count: Counter[str] = Counter()
    for corpus in SETS:
        for pair in load(folder, corpus, measure=False):
            count[pair.set] += 1
            if pair.set in WEIGHTS and count[pair.set] <= _MOST:
                _add(found, pair, pair.set)
    for made in (look_alikes(), transcriptions()):
        for pair in made:
            _add(found, pair, "made")
    return found


def _add(found: Rows, pair: NamePair, name: str) -> None:
    row = row_of(pair)
    if row is not None:
        found[0].append(row)
        found[1].append(pair.label)
        found[2].append(name)


def row_of(pair: NamePair) -> list[float] | None:
    """One pair's features; None where the score does not ask for them."""
    a, b = ordered_pair(pair.a, pair.b, pair.lang_a, pair.lang_b)
    if a.fault or b.fault:
        return None
    met = align(a, b)
    if a.key == b.key and a.legal == b.legal and not reordered(a, b, met):
        return None
    return feature_row(*pair_features(a, b, met)) if met.pairs else None


def _bounds(x: Any) -> list[Any]:
    """For each feature the bounds worth asking: between quantiles of its values."""
    import numpy as np

    found = []
    for column in x.T:
        values = np.unique(column)
        if len(values) > BINS:
            values = np.unique(np.quantile(column, np.linspace(0, 1, BINS + 1)))
        found.append(np.round((values[1:] + values[:-1]) / 2, 4))
    return found


def _question(binned: Any, sizes: list[int], leaf: Any, slope: Any, curve: Any, n: int) -> Any:
    """The (gain, feature, bin) that parts the leaves best, asked in every leaf at once."""
    import numpy as np

    best = (-1.0, 0, 0)
    for feature, size in enumerate(sizes):
        if size < 2:
            continue
        cell = leaf * size + binned[feature]
        g = np.bincount(cell, slope, n * size).reshape(n, size)
        h = np.bincount(cell, curve, n * size).reshape(n, size)
        left_g, left_h = g.cumsum(axis=1)[:, :-1], h.cumsum(axis=1)[:, :-1]
        all_g, all_h = g.sum(axis=1)[:, None], h.sum(axis=1)[:, None]
        gain = left_g**2 / (left_h + RIDGE) + (all_g - left_g) ** 2 / (all_h - left_h + RIDGE)
        total = gain.sum(axis=0)
        at = int(total.argmax())
        if float(total[at]) > best[0] + 1e-9:
            best = (float(total[at]), feature, at)
    return best


def fit(x: Any, y: Any, w: Any) -> dict[str, Any]:
    """The model of rows `x`, labels `y`, weights `w`, as `names/data/boosted_trees.json` has it."""
    import numpy as np

    bounds = _bounds(x)
    binned = [
        np.searchsorted(b, column, side="left") for b, column in zip(bounds, x.T, strict=True)
    ]
    sizes = [len(b) + 1 for b in bounds]
    slopes = [(FEATURES.index(name), slope) for name, slope in SLOPES.items()]
    z = sum(x[:, feature] * slope for feature, slope in slopes)
    questions: dict[tuple[int, float], int] = {}
    trees = []
    for _ in range(TREES):
        p = 1 / (1 + np.exp(-z))
        slope, curve = w * (y - p), w * p * (1 - p)
        leaf = np.zeros(len(y), dtype=np.int64)
        asked = []
        for depth in range(DEPTH):
            _, feature, at = _question(binned, sizes, leaf, slope, curve, 1 << depth)
            leaf = leaf + ((binned[feature] > at).astype(np.int64) << depth)
            key = (feature, float(bounds[feature][at]))
            asked.append(questions.setdefault(key, len(questions)))
        g = np.bincount(leaf, slope, 1 << DEPTH)
        h = np.bincount(leaf, curve, 1 << DEPTH)
        values = np.round(RATE * g / (h + RIDGE), 4)
        z += values[leaf]
        trees.append([asked, values.tolist()])
    return {
        "note": "fitted by python -m relata_lab.training.names.boosted_trees on the building part",
        "features": list(FEATURES), "slopes": [list(s) for s in slopes],
        "questions": [list(q) for q in questions], "trees": trees,
    }  # fmt: skip


def main() -> int:
    """Fit and write the model."""
    import numpy as np

    x, y, sets = rows(find_folder())
    size = Counter(zip(sets, y, strict=True))
    w = np.array([WEIGHTS[s] / size[s, label] for s, label in zip(sets, y, strict=True)])
    w *= len(w) / w.sum()
    file = fit(np.array(x, dtype=float), np.array(y, dtype=float), w)
    path = Path(str(files("relata.names.data").joinpath("boosted_trees.json")))
    path.write_text(json.dumps(file, separators=(",", ":")) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(y)} pairs, {len(file['trees'])} trees: {path.name}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
