"""Clauses and cue matches."""

from __future__ import annotations

import pytest

from relata.attribute.rules.text.types import Clause, CueMatch, as_ranges
from relata.lang.language import load


@pytest.mark.parametrize(
    ("finite", "first", "later"), [(None, False, False), (4, True, False), (6, False, True)]
)
def test_where_the_finite_verb_of_a_clause_stands(
    finite: int | None, first: bool, later: bool
) -> None:
    clause = Clause(4, 9, "main", finite, None, False)
    assert (clause.verb_first, clause.verb_later) == (first, later)


def test_a_clause_closes_with_its_mark() -> None:
    assert Clause(0, 4, "main", 1, 5, False).close == 5
    assert Clause(0, 4, "main", 1, None, False).close == 4


def test_the_pivot_of_a_cue_is_its_finite_verb() -> None:
    cue = load("de").verbs["sagte"][0].cue
    assert CueMatch(cue, 7, 0, (0, 7), 0).pivot == 0
    assert CueMatch(cue, 7, None, (7,), 0).pivot == 7


def test_tokens_as_the_fewest_ranges() -> None:
    assert as_ranges((1, 2, 3, 7, 9, 10)) == [(1, 4), (7, 8), (9, 11)]
    assert as_ranges(()) == []
