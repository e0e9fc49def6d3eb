"""Packed trees give the score of the plain loop over the trees."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relata.names.matching import packed_trees
from relata.names.matching.boosted_trees import LINE, model, probability
from relata.names.matching.features import (
    FEATURES,
    NO_COSTS,
    AlignedWords,
    Counts,
    Shares,
    SpellingCosts,
    UnalignedWords,
    feature_row,
)

few = st.integers(0, 6)
size = st.floats(0, 6)
yes = st.booleans()
scripts = st.sampled_from(["", "cyrillic", "arabic", "hebrew", "hangul", "han"])
counts = st.builds(
    Counts, st.integers(0, 3), few, few, few, st.integers(0, 3), few, yes, st.tuples(yes, yes),
    yes, st.integers(-1, 1), st.integers(0, 2), st.tuples(yes, yes), yes, scripts, yes, yes,
)  # fmt: skip
sizes = st.tuples(st.floats(0, 1), st.floats(0, 3), st.floats(0, 2))
spelled = st.builds(SpellingCosts, st.floats(-0.5, 20), size, size, st.floats(0, 1))


@settings(max_examples=100, deadline=None)
@given(
    counts, st.tuples(size, st.integers(0, 25), st.integers(0, 3)),
    st.tuples(size, size, st.integers(0, 60)), sizes, st.one_of(st.just(NO_COSTS), spelled),
)  # fmt: skip
def test_the_score_is_that_of_tree_by_tree(
    counts: Counts, met: AlignedWords, lost: UnalignedWords, sizes: Shares, costs: SpellingCosts
) -> None:
    across = counts.across and counts.script != ""
    counts = counts._replace(across=across, lost_marks=across and counts.lost_marks)
    if across:
        costs = costs._replace(iso9_distance=abs(costs.iso9_distance))
    elif costs is not NO_COSTS:
        costs = costs._replace(iso9_distance=-1.0)
    expected = probability(feature_row(counts, met, lost, sizes, costs))
    found = packed_trees.probability(counts, met, lost, sizes, costs)
    assert math.isclose(found, expected, rel_tol=1e-9)


def test_a_row_of_the_features_has_one_number_for_each() -> None:
    counts = Counts(0, 2, 2, 2, 0, 0, False, (False, False), False, 0, 0, (False, False),
                    False, "", False, False)  # fmt: skip
    row = feature_row(counts, (1.0, 12, 2), (0.0, 0.0, 0), (1.0, 2.0, 0.0), NO_COSTS)
    assert len(row) == len(FEATURES) == len(set(FEATURES))
    assert row[FEATURES.index("equal_words")] == 2
    assert row[FEATURES.index("letters")] == pytest.approx(1.2)


def test_every_tree_asks_known_questions() -> None:
    file = model()
    assert set(LINE) <= set(FEATURES)
    for tree in file.trees:
        assert len(tree.values) == 1 << len(tree.questions)
        assert max(tree.questions) < len(file.questions)


def test_a_bound_on_a_square_is_that_on_its_root() -> None:
    for bound in (0.25, 0.3, 2.0):
        root = packed_trees._root(bound)
        assert root * root <= bound < math.nextafter(root, 9) ** 2
