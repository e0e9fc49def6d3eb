"""Fit the confidence of every engine: `python -m relata_lab.training.confidence`.

On the articles that we marked by hand (`tests/gold/readings.jsonl`): each is read with the engine,
every statement is held against the marks by the editor's rule, and a logistic regression is fitted
on whether it is right as displayed. The bounds of the tiers are chosen on predictions for articles
that were not fitted on (folds by article). The 36 readings and `ntrex` measure and are never used.

The encoder's weights were trained on these articles. So that its confidence is fitted on what it
makes of unseen pages, `--folds` names the folders of weights that were trained without one fold
each (`training.encoder --without K`); each reads the articles of its fold only. New features can be
added without them (`--extend`).
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import msgspec
import numpy as np
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from relata import pipeline, readers
from relata.assembly import assemble
from relata.attribute.encoder import location
from relata.attribute.merge import confidence
from relata.attribute.merge.confidence import ConfidenceModel
from relata.attribute.merge.displayed import features, page
from relata.model.record import Producer
from relata_lab.corpora.readings.load import load
from relata_lab.corpora.readings.model import Reading
from relata_lab.evaluate.readings.rule import judge
from relata_lab.training.encoder.convert.readings import FOLDS as MARK_FOLDS
from relata_lab.training.encoder.convert.readings import folds

FOLDS = 8
#: Strength of the ridge: the larger, the weaker.
RIDGE = 0.1
#: Lines of the encoder whose probability is at least this are kept in the record; what the other
#: engines show is chosen by themselves.
LEAST = {"encoder": 0.1, "fast": 0.0, "grammar": 0.0}
#: The same in languages that have sentences of their own to choose it on, the building part of
#: quotes_adaq_cs_ru: F1 of contents rises from .943 to .950, and falls from .2 on.
LEAST_OF = {"encoder": {"cs": 0.15, "ru": 0.15}}
#: Precision that the tier sure, and all that is not doubtful, must have on unseen articles. What
#: the rules find alone would lose a fifth of the right lines at the encoder's precision.
SURE = 0.95
SHOWN = {"encoder": 0.77, "fast": 0.7, "grammar": 0.7}
#: The bounds are chosen on articles in these languages: most of them, and read best.
BOUNDS_IN = frozenset(("de", "en"))
#: Weights of rules that the marked articles have no example of. Of 37 Turkish clauses that were
#: read one by one, 30 were right in content and name: they are shown with that probability.
BY_HAND = {"encoder": {"rules: nominalised": 2.8}}
#: Features seen fewer times than this are left out.
SELDOM = 8


@dataclass(frozen=True, slots=True)
class Row:
    """One statement of one article: its features, whether it is right, whose article it is."""

    features: dict[str, float]
    right: bool
    article: str
    language: str


def rows(readings: Iterable[Reading], engine: str) -> Iterator[Row]:
    """The statements of the readings, before anything is left out.

    Articles for which the engine has no weights are left to the engine that reads them then.
    """
    for reading in readings:
        document = readers.read_text(reading.text, source=reading.id)
        analysis, tongue = pipeline.begin(document, language=reading.language)
        settings = pipeline.Settings(tongue, engine)
        for stage in pipeline.STAGES:
            if stage.id == "confidence":
                shared = page(analysis)
                found = [features(analysis, made, shared) for made in analysis.statements]
                continue
            stage.run(analysis, settings)
        record = assemble(analysis, Producer(version="", engine=engine, weights=None))
        verdicts = judge(record, reading, doubtful=True).statements
        for each, verdict in zip(found, verdicts, strict=True):
            right = verdict.content_right and verdict.name_right
            yield Row(each, right, reading.id, reading.language)


def unseen_rows(readings: Sequence[Reading], weights: Sequence[Path]) -> Iterator[Row]:
    """The encoder's statements, of each article by the weights that were trained without it."""
    fold_of = folds()
    for fold, folder in enumerate(weights):
        location.use(folder)
        yield from rows((r for r in readings if fold_of[r.id] == fold), "encoder")
    location.use(None)


