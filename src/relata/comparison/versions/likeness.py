"""How far two texts are of one story at all: the words and names that both have."""

from __future__ import annotations

import math
from collections import Counter

from relata.comparison.versions.prepared import Prepared
from relata.comparison.versions.weights import weights


def likeness(a: Prepared, b: Prepared) -> float:
    """From 0 (nothing in common) to 1, two digits.

    Within a language the cosine of the content words' logarithmic counts, names and figures
    counting more. Across languages: of the version with fewer names, the share of them that the
    other has.
    """
    if a.language == b.language:
        return round(_cosine(_counts(a), _counts(b)), 2)
    ours, theirs = _named(a), _named(b)
    fewest = min(len(ours), len(theirs))
    return round(len(ours & theirs) / fewest, 2) if fewest else 0.0


def _counts(version: Prepared) -> dict[str, float]:
    tuned = weights().likeness
    counts = Counter(word.key for word in version.words if not word.closed)
    heavy = {word.key for word in version.words if word.figure or word.capital}
    return {
        key: (1 + math.log(count)) * (tuned.heavy if key in heavy else 1.0)
        for key, count in counts.items()
    }


def _cosine(one: dict[str, float], other: dict[str, float]) -> float:
    shared = sum(value * other[key] for key, value in one.items() if key in other)
    norms = math.sqrt(sum(v * v for v in one.values()) * sum(v * v for v in other.values()))
    return shared / norms if norms else 0.0


def _named(version: Prepared) -> set[int]:
    return {
        version.entities[one.id]
        for one in version.record.entities
        if one.forms and one.id in version.entities
    }
