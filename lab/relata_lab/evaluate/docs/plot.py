"""A reliability plot as one self-contained SVG, readable on light and on dark pages.

A panel for each corpus: the share of right statements over the mean score of each bin, a line
for each engine, and below it how many statements each bin holds. It follows the reader's
colour scheme by itself; lines differ in marker as well as in colour.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, NamedTuple

from relata_lab.evaluate.docs.sections import number

#: Sizes in pixels: the square of the plot, the columns below it, and what is around them.
SIDE, COLUMNS, GAP = 260, 48, 34
LEFT, TOP, RIGHT, LINE, FOOT = 52, 58, 20, 20, 48
#: A bin with fewer statements than this is off the line, with a hollow marker: it is uncertain.
FEW = 20
#: How many engines have a colour of their own; more are drawn in the last one's.
COLOURS = 3

_STYLE = """\
text{font:13px system-ui,sans-serif;fill:#52514e}
.title{font-weight:600;fill:#0b0b0b}
.tick,.axis{font-size:12px}
.page{fill:#fcfcfb}
.grid{stroke:#e1e0d9}
.base,.ideal{stroke:#8f8e86}
.ideal{stroke-dasharray:5 4}
.line{fill:none;stroke-width:2;stroke-linejoin:round}
.dot{stroke-width:2}
.hollow{fill:#fcfcfb}
.c0{stroke:#2a78d6}.f0{fill:#2a78d6}
.c1{stroke:#d4541c}.f1{fill:#d4541c}
.c2{stroke:#4a3aa7}.f2{fill:#4a3aa7}
@media (prefers-color-scheme:dark){
text{fill:#c3c2b7}
.title{fill:#fff}
.page,.hollow{fill:#1a1a19}
.grid{stroke:#2c2c2a}
.base,.ideal{stroke:#77766f}
.c0{stroke:#3987e5}.f0{fill:#3987e5}
.c1{stroke:#e8703c}.f1{fill:#e8703c}
.c2{stroke:#9085e9}.f2{fill:#9085e9}
}
"""


class Panel(NamedTuple):
    """One corpus: a title, and for each engine its name and its calibration as JSON."""

    title: str
    series: tuple[tuple[str, Mapping[str, Any]], ...]


def svg(panels: Sequence[Panel]) -> str:
    """The panels side by side."""
    rows = max((len(panel.series) for panel in panels), default=0)
    wide = LEFT + SIDE + RIGHT
    high = TOP + SIDE + GAP + COLUMNS + FOOT + rows * LINE
    width = wide * max(len(panels), 1)
    names = ", ".join(panel.title for panel in panels)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{width}" height="{high}" '
        f'viewBox="0 0 {width} {high}">',
        f"<title>Reliability of the score: {escape(names)}</title>",
        f"<style>\n{_STYLE}</style>",
        f'<rect class="page" width="{width}" height="{high}"/>',
    ]
    for place, panel in enumerate(panels):
        lines += [f'<g transform="translate({place * wide + LEFT} {TOP})">', *_panel(panel), "</g>"]
    return "\n".join([*lines, "</svg>"]) + "\n"


def _panel(panel: Panel) -> list[str]:
    lines = [
        f'<text class="title" x="0" y="-36">{escape(panel.title)}</text>',
        '<text class="axis" x="0" y="-12">share of right statements</text>',
    ]
    for step in range(0, 11, 2):
        x, y = SIDE * step / 10, SIDE - SIDE * step / 10
        value = f"{step / 10:g}"
        lines += [
            f'<line class="grid" x1="0" x2="{SIDE}" y1="{y:g}" y2="{y:g}"/>',
            f'<text class="tick" x="-8" y="{y + 4:g}" text-anchor="end">{value}</text>',
            f'<text class="tick" x="{x:g}" y="{SIDE + 18}" text-anchor="middle">{value}</text>',
        ]
    lines += [
        f'<line class="base" x1="0" x2="{SIDE}" y1="{SIDE}" y2="{SIDE}"/>',
        f'<line class="ideal" x1="0" x2="{SIDE}" y1="{SIDE}" y2="0"/>',
        *_columns(panel),
    ]
    for place, (_, found) in enumerate(panel.series):
        lines += _curve(place, found)
    return lines + _legend(panel)


def _curve(place: int, found: Mapping[str, Any]) -> list[str]:
    colour = min(place, COLOURS - 1)
    points = [
        (SIDE * b["score"], SIDE - SIDE * b["right"], b["n"]) for b in found["bins"] if b["n"]
    ]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y, n in points if n >= FEW)
    lines = [f'<polyline class="line c{colour}" points="{path}"/>']
    for x, y, n in points:
        fill = "hollow" if n < FEW else f"f{colour}"
        lines.append(_marker(place, x, y, f"dot c{colour} {fill}"))
    return lines


def _marker(place: int, x: float, y: float, style: str) -> str:
    """A circle, a square, a triangle, so that colour alone tells nothing."""
    if place == 0:
        return f'<circle class="{style}" cx="{x:.1f}" cy="{y:.1f}" r="4"/>'
    if place == 1:
        return f'<rect class="{style}" x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8"/>'
    top, low = y - 5, y + 4
    return f'<path class="{style}" d="M{x:.1f} {top:.1f}L{x + 5:.1f} {low:.1f}H{x - 5:.1f}Z"/>'


def _columns(panel: Panel) -> list[str]:
    """How many statements each bin holds, a column for each engine."""
    most = max((b["n"] for _, found in panel.series for b in found["bins"]), default=0) or 1
    base = SIDE + GAP + COLUMNS
    lines = [
        f'<text class="tick" x="-8" y="{base - COLUMNS + 10}" text-anchor="end">{most:,}</text>',
        f'<text class="tick" x="-8" y="{base}" text-anchor="end">0</text>',
    ]
    for place, (_, found) in enumerate(panel.series):
        wide = (SIDE / len(found["bins"]) - 4) / len(panel.series)
        for b in found["bins"]:
            high = COLUMNS * b["n"] / most
            if high:
                x = SIDE * b["low"] + 2 + place * wide
                lines.append(
                    f'<rect class="f{min(place, COLOURS - 1)}" x="{x:.1f}" '
                    f'y="{base - high:.1f}" width="{max(wide - 1, 1):.1f}" height="{high:.1f}"/>'
                )
    return [
        *lines,
        f'<line class="base" x1="0" x2="{SIDE}" y1="{base}" y2="{base}"/>',
        f'<text class="axis" x="{SIDE / 2:g}" y="{base + 18}" text-anchor="middle">'
        "score, and statements a bin</text>",
    ]


def _legend(panel: Panel) -> list[str]:
    lines = []
    for place, (name, found) in enumerate(panel.series):
        y = SIDE + GAP + COLUMNS + FOOT - 4 + place * LINE
        colour = min(place, COLOURS - 1)
        text = f"{name}: error {number(found['error'])}, {found['n']:,} statements"
        lines += [
            _marker(place, 5, y - 4, f"dot c{colour} f{colour}"),
            f'<text x="18" y="{y}">{escape(text)}</text>',
        ]
    return lines
