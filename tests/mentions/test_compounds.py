"""Compounds by their last part."""

from __future__ import annotations

from relata.mentions.compounds import last_part, tails_of
from relata.mentions.tables import Forms

KNOWN = {"sprecherin": 1, "kommission": 2, "rat": 3, "stadtrat": 4}
TAILS = tails_of(KNOWN)


def part(word: str) -> str:
    return last_part(word, KNOWN, TAILS)


def test_longest_known_ending() -> None:
    assert part("regierungssprecherin") == "sprecherin"
    assert part("oberstadtrat") == "stadtrat"
    assert part("rat") == "rat"


def test_short_endings_end_too_much() -> None:
    assert part("apparat") == ""
    assert part("wort") == ""


def test_behind_a_hyphen_whole_words_count() -> None:
    assert part("eu-kommission") == "kommission"
    assert part("stadt-rat") == "rat"
    assert part("eu-") == ""


def test_forms_are_classified_once() -> None:
    asked: list[str] = []

    def classify(word: str) -> int:
        asked.append(word)
        return len(word)

    forms = Forms(classify)
    assert [forms["ab"], forms["ab"], forms["abc"]] == [2, 2, 3]
    assert asked == ["ab", "abc"]
