"""Calibration by hand: which statements are right, the bins, the expected error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relata_lab.evaluate.statements import calibration
from relata_lab.evaluate.statements.calibration import is_right, judged, of_outcomes, table
from relata_lab.evaluate.statements.figures import Pair
from tests.lab.builders import letters, said

TOKENS = letters(100)
GOLD = said(((10, 20),), speaker=((0, 3),), id="g")


@pytest.mark.parametrize(
    ("content", "speaker", "right"),
    [
        (((10, 20),), ((0, 3),), True),
        (((10, 20),), ((2, 9),), True),  # the speakers share a token
        (((10, 20),), ((4, 9),), False),
        (((10, 20),), (), False),
        (((15, 25),), ((0, 3),), True),  # F1 is one half
        (((16, 26),), ((0, 3),), False),
    ],
)
def test_right(content, speaker, right) -> None:
    pair = Pair(GOLD, said(content, speaker=speaker), 0.5)
    assert is_right(pair, TOKENS) is right


def test_right_without_speakers_and_without_a_pair() -> None:
    gold = said(((10, 20),))
    assert is_right(Pair(gold, said(((10, 20),)), 1.0), TOKENS)
    assert not is_right(Pair(gold, said(((10, 20),), speaker=((0, 1),)), 1.0), TOKENS)
    assert not is_right(Pair(None, GOLD, 0.0), TOKENS)


def test_a_statement_counts_once_by_the_piece_that_keeps_its_id() -> None:
    def piece(name: str, score: float) -> object:
        return said(((10, 20),), speaker=((0, 3),), id=name, score=score)

    pairs = [
        Pair(None, piece("s1.1", 0.9), 0.0),
        Pair(GOLD, piece("s1", 0.9), 1.0),
        Pair(GOLD, piece("s2.0", 0.3), 1.0),  # all pieces of s2 have a number: the first
        Pair(None, piece("s2.1", 0.3), 0.0),
        Pair(GOLD, None, 0.0),
    ]
    assert judged(pairs, TOKENS) == {"s1": (0.9, True), "s2": (0.3, True)}  # type: ignore[arg-type]


def test_bins_and_error() -> None:
    found = of_outcomes([(0.92, True), (0.98, False), (1.0, True), (0.1, False), (0.19, True)])
    assert [b.n for b in found.bins] == [0, 2, 0, 0, 0, 0, 0, 0, 0, 3]
    low, high = found.bins[1], found.bins[9]
    assert (low.score, low.right) == (pytest.approx(0.145), 0.5)
    assert (high.score, high.right) == (pytest.approx(2.9 / 3), pytest.approx(2 / 3))
    assert found.n == 5
    assert found.error == pytest.approx((2 * 0.355 + 3 * 0.3) / 5)
    assert found.as_json()["error"] == 0.322
    assert "0.9 to 1.0         3  0.967  0.667" in table(found)
    assert "0.0 to 0.1         0      -      -" in table(found)


def test_without_statements_there_is_no_error() -> None:
    assert of_outcomes([]).error == 0


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans())))
def test_every_statement_is_in_one_bin(pairs: list[tuple[float, bool]]) -> None:
    found = of_outcomes(pairs)
    assert found.n == len(pairs)
    assert 0 <= found.error <= 1
    for b in found.bins:
        assert b.n == 0 or b.low - 1e-9 <= b.score <= b.high + 1e-9


def test_a_corpus_of_sentences_cannot_show_it() -> None:
    class Report:
        scoring, corpus, scored = "sentences", "quotes", ()

    assert "no calibration" in calibration.shown(Report())  # type: ignore[arg-type]
