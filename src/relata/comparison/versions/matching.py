"""Statements of two versions matched: which of them are one, by what they hold.

Every pair of statements gets features (`FEATURES`), a probability by fitted weights, and the most
probable pairs are taken one by one, each statement once. Within a language words are compared;
across languages, and within one in addition, vectors where the caller has them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from relata.comparison.versions.limits import MAX_CANDIDATES
from relata.comparison.versions.prepared import Prepared, PreparedStatement
from relata.comparison.versions.weights import MatchWeights, StoryWeights, weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

#: What a pair of statements is scored by; weights are fitted to them in this order.
FEATURES = (
    "words",  # value of shared content words: dice, or most of the shorter content's share
    "pairs",  # the same of pairs of neighbouring words
    "meaning",  # mean of the cosines of the contents' vectors and of their sentences'
    "nearest",  # how much nearer they are to one another than to the next one
    "figures",  # shared figures, at most 2
    "figures_differ",  # 1 where both have figures and share none
    "names",  # shared names in the contents, at most 2
    "same_speaker",
    "other_speaker",  # 1 where both are named persons, others
    "same_addressee",
    "same_act",
    "same_mode",
    "both_quoted",  # 1 where both have verbatim words
    "position",  # distance of their places in the texts
)


#: Least probability of a pair of which two other persons are named as the speakers.
_SURE_OF_WORDS = 0.5
_OTHER_SPEAKER = FEATURES.index("other_speaker")
#: What a content is worth that stands whole in a longer one, from this many words on.
_TRIMMED, _ENOUGH = 0.9, 3
#: Between matched neighbours this share of the least probability is enough, where they are at most
#: this many statements apart.
_BETWEEN, _WIDEST = 0.3, 6


class MatchedPair(Struct, frozen=True):
    """Two statements that are one: indices into both versions' tellings."""

    a: int
    b: int
    score: float
    why: str


def matched(a: Prepared, b: Prepared) -> list[MatchedPair]:
    """The pairs of statements of two versions that are one, in the order of the first version.

    Each statement is in one pair at most. Deterministic and symmetric in the versions.
    """
    if not a.tellings or not b.tellings:
        return []
    import numpy as np

    same_language = a.language == b.language
    table, looked_at = features(a, b)
    model = chosen_weights(weights(), same_language, a.content_vectors is not None)
    scores = 1 / (
        1
        + np.exp(
            -np.clip(
                table @ np.array([model.features.get(name, 0.0) for name in FEATURES]) + model.bias,
                -30,
                30,
            )
        )
    )
    found: list[MatchedPair] = []
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    # Who says it seems to differ: then what is said must be surely the same.
    looked_at &= (table[..., _OTHER_SPEAKER] == 0) | (scores >= _SURE_OF_WORDS)
    rows, columns = np.nonzero((scores >= model.least) & looked_at)
    order = sorted(zip(rows.tolist(), columns.tolist(), strict=True), key=lambda p: (-scores[p], p))
    for row, column in order:
        if row in taken_a or column in taken_b:
            continue
        taken_a.add(row)
        taken_b.add(column)
        why = _why(a.tellings[row], b.tellings[column], table[row, column])
        found.append(MatchedPair(row, column, round(float(scores[row, column]), 4), why))
    if not same_language:
        found += _between(found, scores, looked_at, model.least * _BETWEEN, (a, b), table)
    return sorted(found, key=lambda pair: pair.a)


def _between(
    found: list[MatchedPair],
    scores: Floats,
    looked_at: NDArray[np.bool_],
    least: float,
    versions: tuple[Prepared, Prepared],
    table: Floats,
) -> list[MatchedPair]:
    """Further pairs at a lower threshold, between two matched neighbours in both versions.

    A translation keeps the order: what stands between the same two statements is likely one.
    """
    taken_b = {pair.b for pair in found}
    place = {pair.a: pair.b for pair in found}
    added: list[MatchedPair] = []
    size_a, size_b = scores.shape
    for row in range(size_a):
        if row in place:
            continue
        low = max((place[r] for r in range(row) if r in place), default=-1)
        high = min((place[r] for r in range(row + 1, size_a) if r in place), default=size_b)
        if high - low > _WIDEST:
            continue
        open_columns = [
            c for c in range(low + 1, high)
            if c not in taken_b and looked_at[row, c]
        ]  # fmt: skip
        best = max(open_columns, key=lambda c: (scores[row, c], -c), default=None)
        if best is None or scores[row, best] < least:
            continue
        taken_b.add(best)
        place[row] = best
        why = _why(versions[0].tellings[row], versions[1].tellings[best], table[row, best])
        why += "; both stand between the same two statements"
        added.append(MatchedPair(row, best, round(float(scores[row, best]), 4), why))
    return added


def chosen_weights(all_weights: StoryWeights, same_language: bool, vectors: bool) -> MatchWeights:
    """The weights for what is known of a pair of versions."""
    if same_language:
        return all_weights.within_with_vectors if vectors else all_weights.within
    return all_weights.across_with_vectors if vectors else all_weights.across


