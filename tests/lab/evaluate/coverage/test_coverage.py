"""The coverage cards agree with the packs, with the figures and with the floors."""

from __future__ import annotations

from pathlib import Path

import pytest

from relata.lang.language import core_of, supported
from relata_lab.evaluate import floors
from relata_lab.evaluate.coverage import pages
from relata_lab.evaluate.coverage.measure import PARTS, CoverageFigure

ROOT = Path(__file__).resolve().parents[4]
FIGURES = pages.load(ROOT)
#: What a card calls a figure that has a floor by language.
NAMES = {"F1 of extents": "extent.f1", "F1 of values": "value.f1"}
#: What a language must reach on `ntrex`, rounded as the cards show it.
LEAST = {"precision of lines": 0.5, "recall of musts": 0.37}


def of(code: str, part: str) -> list[CoverageFigure]:
    return [one for one in FIGURES if (one.language, one.part) == (code, part)]


def test_the_pages_are_current() -> None:
    folder = ROOT / pages.FOLDER
    there = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
    assert there == pages.texts(FIGURES), "python -m relata_lab.evaluate.coverage --pages"


@pytest.mark.parametrize("code", supported())
def test_what_a_pack_calls_measured_has_a_figure_and_nothing_else_has_one(code: str) -> None:
    support = core_of(code).support
    for part in PARTS:
        measured = getattr(support, part) == "measured"
        assert bool(of(code, part)) == measured, f"{code} {part}"


@pytest.mark.parametrize("code", supported())
def test_statements_of_every_language_reach_the_least(code: str) -> None:
    ntrex = {one.what: one.value for one in of(code, "statements") if one.corpus == "ntrex"}
    assert {what: ntrex[what] >= least for what, least in LEAST.items()} == dict.fromkeys(
        LEAST, True
    )


def test_a_figure_with_a_floor_by_language_reaches_it() -> None:
    held = floors.load((ROOT / floors.FILE).read_bytes())
    compared = 0
    for one in FIGURES:
        for engine in held.get(one.corpus, {}).get(one.language, {}).values():
            floor = engine.get(NAMES.get(one.what, ""))
            if floor is not None:
                assert one.value >= floor, one
                compared += 1
    assert compared >= 6


def test_a_card_says_what_was_not_measured() -> None:
    card = pages.page("tr", FIGURES)
    assert "| hands | through whose hands words came | unmeasured | | |" in card
    assert "ntrex: 32 musts in 4 articles" in card
