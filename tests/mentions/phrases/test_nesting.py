"""Nesting: parents, phrases that cross, genitives without a noun before them."""

from __future__ import annotations

from relata.mentions.phrases.nesting import nest, order
from relata.model.analysis import ACC, GEN, Phrase


def made(start: int, end: int, case: int = 0) -> Phrase:
    return Phrase(start, end, start, "name", "person", case=case, core_end=end)


def test_the_innermost_enclosing_phrase_is_the_parent() -> None:
    kept = nest(sorted([made(0, 9), made(2, 8), made(3, 4), made(9, 10)], key=order))
    assert [p.parent for p in kept] == [None, 0, 1, None]


def test_of_two_that_cross_the_first_stays() -> None:
    kept = nest(sorted([made(0, 4), made(2, 6), made(5, 6)], key=order))
    assert [(p.start, p.end) for p in kept] == [(0, 4), (5, 6)]


def test_of_two_with_one_span_the_first_stays() -> None:
    assert len(nest([made(0, 4), made(0, 4)])) == 1


def test_only_what_stands_inside_can_be_a_genitive_alone() -> None:
    outer, inner = nest([made(0, 5, GEN | ACC), made(2, 5, GEN | ACC)])
    assert outer.case == ACC
    assert inner.case == GEN | ACC
    (alone,) = nest([made(0, 5, GEN)])
    assert alone.case == GEN
