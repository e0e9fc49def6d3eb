"""Headlines against bodies (support_fnc1): unrelated ones against related ones, and TF-IDF."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from relata.comparison.support import headline_support
from relata_lab.corpora.read import find_folder, read_objects
from relata_lab.evaluate.versions.same_story import area


@dataclass(frozen=True, slots=True)
class HeadlineFigures:
    """Pairs, and the areas under the curve (AUC) of ours and of the yardstick."""

    related: int
    unrelated: int
    support: float
    tf_idf: float


def measure(folder: Path | None, limit: int = 0) -> HeadlineFigures:
    """The figures on the dev part: bodies that are not held out."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    corpus = find_folder(folder) / "support_fnc1"
    bodies = {
        line["body_id"]: line["body"]
        for _, line in read_objects(corpus / "bodies.jsonl.gz")
        if not line["heldout"]
    }
    pairs = [
        (line["headline"], line["body_id"], line["stance"] != "unrelated")
        for _, line in read_objects(corpus / "pairs.jsonl.gz")
        if line["body_id"] in bodies
    ][: limit or None]
    scores = [headline_support(headline, bodies[body], "en").score for headline, body, _ in pairs]
    vectors = TfidfVectorizer(sublinear_tf=True)
    table = vectors.fit_transform(list(bodies.values()))
    rows = {name: row for row, name in enumerate(bodies)}
    headlines = vectors.transform([headline for headline, _, _ in pairs])
    words = headlines.multiply(table[[rows[body] for _, body, _ in pairs]]).sum(axis=1)
    labels = [related for _, _, related in pairs]
    return HeadlineFigures(
        related=sum(labels),
        unrelated=len(labels) - sum(labels),
        support=_area(scores, labels),
        tf_idf=_area([float(value) for value in words.flat], labels),
    )


def _area(scores: list[float], labels: list[bool]) -> float:
    related = [score for score, label in zip(scores, labels, strict=True) if label]
    return area(related, [s for s, label in zip(scores, labels, strict=True) if not label])


def table(found: HeadlineFigures) -> str:
    """The figures as lines."""
    return (
        f"support_fnc1: {found.related} related pairs, {found.unrelated} unrelated ones\n"
        f"AUC  support {found.support:.3f}  TF-IDF {found.tf_idf:.3f}\n"
    )
