"""What is made fast gives the same as what it stands for."""

from __future__ import annotations

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from relata.names.conventions import replacer
from relata.names.costs import table
from relata.names.distance import LIMIT, cost
from relata.names.features import FEATURES
from relata.names.index import print_of
from relata.names.model import model, probability
from relata.names.pairs import NOT, compare, unlike
from relata.names.parse import parse
from relata.names.scripts import LATIN
from relata.names.word import Word

latin = st.text("abcdefghijklmnoprstuvwyzäöüéšžčł", min_size=1, max_size=10)
numbers = st.one_of(st.booleans(), st.floats(-1, 25), st.integers(0, 6))


@settings(max_examples=60, deadline=None)
@given(st.lists(numbers, min_size=len(FEATURES), max_size=len(FEATURES)))
def test_the_score_is_that_of_tree_by_tree(row: list[float]) -> None:
    file = model()
    z = sum(row[feature] * slope for feature, slope in file.slopes)
    for tree in file.trees:
        answers = [row[f] > bound for f, bound in (file.questions[q] for q in tree.questions)]
        z += tree.values[sum(yes << n for n, yes in enumerate(answers))]
    expected = 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))
    assert math.isclose(probability(row), expected, rel_tol=1e-9)


@settings(max_examples=80, deadline=None)
@given(latin, latin, st.floats(0.5, 9.5))
def test_a_limit_changes_no_cost_under_it(a: str, b: str, limit: float) -> None:
    one, other = (Word(text, LATIN, 0, None) for text in (a, b))
    whole = cost(one.spelling.rows(LATIN), other.spelling.target(LATIN))
    bounded = cost(one.spelling.rows(LATIN), other.spelling.target(LATIN), limit)
    assert bounded == (whole if whole <= limit else LIMIT)
    assert table(LATIN).insert


@settings(max_examples=80, deadline=None)
@given(latin, latin)
def test_unlike_words_do_not_meet(a: str, b: str) -> None:
    one, other = (Word(text, LATIN, 0, None) for text in (a, b))
    if one.latin != other.latin and unlike(one, other):
        assert compare(one, other)[1] == NOT


def test_replacing_takes_the_longest_that_fits() -> None:
    replace = replacer({"s": "1", "sch": "2", "^s": "3", "s$": "4", "c>ei": "5", "c": "6"})
    assert replace("sasschas") == "3a12a4"
    assert replace("cecac") == "5e6a6"
    assert replace("") == ""


def test_a_comma_turns_the_order() -> None:
    assert [w.text for w in parse("Hussein al-Tikriti, Uday Saddam").order] == [
        "uday", "saddam", "hussein", "tikriti",
    ]  # fmt: skip


def test_prints_of_spellings_are_near() -> None:
    near = (print_of("schoigu") ^ print_of("shoygu")).bit_count()
    far = (print_of("schoigu") ^ print_of("merkel")).bit_count()
    assert near < far
