"""The tuned numbers: complete, typed, in their ranges."""

from __future__ import annotations

import msgspec
import pytest

from relata.attribute.rules.weights import FILE, PACKAGE, Weights, load_weights
from relata.resources import read_bytes


def test_the_numbers_are_read_once() -> None:
    assert load_weights() is load_weights()


@pytest.mark.parametrize("group", ["score", "speaker", "strength"])
def test_scores_and_strengths_are_shares(group: str) -> None:
    numbers = msgspec.to_builtins(getattr(load_weights(), group))
    assert all(0.0 < number <= 1.0 for number in numbers.values())


def test_a_number_that_nothing_reads_is_an_error() -> None:
    text = read_bytes(PACKAGE, FILE).decode()
    with pytest.raises(msgspec.ValidationError, match="unknown field"):
        msgspec.toml.decode(text.replace("[speaker]", "[speaker]\nunheard = 0.5"), type=Weights)


def test_every_kind_of_clause_with_odds_exists() -> None:
    assert load_weights().clause.kind.keys() <= {
        "main",
        "that",
        "wh",
        "sub",
        "rel",
        "inf",
        "phrase",
    }
