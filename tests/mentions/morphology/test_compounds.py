"""Compounds by their last part."""

from __future__ import annotations

from relata.mentions.morphology.compounds import last_part, tails_of

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


def test_after_a_hyphen_whole_words_count() -> None:
    assert part("eu-kommission") == "kommission"
    assert part("stadt-rat") == "rat"
    assert part("eu-") == ""
