"""The figures as Markdown: a section for each corpus, a column for each engine.

What goes in are the reports of docs/accuracy.json; the first report of a corpus is the default
engine's and is shown in full.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Json = Mapping[str, Any]


def row(*cells: object) -> str:
    """A line of a table."""
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def head(*cells: str) -> list[str]:
    """A table's first line, and the one under it."""
    return [row(*cells), "|" + "---|" * len(cells)]


def number(value: float) -> str:
    """Three decimals, without the zero before the point."""
    return f"{value:.3f}".lstrip("0") if value < 1 else f"{value:.3f}"


def _f1(figure: Mapping[str, float] | None) -> str:
    """Its F1; empty where there is none, or where only recall is measured."""
    if figure is None or _only_recall(figure):
        return ""
    return number(figure["f1"])


def _only_recall(figure: Mapping[str, float]) -> bool:
    return not figure.get("n_system", 1) and figure["r"] > 0


def by_corpus(reports: Iterable[Json]) -> list[list[Json]]:
    """The reports of each corpus together, in their order."""
    found: dict[str, list[Json]] = {}
    for report in reports:
        found.setdefault(report["corpus"], []).append(report)
    return list(found.values())


def section(reports: Sequence[Json]) -> list[str]:
    """One corpus: its figures by every engine that was measured on it."""
    first = reports[0]
    if "pages" in first:
        return _web(first)
    lines = [f"### {first['corpus']}, {first['split']}", ""]
    lines += [f"{note[:1].upper()}{note[1:]}." for note in first["notes"]]
    if first["about"]:
        lines.append(f"{first['about'][:1].upper()}{first['about'][1:]}.")
    if lines[-1]:
        lines.append("")
    if first["mapped"] is None:
        return lines
    lines += [f"{first['documents']} documents, engine {first['engine']}{_others(reports)}.", ""]
    lines += _figures(reports)
    lines += _modes(reports)
    lines += _calibrated(reports)
    return lines + _costliest(first)


def _others(reports: Sequence[Json]) -> str:
    names = [report["engine"] for report in reports[1:]]
    return f"; in the last columns {' and '.join(names)}" if names else ""


def _figures(reports: Sequence[Json]) -> list[str]:
    first, others = reports[0], reports[1:]
    mapped, raw = first["mapped"], first["raw"]
    lines = head(
        "part", "P", "R", "F1", "F1 raw", "exact F1", *(f"{o['engine']} F1" for o in others)
    )
    for name, figure in mapped["figures"].items():
        recall = _only_recall(figure)
        shown = [o["mapped"]["figures"].get(name) for o in others]
        lines.append(
            row(
                name,
                "" if recall else number(figure["p"]),
                number(figure["r"]),
                _f1(figure),
                "" if recall else _f1(raw["figures"][name]),
                _f1(mapped["exact"].get(name)),
                # Where only recall is measured, the engines are compared by it.
                *(number(f["r"]) if recall and f else _f1(f) for f in shown),
            )
        )
    return [*lines, ""]


def _modes(reports: Sequence[Json]) -> list[str]:
    modes, others = reports[0]["mapped"]["modes"], reports[1:]
    if not any(modes):
        return []
    lines = head(
        "mode", "gold", "content", "content P", "content R", "joint",
        *(f"{o['engine']} content" for o in others),
    )  # fmt: skip
    for mode, figures in modes.items():
        content = figures["content"]
        same = [o["mapped"]["modes"].get(mode, {}).get("content") for o in others]
        lines.append(
            row(
                mode,
                content["n_gold"],
                number(content["f1"]),
                number(content["p"]),
                number(content["r"]),
                number(figures["joint"]["f1"]),
                *(_f1(figure) for figure in same),
            )
        )
    return [*lines, ""]


def _calibrated(reports: Sequence[Json]) -> list[str]:
    known = [(r["engine"], r["calibration"]) for r in reports if r.get("calibration")]
    if not known:
        return []
    shown = "; ".join(f"{name} {number(c['error'])} over {c['n']} statements" for name, c in known)
    return [f"Expected calibration error of the score: {shown}.", ""]


def _costliest(report: Json) -> list[str]:
    classes = report.get("costliest")
    if not classes:
        return []
    lines = [
        f"The ten classes of error that cost engine {report['engine']} most, with what joint F1 "
        "would gain, in points, if the class were put right and nothing else changed:",
        "",
        *head("mode", "error", "count", "joint F1"),
    ]
    for c in classes:
        lines.append(row(c["mode"], c["kind"], c["count"], f"+{100 * c['cost']:.2f}"))
    return [*lines, ""]


def _web(report: Json) -> list[str]:
    """Web pages: Relata's readers compared with the library called directly."""
    measured, whole = report["figures"]["measure"], report["figures"]["all"]
    lines = [
        f"### {report['corpus']}",
        "",
        f"{report['pages']} web pages. Measured: the 40 % of them that the SHA-1 of the id sets "
        "apart from those that the readers were built with. Direct: the library by itself.",
        "",
        *head("figure", "measured", "direct", "all pages", "direct"),
    ]
    for name in measured["relata"]:
        cells = [
            number(part[program].get(name, 0.0))
            for part in (measured, whole)
            for program in ("relata", "direct")
        ]
        lines.append(row(name.replace("_", " "), *cells))
    return [*lines, ""]


__all__ = ["by_corpus", "head", "number", "row", "section"]
