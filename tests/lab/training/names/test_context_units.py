"""Which surroundings of a grapheme become units of their own, and what they cost."""

from __future__ import annotations

import pytest

from relata.names.distance.grapheme_costs import unit_keys
from relata_lab.training.names.context_units import (
    Reverse,
    Trust,
    around,
    by_unit,
    grown,
    place,
    wider,
)
from relata_lab.training.names.grapheme_costs import costs

TRUST = Trust(evidence=5.0, prior=5.0)

#: "c" is s before e and i, k elsewhere, whatever stands before it.
SEEN = {
    "c|ae": {"s": 40.0, "k": 1.0}, "c|oe": {"s": 39.0, "k": 1.0}, "c|ai": {"s": 20.0},
    "c|aa": {"k": 300.0, "s": 2.0}, "c|oo": {"k": 300.0}, "c|^u": {"k": 4.0},
    "k|aa": {"k": 100.0}, "s|ae": {"s": 300.0},
}  # fmt: skip


def test_the_way_to_wider_surroundings_is_that_of_reading() -> None:
    key = place("ch", "s", "e")
    ways = [key]
    while wider(ways[-1]):
        ways.append(wider(ways[-1]))
    assert ways == unit_keys("ch", "s", "e")
    assert [around(way) for way in ways] == [2, 1, 0]


def test_only_telling_surroundings_are_kept() -> None:
    units = grown(SEEN, TRUST)
    assert max(units["c"], key=lambda what: units["c"][what]) == "k"
    assert units["c|e"]["s"] > 0.8
    assert "c|ae" not in units, "says nothing that c before e does not"
    assert "c|u" not in units, "seen too seldom"
    assert all(sum(row.values()) == pytest.approx(1, abs=0.01) for row in units.values())


def test_nothing_that_was_seen_is_lost_among_the_units() -> None:
    found = by_unit(SEEN, grown(SEEN, TRUST))
    assert sum(sum(row.values()) for row in found.values()) == pytest.approx(1)


def test_the_usual_from_both_sides_is_free_and_the_rest_has_a_price() -> None:
    units = grown(SEEN, TRUST)
    reverse = Reverse(SEEN, TRUST)
    assert reverse.share("s|e", "s") == pytest.approx(1)
    assert reverse.share("c|e", "s") < 0.5
    table = costs(by_unit(SEEN, units), units, reverse, {})
    assert table.units["c"]["k"] == 0
    assert table.units["s"]["s"] == 0
    assert 0 < table.units["c|e"]["s"] < table.units["c|e"]["k"]
