"""The weights by which statements of two versions are matched, fitted on texts that say the same.

`python -m relata_lab.training.versions` reads the build parts of multi_ntrex (across languages)
and of mt_wmt_news (references and systems, within one), and prints `weights.toml` of
`relata.comparison.versions`. Pairs in segments that are unclear are left out. Translations keep
the order of the text and versions of a story often do not: in every second document the
statements of one side get each other's places, and in every second two documents some of them are
left out. Neighbouring documents, which are other stories, give pairs that are not one.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from random import Random
from typing import Any

from relata.comparison.versions.matching import FEATURES, features
from relata.comparison.versions.prepared import Prepared, add_vectors, prepared
from relata.model.record import Record
from relata_lab.evaluate.versions.parallel import (
    ParallelDocument,
    ParallelText,
    gold_pairs,
    segments,
)

#: Features that vectors give; they are left out of the weights for use without them.
OF_VECTORS = ("meaning", "nearest")
#: Share of statements that are left out of one side in every second pair of documents.
_LEFT_OUT = 0.4

ReadTexts = Iterable[tuple[ParallelDocument, list[Record | None]]]


def rows(texts: ReadTexts, *, vectors: bool) -> Iterator[tuple[list[list[float]], list[bool]]]:
    """Features and labels of all pairs of statements of two texts of one document."""
    before: list[tuple[ParallelText, Record | None]] = []
    for number, (document, records) in enumerate(texts):
        for (one, a), (other, b) in combinations(zip(document.texts, records, strict=True), 2):
            if a is not None and b is not None:
                left, right = both_prepared(a, b, vectors=vectors)
                if number % 2:
                    _moved(right, number)
                if number % 4 > 1:
                    _thinned(right, number)
                yield _rows(one, left, other, right)
        for (_, a), (_, b) in zip(before, zip(document.texts, records, strict=True), strict=False):
            if a is not None and b is not None:
                yield _unrelated(*both_prepared(a, b, vectors=vectors))
        before = list(zip(document.texts, records, strict=True))[::-1]


def _unrelated(left: Prepared, right: Prepared) -> tuple[list[list[float]], list[bool]]:
    """The pairs of two different stories."""
    table, looked_at = features(left, right)
    values = table[looked_at].tolist()
    return values, [False] * len(values)


def _thinned(version: Prepared, seed: int) -> None:
    """Leave out statements at random, so that those of the other side have no partner."""
    import numpy as np

    random = Random(seed)  # noqa: S311 - reproducible, not secret
    kept = [n for n in range(len(version.tellings)) if random.random() > _LEFT_OUT]
    version.tellings = [version.tellings[n] for n in kept]
    if version.content_vectors is not None and version.sentence_vectors is not None:
        rows = np.array(kept, np.int64)
        version.content_vectors = version.content_vectors[rows]
        version.sentence_vectors = version.sentence_vectors[rows]


def _moved(version: Prepared, seed: int) -> None:
    """Give the statements each other's places."""
    places = [telling.position for telling in version.tellings]
    Random(seed).shuffle(places)  # noqa: S311 - reproducible, not secret
    for telling, place in zip(version.tellings, places, strict=True):
        telling.position = place


def _rows(
    one: ParallelText, left: Prepared, other: ParallelText, right: Prepared
) -> tuple[list[list[float]], list[bool]]:
    a, b = left.record, right.record
    table, looked_at = features(left, right)
    gold = gold_pairs(one, a, other, b)
    where_a, where_b = segments(one, a), segments(other, b)
    values: list[list[float]] = []
    labels: list[bool] = []
    for row, telling in enumerate(left.tellings):
        for column, another in enumerate(right.tellings):
            x, y = telling.statement.id, another.statement.id
            true = gold.get(x) == y
            if not looked_at[row, column] or (not true and where_a[x] == where_b[y]):
                continue
            values.append(table[row, column].tolist())
            labels.append(true)
    return values, labels


def both_prepared(a: Record, b: Record, *, vectors: bool) -> tuple[Prepared, Prepared]:
    """Two records ready for comparing."""
    from relata.attribute.vectors import text_vectors
    from relata.comparison.versions.joining import joined_entities

    found = [
        prepared(number, record, entities)
        for number, (record, entities) in enumerate(
            zip((a, b), joined_entities((a, b)), strict=True)
        )
    ]
    made = text_vectors() if vectors else None
    if made is not None:
        for version in found:
            add_vectors(version, made)
    return found[0], found[1]


def fitted(
    texts: Callable[[], ReadTexts], left_out: tuple[str, ...], *, vectors: bool
) -> dict[str, Any]:
    """Bias, weights by feature, and the threshold with the best F1 on the pairs themselves."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    values: list[list[float]] = []
    labels: list[bool] = []
    for some, theirs in rows(texts(), vectors=vectors):
        values += some
        labels += theirs
    used = [place for place, name in enumerate(FEATURES) if name not in left_out]
    table, wanted = np.array(values)[:, used], np.array(labels)
    model = LogisticRegression(C=1.0, max_iter=2000).fit(table, wanted)
    scores = model.predict_proba(table)[:, 1]
    least = max((step / 50 for step in range(5, 46)), key=lambda t: _f1(scores >= t, wanted))
    names = [FEATURES[place] for place in used]
    return {
        "bias": round(float(model.intercept_[0]), 2),
        "least": least,
        "features": {
            name: round(float(w), 2) for name, w in zip(names, model.coef_[0], strict=True)
        },
        "f1": round(_f1(scores >= least, wanted), 3),
        "pairs": (int(wanted.sum()), len(wanted)),
    }


def _f1(found: Any, wanted: Any) -> float:
    right = int((found & wanted).sum())
    every = int(found.sum() + wanted.sum())
    return 2 * right / every if every else 0.0


def written(fits: dict[str, dict[str, Any]]) -> str:
    """The fits as TOML."""
    lines: list[str] = []
    for name, fit in fits.items():
        positive, every = fit["pairs"]
        lines += [f"# F1 {fit['f1']} on {every} pairs, {positive} of them one statement."]
        lines += [f"[{name}]", f"bias = {fit['bias']}", f"least = {fit['least']}"]
        lines += [f"[{name}.features]"]
        lines += [f"{key} = {value}" for key, value in fit["features"].items()] + [""]
    return "\n".join(lines)


def main() -> int:
    """Fit all four models and print them."""
    from relata_lab.evaluate.versions.parallel import ntrex, read_all, wmt

    across = list(read_all(ntrex(None, {"en", "de", "ru", "cs"}, measure=False), None))
    within = list(read_all(wmt(None, measure=False), None))
    sys.stdout.write(written(all_fits(within, across)))
    return 0


def all_fits(within: ReadTexts, across: ReadTexts) -> dict[str, dict[str, Any]]:
    """The four models of `weights.toml`."""
    return {
        "within": fitted(lambda: within, OF_VECTORS, vectors=False),
        "within_with_vectors": fitted(lambda: within, (), vectors=True),
        "across": fitted(lambda: across, OF_VECTORS, vectors=False),
        "across_with_vectors": fitted(lambda: across, (), vectors=True),
    }


if __name__ == "__main__":
    sys.exit(main())
