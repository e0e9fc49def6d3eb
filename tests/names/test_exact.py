"""What is made fast gives the same as what it stands for."""

from __future__ import annotations

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from relata.names.base.conventions import replacer
from relata.names.base.scripts import LATIN
from relata.names.distance.edit import LIMIT, cost
from relata.names.distance.grapheme_costs import table
from relata.names.matching.boosted_trees import model, probability
from relata.names.matching.features import NO_COSTS, Costs, Counts, Lost, Met, Sizes, row
from relata.names.matching.word_distance import NOT, compare, unlike
from relata.names.parts.parse import _CUT, Name, _compound, _simple, parse
from relata.names.parts.word import Word, known_words
from relata.names.uses.index import print_of

latin = st.text("abcdefghijklmnoprstuvwyzäöüéšžčł", min_size=1, max_size=10)
few = st.integers(0, 6)
size = st.floats(0, 6)
yes = st.booleans()
scripts = st.sampled_from(["", "cyrillic", "arabic", "hebrew", "hangul", "han"])
counts = st.builds(
    Counts, st.integers(0, 3), few, few, few, st.integers(0, 3), few, yes, st.tuples(yes, yes),
    yes, st.integers(-1, 1), st.integers(0, 2), st.tuples(yes, yes), yes, scripts, yes, yes,
)  # fmt: skip
sizes = st.tuples(st.floats(0, 1), st.floats(0, 3), st.floats(0, 2))
spelled = st.builds(Costs, st.floats(-0.5, 20), size, size, st.floats(0, 1))


@settings(max_examples=100, deadline=None)
@given(
    counts, st.tuples(size, st.integers(0, 25), st.integers(0, 3)),
    st.tuples(size, size, st.integers(0, 60)), sizes, st.one_of(st.just(NO_COSTS), spelled),
)  # fmt: skip
def test_the_score_is_that_of_tree_by_tree(
    counts: Counts, met: Met, lost: Lost, sizes: Sizes, costs: Costs
) -> None:
    across = counts.across and counts.script != ""
    counts = counts._replace(across=across, marked=across and counts.marked)
    if across:
        costs = costs._replace(literal=abs(costs.literal))
    elif costs is not NO_COSTS:
        costs = costs._replace(literal=-1.0)
    whole = row(counts, met, lost, sizes, costs)
    file = model()
    z = sum(whole[feature] * slope for feature, slope in file.slopes)
    for tree in file.trees:
        answers = [whole[f] > bound for f, bound in (file.questions[q] for q in tree.questions)]
        z += tree.values[sum(yes << n for n, yes in enumerate(answers))]
    expected = 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))
    assert math.isclose(probability(counts, met, lost, sizes, costs), expected, rel_tol=1e-9)


pieces = st.sampled_from([
    "Anna", "bin", "Al", "AG", "J.", "jun.", "Jac.", "O'Neil", "'Ali", "Dr.", "Bela-Anna", ",",
    ", ", "(Ben)", "3", "-", "x", "St..", "Anna", "Kim,", "de", "`", "_",
])  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(pieces, min_size=1, max_size=6).map(" ".join))
def test_a_plain_name_is_taken_apart_as_any_other(text: str) -> None:
    known = known_words(None)
    quick = _simple(text, text.lower(), known)
    if quick is not None:
        slow = Name(text)
        _compound(slow, _CUT.findall(text.lower()), known)
        assert [getattr(quick, name) for name in Name.__slots__] == [
            getattr(slow, name) for name in Name.__slots__
        ]


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
