"""Readings of endings: what two words in agreement share."""

from __future__ import annotations

from relata.mentions.morphology.inflections import meet, parsed
from relata.model.analysis import ACC, GEN, NOM


def test_readings_meet() -> None:
    new, offices = parsed("smn sma"), parsed("smg sma pnn")
    assert meet(new, offices) == (("s", "m", ACC),)
    assert meet(new, ()) == new
    assert meet(parsed("sfn"), parsed("smn")) == ()
    assert meet(parsed("pxn"), parsed("pmn")) == (("p", "m", NOM),)
    assert parsed("sn pg", "f") == (("s", "f", NOM), ("p", "f", GEN))
    assert parsed("no reading") == ()
