"""The reliability plot: well-formed, deterministic, for both colour schemes."""

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


def test_a_panel_for_each_corpus_and_a_line_for_each_engine() -> None:
    root = ElementTree.fromstring(plot.svg([panel(("trained", "fast", "grammar")), panel()]))
    assert len(root.findall(f"{SVG}g")) == 2
    assert len(root.findall(f".//{SVG}polyline")) == 4
    texts = ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]
    assert "fast: error .259, 58 statements" in texts and texts.count("a & b, dev") == 2


def test_a_bin_of_few_statements_is_off_the_line() -> None:
    text = plot.svg([panel()])
    (points,) = re.findall(r'<polyline class="line c0" points="([^"]*)"', text)
    assert len(points.split()) == 2
    assert len(re.findall(r"<circle[^>]*hollow", text)) == 1
    x, y = points.split()[1].split(",")
    assert (float(x), float(y)) == (plot.SIDE * 0.95, 0)


def test_everything_is_inside_the_picture() -> None:
    root = ElementTree.fromstring(plot.svg([panel()]))
    width, height = int(root.get("width", "")), int(root.get("height", ""))
    (group,) = root.findall(f"{SVG}g")
    for shape in group.iter(f"{SVG}circle"):
        assert 0 <= float(shape.get("cx", "")) + plot.LEFT <= width
        assert 0 <= float(shape.get("cy", "")) + plot.TOP <= height
    for text in group.iter(f"{SVG}text"):
        assert 12 <= float(text.get("y", "")) + plot.TOP <= height - 4


def test_both_colour_schemes_and_nothing_from_elsewhere() -> None:
    text = plot.svg([panel()])
    assert "prefers-color-scheme:dark" in text
    assert text.count("http") == 1  # the namespace
    assert text == plot.svg([panel()])


def test_nothing_to_draw_is_still_a_picture() -> None:
    ElementTree.fromstring(plot.svg([]))
