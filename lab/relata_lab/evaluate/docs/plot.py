"""Reliability diagrams as one SVG (matplotlib): how often statements of each score are right.

A column for each corpus: above, the share of right statements over the mean score of each bin, a
line for each engine (they differ in marker as well as in colour); below, how many statements
each bin holds. The same figures give the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from relata.attribute import ENGINES
from relata_lab.evaluate.docs.sections import number

#: A bin with fewer statements is off the line, with a hollow marker: it is uncertain.
FEW = 20
#: Colour and marker of each engine, in the order of ENGINES.
STYLES = (("#2a78d6", "o"), ("#d4541c", "s"), ("#4a3aa7", "^"))
#: Inches: width of a column, and of the labels to its left.
_COLUMN, _LEFT = 4.1, 0.7
_NO_METADATA = dict.fromkeys(("Date", "Creator", "Format", "Type"))
_GREY = "#8f8e86"
_SETTINGS: Any = {
    "svg.hashsalt": "relata",
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": _GREY,
}


class Panel(NamedTuple):
    """One corpus: a title, and for each engine its name and its calibration as JSON."""

    title: str
    series: tuple[tuple[str, Mapping[str, Any]], ...]


def svg(panels: Sequence[Panel]) -> str:
    """The panels side by side."""
    with mpl.rc_context(_SETTINGS):
        columns = max(len(panels), 1)
        width, height = _COLUMN * columns, 5.2
        figure = Figure(figsize=(width, height))
        axes = figure.subplots(2, columns, squeeze=False, sharex=True, height_ratios=(5, 1))
        figure.subplots_adjust(
            left=_LEFT / width, right=1 - 0.2 / width, top=1 - 0.4 / height, bottom=0.5 / height,
            wspace=_LEFT / (_COLUMN - _LEFT), hspace=0.1,
        )  # fmt: skip
        for column, panel in enumerate(panels):
            _reliability(axes[0][column], panel)
            _counts(axes[1][column], panel)
        buffer = io.StringIO()
        figure.savefig(buffer, format="svg", metadata=_NO_METADATA)
    lines = (line.rstrip() for line in buffer.getvalue().splitlines())
    return "\n".join(lines) + "\n"


def _style(engine: str) -> tuple[str, str]:
    names = [name for name, _ in ENGINES]
    return STYLES[names.index(engine) if engine in names else -1]


def _reliability(axes: Axes, panel: Panel) -> None:
    axes.set_title(panel.title, fontsize=10, fontweight="bold", loc="left")
    axes.set_ylabel("share of right statements")
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    axes.grid(color="#e1e0d9", linewidth=0.7)
    axes.set_axisbelow(True)
    axes.plot([0, 1], [0, 1], color=_GREY, linestyle="--", linewidth=1)
    for engine, found in panel.series:
        colour, marker = _style(engine)
        many = [b for b in found["bins"] if b["n"] >= FEW]
        few = [b for b in found["bins"] if 0 < b["n"] < FEW]
        common: dict[str, Any] = {"color": colour, "marker": marker, "markersize": 5}
        label = f"{engine}: error {number(found['error'])}, {found['n']:,} statements"
        # Not clipped: a marker at 1 lies on the edge.
        axes.plot(*_points(many), label=label, linewidth=1.6, clip_on=False, zorder=3, **common)
        axes.plot(
            *_points(few), linestyle="", markerfacecolor="white", clip_on=False, zorder=3, **common
        )
    if panel.series:
        axes.legend(frameon=False, loc="upper left", fontsize=8, handlelength=2.2)


def _points(bins: Sequence[Mapping[str, float]]) -> tuple[list[float], list[float]]:
    return [b["score"] for b in bins], [b["right"] for b in bins]


def _counts(axes: Axes, panel: Panel) -> None:
    """Statements in each bin, a bar for each engine."""
    axes.set_xlabel("score")
    axes.set_ylabel("statements")
    for place, (engine, found) in enumerate(panel.series):
        width = 1 / len(found["bins"])
        bar = 0.86 * width / len(panel.series)
        left = [b["low"] + 0.07 * width + place * bar for b in found["bins"]]
        axes.bar(
            left, [b["n"] for b in found["bins"]], bar, align="edge", color=_style(engine)[0],
            linewidth=0,
        )  # fmt: skip
    axes.set_ylim(bottom=0)
