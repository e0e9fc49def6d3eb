"""The reliability diagrams: well-formed, deterministic, complete."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from relata_lab.evaluate.docs import plot
from relata_lab.evaluate.statements.calibration import of_outcomes

SVG = "{http://www.w3.org/2000/svg}"


def panel(engines: tuple[str, ...] = ("grammar",)) -> plot.Panel:
    outcomes = [(0.95, True)] * 30 + [(0.45, False)] * 25 + [(0.25, True)] * 3
    found = of_outcomes(outcomes).as_json()
    return plot.Panel("a & b, dev", tuple((engine, found) for engine in engines))


def texts(svg: str) -> list[str]:
    return ["".join(text.itertext()) for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_a_panel_for_each_corpus_and_a_line_for_each_engine() -> None:
    drawn = texts(plot.svg([panel(("encoder", "fast", "grammar")), panel()]))
    assert drawn.count("a & b, dev") == 2
    assert drawn.count("grammar: error .259, 58 statements") == 2
    assert drawn.count("fast: error .259, 58 statements") == 1
    assert drawn.count("share of right statements") == drawn.count("score") == 2


def test_an_engine_has_one_colour_in_every_panel() -> None:
    both, one = plot.svg([panel(("encoder", "fast"))]), plot.svg([panel(("fast",))])
    colour = plot.STYLES[1][0]
    assert colour in both and colour in one
    assert plot.STYLES[0][0] in both and plot.STYLES[0][0] not in one


def test_a_bin_of_few_statements_has_a_hollow_marker() -> None:
    with_few = plot.svg([panel()])
    found = of_outcomes([(0.95, True)] * 30 + [(0.45, False)] * 25).as_json()
    without = plot.svg([plot.Panel("a", (("grammar", found),))])
    hollow = re.compile(r"<use [^>]*fill: #ffffff; stroke: #4a3aa7")
    assert len(hollow.findall(with_few)) == 1
    assert hollow.findall(without) == []


def test_the_same_figures_give_the_same_bytes_without_a_date() -> None:
    drawn = plot.svg([panel()])
    assert drawn == plot.svg([panel()])
    assert re.search(r"\d{4}-\d{2}-\d{2}", drawn) is None
    assert "matplotlib.org" not in drawn


def test_nothing_to_draw_is_still_a_picture() -> None:
    ElementTree.fromstring(plot.svg([]))
