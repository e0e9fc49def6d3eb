"""The weighted edit distance: bounded, symmetric where it should be, cheap for known spellings."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from relata.names.base.scripts import LATIN
from relata.names.base.weights import weights
from relata.names.distance.edit import MAX_COST, edit_cost, han_cost, target_sequence
from relata.names.distance.grapheme_costs import cost_row, cost_table
from relata.names.parts.word import WORD, Word

latin = st.text("abcdefghijklmnoprstuvwyzäöüéšžčł", min_size=1, max_size=10)


@settings(max_examples=80, deadline=None)
@given(latin, latin, st.floats(0.5, 9.5))
def test_a_limit_changes_no_cost_under_it(a: str, b: str, limit: float) -> None:
    one, other = (Word(text, LATIN, WORD, None) for text in (a, b))
    whole = edit_cost(one.sequence.rows(LATIN), other.sequence.target(LATIN))
    bounded = edit_cost(one.sequence.rows(LATIN), other.sequence.target(LATIN), limit)
    assert bounded == (whole if whole <= limit else MAX_COST)
    assert cost_table(LATIN).insert


def test_costs_add_up() -> None:
    rows = [cost_row({"a": 0.5, "": 2.0}), cost_row({"b": 0.25, "bc": 1.0})]
    pairs = {("b", "c"): "bc"}
    insert = {"c": 3.0}
    assert edit_cost(rows, target_sequence(["a", "b"], insert, pairs)) == 0.75
    assert edit_cost(rows, target_sequence(["a", "b", "c"], insert, pairs)) == 1.5
    assert edit_cost(rows, target_sequence(["b"], insert, pairs)) == 2.25
    tuned = weights().spelling
    substituted = 0.5 + tuned.unknown_substitution
    assert edit_cost(rows, target_sequence(["a", "x"], insert, pairs)) == substituted


def test_nothing_from_nothing_costs_nothing() -> None:
    assert edit_cost([], target_sequence([], {}, {})) == 0
    assert edit_cost([], target_sequence(["a"] * 9, {}, {})) == MAX_COST


def test_han_characters_are_read() -> None:
    assert han_cost("王", "wang") < 1 < han_cost("王", "schmidt")
    assert han_cost("", "") == 0