def matrix(found: list[Row]) -> tuple[DictVectorizer, np.ndarray, np.ndarray, np.ndarray]:
    """Features, labels and articles of rows; seldom features are left out."""
    counts: dict[str, int] = {}
    for row in found:
        for name, value in row.features.items():
            counts[name] = counts.get(name, 0) + (value != 0)
    keep = {name for name, count in counts.items() if count >= SELDOM and name}
    vectors = DictVectorizer(sparse=False)
    table = vectors.fit_transform(
        [{k: v for k, v in r.features.items() if k in keep} for r in found]
    )
    right = np.array([row.right for row in found], np.int64)
    return vectors, table, right, np.array([row.article for row in found])


def _model() -> LogisticRegression:
    return LogisticRegression(C=RIDGE, max_iter=5000)


def unseen(table: np.ndarray, right: np.ndarray, articles: np.ndarray) -> np.ndarray:
    """Probabilities of each row by a model that did not see its article."""
    found = np.zeros(len(right))
    for train, test in GroupKFold(FOLDS).split(table, right, articles):
        found[test] = _model().fit(table[train], right[train]).predict_proba(table[test])[:, 1]
    return found


def bound(scores: np.ndarray, right: np.ndarray, precision: float) -> float:
    """The least score from which on at least this share of all lines is right."""
    order = np.argsort(-scores)
    share = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    good = np.flatnonzero(share >= precision)
    return float(scores[order[good[-1]]]) if len(good) else 1.0


def _identity(weights: dict[str, float]) -> str:
    """A name for weights that changes with them."""
    digest = hashlib.sha256(repr(sorted(weights.items())).encode()).hexdigest()[:12]
    return f"confidence-{digest}"


def fit(found: list[Row], engine: str) -> ConfidenceModel:
    """The regression with its bounds."""
    vectors, table, right, articles = matrix(found)
    scores = unseen(table, right, articles)
    model = _model().fit(table, right)
    near = np.array([row.language in BOUNDS_IN for row in found])
    weights = {
        name: round(float(weight), 4)
        for name, weight in zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
    }
    weights |= BY_HAND.get(engine, {})
    weights[""] = round(float(model.intercept_[0]), 4)
    return ConfidenceModel(
        id=_identity(weights),
        weights=weights,
        sure=round(bound(scores[near], right[near], SURE), 3),
        likely=round(bound(scores[near], right[near], SHOWN[engine]), 3),
        least=LEAST[engine],
        least_of=LEAST_OF.get(engine, {}),
        training={
            "data": f"{len(set(articles))} articles marked by hand, {len(found)} statements",
            "method": f"logistic regression, ridge C={RIDGE}, bounds by {FOLDS} folds of articles",
        },
    )


def scaled(model: ConfidenceModel, found: list[Row]) -> ConfidenceModel:
    """The regression with its log odds scaled to lines of the product's own encoder.

    The weights of the folds are trained on two thirds of the marked articles and find less, so that
    the regression on their lines is too careful for the product's. Tiers do not change: the bounds
    are scaled alike.
    """
    weights = model.weights
    odds = np.array([confidence.log_odds(row.features, model) for row in found])
    right = np.array([row.right for row in found], np.int64)
    line = LogisticRegression(C=1e6).fit(odds[:, None], right)
    slope, shift = float(line.coef_[0][0]), float(line.intercept_[0])

    def bound_at(score: float) -> float:
        there = slope * np.log(score / (1 - score)) + shift
        return round(float(1 / (1 + np.exp(-there))), 3)

    new = {name: round(slope * weight, 4) for name, weight in weights.items()}
    new[""] = round(slope * weights[""] + shift, 4)
    return msgspec.structs.replace(
        model,
        id=_identity(new),
        weights=new,
        sure=bound_at(model.sure),
        likely=bound_at(model.likely),
        least=bound_at(model.least),
        least_of={code: bound_at(score) for code, score in model.least_of.items()},
        training={
            **model.training,
            "scale": f"log odds x {slope:.3f} + {shift:.3f}, on the lines of the product's encoder",
        },
    )


