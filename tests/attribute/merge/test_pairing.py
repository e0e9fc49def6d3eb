"""Which drafts of two sources are one statement."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from relata.attribute.merge.pairing import common, pair, shared, size
from relata.model.analysis import Draft
from relata.model.record import Spans


def draft(content: Spans, cue: Spans = ()) -> Draft:
    return Draft("indirect", content, 0.5, cue=cue)


def test_the_most_alike_go_together() -> None:
    first = [draft(((0, 50),)), draft(((60, 100),))]
    second = [draft(((0, 45),)), draft(((62, 100),)), draft(((200, 220),))]
    match = pair(first, second)
    assert [(i, j) for i, j, _ in match.pairs] == [(0, 0), (1, 1)]
    assert (match.first_alone, match.second_alone) == ((), (2,))


def test_of_two_with_one_content_the_common_cue_decides() -> None:
    first = [draft(((0, 50),), ((60, 64),))]
    second = [draft(((0, 50),), ((70, 75),)), draft(((0, 48),), ((60, 64),))]
    assert [(i, j) for i, j, _ in pair(first, second).pairs] == [(0, 1)]


def test_a_piece_of_a_long_content_is_not_the_same_statement() -> None:
    match = pair([draft(((0, 100),))], [draft(((0, 20),))])
    assert match.pairs == () and match.first_alone == (0,) and match.second_alone == (0,)


def test_half_of_a_content_around_its_frame_is_the_same_statement() -> None:
    half, whole = draft(((0, 10),), ((12, 16),)), draft(((0, 10), (30, 60)), ((12, 16),))
    assert [(i, j) for i, j, _ in pair([half], [whole]).pairs] == [(0, 0)]
    assert pair([draft(((0, 10),), ((70, 75),))], [whole]).pairs == ()


SPANS = st.lists(st.integers(0, 60), min_size=2, max_size=6, unique=True).map(
    lambda found: tuple(
        (a, b) for a, b in zip(sorted(found)[::2], sorted(found)[1::2], strict=False)
    )
)


@given(SPANS, SPANS)
def test_shares_are_those_of_the_characters(one: Spans, other: Spans) -> None:
    these = {k for a, b in one for k in range(a, b)}
    those = {k for a, b in other for k in range(a, b)}
    assert size(one) == len(these)
    assert common(one, other) == common(other, one) == len(these & those)
    assert shared(one, other) == len(these & those) / len(these | those)
