"""Tables of letters for every language."""

from __future__ import annotations

from relata.names.base.letters import letter_tables


def test_the_tables_translate() -> None:
    tables = letter_tables()
    assert "łódź".translate(tables.base_letters) == "lódź"
    assert "щука".translate(tables.iso9) == "suka"
    assert "šojgu".translate(tables.english_of_sounds) == "shoygu"


def test_pairs_of_letters_are_in_order() -> None:
    pairs = letter_tables().similar_initials
    assert pairs
    assert all(len(pair) == 2 and pair[0] < pair[1] for pair in pairs)