def extended(model: ConfidenceModel, found: list[Row]) -> ConfidenceModel:
    """The regression with weights for features that it does not know, all others as they are.

    For new features where the weights of the folds are not at hand: they are fitted, with the same
    ridge, on lines of the product's own encoder. The bounds move to where as large a share of
    these lines is right as before, by models that did not see the article.
    """
    counts: dict[str, int] = {}
    for row in found:
        for name, value in row.features.items():
            counts[name] = counts.get(name, 0) + (value != 0 and name not in model.weights)
    names = sorted(name for name, count in counts.items() if count >= SELDOM)
    table = np.array([[row.features.get(name, 0.0) for name in names] for row in found])
    known = np.array([confidence.log_odds(row.features, model) for row in found])
    right = np.array([row.right for row in found], np.int64)
    articles = np.array([row.article for row in found])
    there = known.copy()
    for train, test in GroupKFold(FOLDS).split(table, right, articles):
        there[test] += table[test] @ _added(known[train], table[train], right[train])
    added = _added(known, table, right)
    weights = model.weights | {n: round(float(w), 4) for n, w in zip(names, added, strict=True)}
    before, after = 1 / (1 + np.exp(-known)), 1 / (1 + np.exp(-there))

    def moved(least: float) -> float:
        share = float(right[before >= least].mean())
        return round(bound(after, right, share), 3)

    return msgspec.structs.replace(
        model,
        id=_identity(weights),
        weights=weights,
        sure=moved(model.sure),
        likely=moved(model.likely),
        training={
            **model.training,
            "extended": f"by {len(names)} features, on {len(found)} lines of the engine itself",
        },
    )


def _added(known: np.ndarray, table: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Weights of the table's columns, added to log odds that are known."""

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        odds = known + table @ weights
        off = 1 / (1 + np.exp(-odds)) - right
        value = np.sum(np.logaddexp(0, odds) - right * odds) + weights @ weights / RIDGE / 2
        return float(value), table.T @ off + weights / RIDGE

    start = np.zeros(table.shape[1])
    found: np.ndarray = minimize(loss, start, jac=True, method="L-BFGS-B").x
    return found


def report(found: list[Row]) -> None:
    """Print precision by bound on unseen articles, and the calibration error."""
    _, table, right, articles = matrix(found)
    scores = unseen(table, right, articles)
    edges = np.linspace(0, 1, 11)
    error = 0.0
    for low, high in itertools.pairwise(edges):
        there = (scores >= low) & (scores < high)
        if there.any():
            error += there.mean() * abs(scores[there].mean() - right[there].mean())
    print(f"rows {len(found)}, right {right.mean():.3f}, calibration error {error:.3f}")
    for least in np.arange(0.2, 0.98, 0.05):
        shown = scores >= least
        if shown.any():
            print(
                f">= {least:.2f}: {shown.sum()} shown, precision {right[shown].mean():.3f}, "
                f"of all right {right[shown].sum() / max(1, right.sum()):.3f}"
            )
    for precision in (SURE, *sorted(set(SHOWN.values()))):
        print("precision", precision, "from", round(bound(scores, right, precision), 3))


def main() -> int:
    """Fit and write the packaged file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", choices=sorted(LEAST), nargs="*", default=sorted(LEAST))
    parser.add_argument("--folds", type=Path, nargs="*", help="folders of the encoder's folds")
    parser.add_argument(
        "--extend", action="store_true", help="only weights of features that are new, no folds"
    )
    parser.add_argument("--out", type=Path, help="where to write (default: into the package)")
    given = parser.parse_args()
    readings = load("gold").readings
    target = given.out or Path(str(files(confidence.PACKAGE).joinpath(confidence.FILE)))
    fitted = confidence.models() if given.extend or target.exists() else {}
    for engine in given.engine:
        if given.extend:
            fitted = {**fitted, engine: extended(fitted[engine], list(rows(readings, engine)))}
            continue
        if engine == "encoder":
            if len(given.folds or ()) != MARK_FOLDS:
                parser.error(f"the encoder needs the {MARK_FOLDS} folders of --folds")
            found = list(unseen_rows(readings, given.folds))
        else:
            found = list(rows(readings, engine))
        report(found)
        model = fit(found, engine)
        if engine == "encoder":
            model = scaled(model, list(rows(readings, engine)))
        fitted = {**fitted, engine: model}
    target.write_bytes(msgspec.json.format(msgspec.json.encode(fitted)) + b"\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
