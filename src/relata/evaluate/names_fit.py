"""Fit the weights of the names' score on the building part of the corpora (60 % by id).

`python -m relata.evaluate.names_fit`: logistic regression, plain numpy, deterministic. Each
set counts the same, whatever its size.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from relata.evaluate.corpora import find_folder
from relata.evaluate.names_pairs import SETS, NamePair, load
from relata.names.align import align
from relata.names.features import FEATURES, features, turned
from relata.names.match import compared

#: Sets that are fitted on: how much each counts.
WEIGHTS = {
    "sanctions": 2.0, "sanctions across scripts": 0.3, "wikidata": 1.5, "slavicner": 1.0,
    "opensanctions": 0.7, "translit en-ru": 0.7, "translit en-ar": 0.7, "translit en-he": 0.7,
    "translit en-he full": 0.4, "translit en-ko full": 0.4,
}  # fmt: skip
ROUNDS, RIDGE = 40, 1e-4
_MOST = 4000


def rows(folder: Path) -> tuple[list[list[float]], list[int], list[str]]:
    """Features, labels and sets of every pair to build with."""
    found: tuple[list[list[float]], list[int], list[str]] = ([], [], [])
    count: Counter[str] = Counter()
    for corpus in SETS:
        for pair in load(folder, corpus, measure=False):
            count[pair.set] += 1
            if pair.set not in WEIGHTS or count[pair.set] > _MOST:
                continue
            row = row_of(pair)
            if row is not None:
                found[0].append(row)
                found[1].append(pair.label)
                found[2].append(pair.set)
    return found


def row_of(pair: NamePair) -> list[float] | None:
    """One pair's features; None where the score does not ask for them."""
    a, b = compared(pair.a, pair.b, pair.lang_a, pair.lang_b)
    if a.fault or b.fault:
        return None
    met = align(a, b)
    if a.key == b.key and a.legal == b.legal and not turned(a, b, met):
        return None
    return features(a, b, met) if met.met else None


def fit(x: Any, y: Any, w: Any) -> Any:
    """Weights by iteratively reweighted least squares with a ridge."""
    import numpy as np

    scale = np.maximum(x.std(axis=0), 1e-6)
    scale[0] = 1.0
    z = x / scale
    beta = np.zeros(z.shape[1])
    ridge = RIDGE * w.sum() * np.eye(z.shape[1])
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-np.clip(z @ beta, -30, 30)))
        slope = w * p * (1 - p) + 1e-9
        gradient = z.T @ (w * (y - p)) - ridge @ beta
        step = np.linalg.solve((z * slope[:, None]).T @ z + ridge, gradient)
        beta += np.clip(step, -2, 2)
    return beta / scale


def main() -> int:
    """Fit and write `names/data/weights.json`."""
    import numpy as np

    x, y, sets = rows(find_folder())
    size = Counter(zip(sets, y, strict=True))
    w = np.array([WEIGHTS[s] / size[s, label] for s, label in zip(sets, y, strict=True)])
    w *= len(w) / w.sum()
    beta = fit(np.array(x, dtype=float), np.array(y, dtype=float), w)
    file = {
        "note": "fitted by python -m relata.evaluate.names_fit on the building part",
        "weights": {name: round(float(b), 4) for name, b in zip(FEATURES, beta, strict=True)},
    }
    path = Path(__file__).resolve().parents[1] / "names" / "data" / "weights.json"
    path.write_text(json.dumps(file, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(y)} pairs, {len(FEATURES)} weights: {path.name}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
