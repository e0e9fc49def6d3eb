"""The figures of name pairs, and the classes of wrong ones."""

from __future__ import annotations

import pytest

from relata_lab.corpora.name_pairs import NamePair
from relata_lab.evaluate.names.error_classes import class_of, errors
from relata_lab.evaluate.names.measure import figures


def test_figures_of_a_known_order() -> None:
    found = figures([0.9, 0.8, 0.7, 0.6, 0.1], [1, 1, 0, 1, 0])
    assert found.f1 == pytest.approx(6 / 7)
    assert found.threshold == 0.6
    assert found.recall == pytest.approx(2 / 3)


def test_equal_scores_stand_or_fall_together() -> None:
    found = figures([0.9, 0.9, 0.2], [1, 0, 1])
    assert found.recall == 0.0


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Anna Karenina", "Karenina", "one word alone in a longer name"),
        ("Ali Hassan Omar", "Ali Omar", "all of one in the longer other"),
        ("Ali Hassan", "Ali Omar", "a word of each is left over"),
        ("Merkel", "Corbyn", "no word met"),
        ("Sergej", "Sergey", "every word met by spelling"),
        ("", "Corbyn", "no name"),
    ],
)
def test_classes(a: str, b: str, expected: str) -> None:
    assert class_of(NamePair(a, b, 1, "made")) == expected


def test_wrong_pairs_are_counted() -> None:
    pairs = [
        NamePair("Anna Meier", "Anna Meier", 1, "made"),
        NamePair("Anna Meier", "Jeremy Corbyn", 1, "made"),
        NamePair("Anna Meier", "Boris Johnson", 0, "made"),
    ]
    found = errors(pairs)
    assert sum(found["missed"].values()) + sum(found["wrongly joined"].values()) >= 1
