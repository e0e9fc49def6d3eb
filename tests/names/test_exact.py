"""What is made fast gives the same as what it stands for."""

from __future__ import annotations

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from relata.names.base.conventions import grapheme_replacer
from relata.names.base.scripts import LATIN
from relata.names.distance.edit import MAX_COST, edit_cost
from relata.names.distance.grapheme_costs import cost_table
from relata.names.matching import packed_trees
from relata.names.matching.boosted_trees import probability
from relata.names.matching.features import (
    NO_COSTS,
    AlignedWords,
    Counts,
    Shares,
    SpellingCosts,
    UnalignedWords,
    feature_row,
)
from relata.names.matching.word_distance import MatchKind, compare_words, too_different
from relata.names.parts.parse import _PARTS, ParsedName, _parse_compound, _parse_simple, parse
from relata.names.parts.word import Word, word_cache
from relata.names.uses.index import signature

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


pieces = st.sampled_from([
    "Anna", "bin", "Al", "AG", "J.", "jun.", "Jac.", "O'Neil", "'Ali", "Dr.", "Bela-Anna", ",",
    ", ", "(Ben)", "3", "-", "x", "St..", "Anna", "Kim,", "de", "`", "_",
])  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(pieces, min_size=1, max_size=6).map(" ".join))
def test_a_plain_name_is_taken_apart_as_any_other(text: str) -> None:
    known = word_cache(None)
    quick = _parse_simple(text, text.lower(), known)
    if quick is not None:
        slow = ParsedName(text)
        _parse_compound(slow, _PARTS.findall(text.lower()), known)
        assert [getattr(quick, name) for name in ParsedName.__slots__] == [
            getattr(slow, name) for name in ParsedName.__slots__
        ]


@settings(max_examples=80, deadline=None)
@given(latin, latin, st.floats(0.5, 9.5))
def test_a_limit_changes_no_cost_under_it(a: str, b: str, limit: float) -> None:
    one, other = (Word(text, LATIN, 0, None) for text in (a, b))
    whole = edit_cost(one.sequence.rows(LATIN), other.sequence.target(LATIN))
    bounded = edit_cost(one.sequence.rows(LATIN), other.sequence.target(LATIN), limit)
    assert bounded == (whole if whole <= limit else MAX_COST)
    assert cost_table(LATIN).insert


@settings(max_examples=80, deadline=None)
@given(latin, latin)
def test_unlike_words_do_not_meet(a: str, b: str) -> None:
    one, other = (Word(text, LATIN, 0, None) for text in (a, b))
    if one.latin != other.latin and too_different(one, other):
        assert compare_words(one, other)[1] is MatchKind.NONE


def test_replacing_takes_the_longest_that_fits() -> None:
    replace = grapheme_replacer({"s": "1", "sch": "2", "^s": "3", "s$": "4", "c>ei": "5", "c": "6"})
    assert replace("sasschas") == "3a12a4"
    assert replace("cecac") == "5e6a6"
    assert replace("") == ""


def test_a_comma_turns_the_order() -> None:
    assert [w.text for w in parse("Hussein al-Tikriti, Uday Saddam").written_order] == [
        "uday", "saddam", "hussein", "tikriti",
    ]  # fmt: skip


def test_prints_of_spellings_are_near() -> None:
    near = (signature("schoigu") ^ signature("shoygu")).bit_count()
    far = (signature("schoigu") ^ signature("merkel")).bit_count()
    assert near < far