def features(a: Prepared, b: Prepared) -> tuple[Floats, NDArray[np.bool_]]:
    """The features [tellings of a, of b, features], and which pairs were looked at at all.

    Pairs without anything in common are not looked at, and have zeros.
    """
    import numpy as np

    shape = (len(a.tellings), len(b.tellings))
    table = np.zeros((*shape, len(FEATURES)))
    values = _values(a, b)
    totals_b = [_total(telling.keys, values) for telling in b.tellings]
    vectors = _similarities(a, b)
    near = _near(a, b, vectors[0] if vectors else None)
    for row, candidates in enumerate(near):
        one = a.tellings[row]
        total = _total(one.keys, values)
        for column in candidates:
            other = b.tellings[column]
            made = [
                *_by_words(one, other, values, total, totals_b[column]),
                *((float(grid[row, column]) for grid in vectors) if vectors else (0.0, 0.0)),
                *_by_parts(one, other),
            ]
            table[row, column] = made
    looked_at = np.zeros(shape, np.bool_)
    for row, candidates in enumerate(near):
        looked_at[row, list(candidates)] = True
    return table, looked_at


def _values(a: Prepared, b: Prepared) -> dict[str, float]:
    """How much a word counts: the less, the more statements of both versions have it."""
    import math

    counts: dict[str, int] = {}
    for version in (a, b):
        for telling in version.tellings:
            for key in telling.keys:
                counts[key] = counts.get(key, 0) + 1
    every = len(a.tellings) + len(b.tellings)
    return {key: math.log(1 + every / count) for key, count in counts.items()}


def _total(keys: frozenset[str], values: dict[str, float]) -> float:
    return sum(values[key] for key in keys)


def _similarities(a: Prepared, b: Prepared) -> tuple[Floats, Floats] | None:
    """Mean cosines of contents and sentences, and how far they stand out of row and column."""
    if a.content_vectors is None or b.content_vectors is None:
        return None
    if a.sentence_vectors is None or b.sentence_vectors is None:
        return None
    if not a.tellings or not b.tellings:
        return None
    import numpy as np

    contents = (a.content_vectors @ b.content_vectors.T).astype(np.float64)
    sentences = (a.sentence_vectors @ b.sentence_vectors.T).astype(np.float64)
    both = (contents + sentences) / 2
    return both, both - (_second_best(both, 1) + _second_best(both, 0)) / 2


def _second_best(grid: Floats, axis: int) -> Floats:
    """For each cell the best other one of its row (axis 1) or column (0); 0 where alone."""
    import numpy as np

    if grid.shape[axis] < 2:
        return np.zeros_like(grid)
    ordered = np.sort(grid, axis=axis)
    best = np.take(ordered, [-1], axis=axis)
    second = np.take(ordered, [-2], axis=axis)
    found: Floats = np.where(grid >= best, second, best)
    return found


def _near(a: Prepared, b: Prepared, contents: Floats | None) -> list[list[int]]:
    """For each telling of `a` those of `b` that are worth scoring, at most `MAX_CANDIDATES`."""
    if len(b.tellings) <= MAX_CANDIDATES:
        return [list(range(len(b.tellings))) for _ in a.tellings]
    by_key: dict[str, list[int]] = {}
    for column, telling in enumerate(b.tellings):
        for key in telling.keys:
            by_key.setdefault(key, []).append(column)
    found: list[list[int]] = []
    for row, telling in enumerate(a.tellings):
        votes: dict[int, float] = {}
        for key in telling.keys:
            columns = by_key.get(key, ())
            for column in columns:
                votes[column] = votes.get(column, 0.0) + 1 / len(columns)
        best = sorted(votes, key=lambda column: (-votes[column], column))[:MAX_CANDIDATES]
        if contents is not None:
            nearest = (-contents[row]).argsort(kind="stable")[:MAX_CANDIDATES].tolist()
            best = list(dict.fromkeys((*best[: MAX_CANDIDATES // 2], *nearest)))[:MAX_CANDIDATES]
        found.append(sorted(best))
    return found


def _by_words(
    one: PreparedStatement,
    other: PreparedStatement,
    values: dict[str, float],
    total: float,
    total_other: float,
) -> tuple[float, float]:
    shared = _total(one.keys & other.keys, values)
    words = _overlap(shared, total, total_other, min(len(one.keys), len(other.keys)))
    pairs = len(one.pairs), len(other.pairs)
    return words, _overlap(len(one.pairs & other.pairs), *pairs, min(pairs))


def _overlap(shared: float, one: float, other: float, fewest: int) -> float:
    """Dice, or `_TRIMMED` of the shorter side's share where that has enough words."""
    if not shared:
        return 0.0
    dice = 2 * shared / (one + other)
    return max(dice, _TRIMMED * shared / min(one, other)) if fewest >= _ENOUGH else dice


def _by_parts(one: PreparedStatement, other: PreparedStatement) -> tuple[float, ...]:
    figures = len(one.figures & other.figures)
    same_speaker = bool(one.speakers & other.speakers)
    return (
        min(2, figures),
        bool(one.figures and other.figures and not figures),
        min(2, len(one.names & other.names)),
        same_speaker,
        one.named and other.named and not same_speaker,
        bool(one.addressees & other.addressees),
        one.statement.act == other.statement.act,
        one.statement.mode == other.statement.mode,
        one.quotes and other.quotes,
        abs(one.position - other.position),
    )


def _why(one: PreparedStatement, other: PreparedStatement, row: Floats) -> str:
    """What both have in common, for a person to read."""
    known = dict(zip(FEATURES, row.tolist(), strict=True))
    parts: list[str] = []
    if known["words"] > 0:
        parts.append(f"{100 * known['words']:.0f} % of the words")
    if known["meaning"] > 0.2:
        parts.append(f"the meaning of the words ({known['meaning']:.2f})")
    if known["same_speaker"]:
        parts.append("the speaker")
    if known["figures"]:
        parts.append("figures " + ", ".join(sorted(one.figures & other.figures)[:4]))
    if known["names"]:
        parts.append("names in the content")
    return "in common: " + "; ".join(parts) if parts else "their place in the text"
