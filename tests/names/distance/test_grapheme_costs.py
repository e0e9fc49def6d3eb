"""Grapheme costs: contexts, units, the splitter."""

from __future__ import annotations

from relata.names.distance.grapheme_costs import (
    base_letters,
    cost_table,
    grapheme_splitter,
    graphemes_in_context,
    letters_only,
    unit_keys,
)


def test_a_grapheme_sees_its_neighbours() -> None:
    assert list(graphemes_in_context(["sch", "o", "ü"])) == [
        ("sch", "^", "o"), ("o", "h", "u"), ("ü", "o", "$"),
    ]  # fmt: skip


def test_the_most_specific_unit_comes_first() -> None:
    assert unit_keys("ch", "s", "e") == ["ch|se", "ch|e", "ch"]
    assert unit_keys("é", "^", "$")[3:] == ["e|^$", "e|$", "e"]


def test_the_longest_grapheme_is_split_off() -> None:
    assert grapheme_splitter()("schoigu")[0] == "sch"
    assert "".join(grapheme_splitter()("šojgu")) == "šojgu"


def test_letters_and_marks() -> None:
    assert letters_only("o'neil") == "oneil"
    assert base_letters("é") == "e"
    assert base_letters("\u0301") == "\u0301"


def test_usual_spellings_cost_less_than_unusual_ones() -> None:
    table = cost_table("cyrillic")
    get, dropped = table.rows(["sch"])[0]
    assert get("š", 7.0) < get("p", 7.0)
    assert dropped > 0
