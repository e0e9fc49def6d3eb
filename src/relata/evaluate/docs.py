"""docs/accuracy.md's figures, from docs/accuracy.json: `python -m relata.evaluate --docs`.

The page is written by hand but for what stands between the two marks; that is filled from
the JSON, which holds the figures of one run over every corpus (no texts, no times).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from relata.evaluate.adapters.registry import ADAPTERS
from relata.evaluate.corpora import find_folder
from relata.evaluate.run import Options, evaluate
from relata.model.errors import RecordError

BEGIN = "<!-- figures: written by `python -m relata.evaluate --docs` -->"
END = "<!-- end of figures -->"
PAGE = Path("docs/accuracy.md")
FIGURES = Path("docs/accuracy.json")
WEB = ("web_article_extraction", "web_trafilatura", "web_htmldate")


def measure_all(options: Options) -> list[dict[str, Any]]:
    """One run over every corpus's own part to measure on, without what changes by the clock."""
    found = []
    for adapter in ADAPTERS:
        report = evaluate(adapter.corpus, options)
        figures = report.as_json()
        del figures["seconds"]
        found.append({**figures, "about": adapter.note})
    return found + [_measure_web(find_folder(options.corpora_dir) / name) for name in WEB]


def _measure_web(folder: Path) -> dict[str, Any]:
    from relata.evaluate import web

    found = web.evaluate(folder)
    return {name: found[name] for name in ("corpus", "pages", "figures")}


def _row(*cells: object) -> str:
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def _three(figure: Mapping[str, float] | None) -> str:
    return f"{figure['f1']:.3f}".lstrip("0") if figure else ""


def _number(value: float) -> str:
    return f"{value:.3f}".lstrip("0") if value < 1 else f"{value:.3f}"


def section(report: Mapping[str, Any]) -> list[str]:
    """One corpus as Markdown."""
    if "pages" in report:
        return _web_section(report)
    title = f"### {report['corpus']}, {report['split']}, engine {report['engine']}"
    lines = [title, ""]
    lines += [f"{note[:1].upper()}{note[1:]}." for note in report["notes"]]
    if report["about"]:
        lines.append(f"{report['about'][:1].upper()}{report['about'][1:]}.")
    if lines[-1]:
        lines.append("")
    if report["mapped"] is None:
        return lines
    mapped, raw = report["mapped"], report["raw"]
    lines += [
        f"{report['documents']} documents.",
        "",
        "| part | P | R | F1 | F1 raw | exact F1 |",
        "|---|---|---|---|---|---|",
    ]
    for name, figure in mapped["figures"].items():
        exact = mapped["exact"].get(name)
        only_recall = not figure["n_system"] and figure["r"] > 0
        lines.append(
            _row(
                name,
                "" if only_recall else _number(figure["p"]),
                _number(figure["r"]),
                "" if only_recall else _number(figure["f1"]),
                "" if only_recall else _three(raw["figures"][name]),
                _three(exact),
            )
        )
    return [*lines, "", *_modes(mapped["modes"])]


def _web_section(report: Mapping[str, Any]) -> list[str]:
    """Web pages: Relata's readers beside the library called directly."""
    measured, whole = report["figures"]["measure"], report["figures"]["all"]
    lines = [
        f"### {report['corpus']}",
        "",
        f"{report['pages']} web pages. Measured: the 40 % of them that the SHA-1 of the id sets "
        "apart from those that the readers were built with. Direct: the library by itself.",
        "",
        "| figure | measured | direct | all pages | direct |",
        "|---|---|---|---|---|",
    ]
    for name in measured["relata"]:
        cells = [
            _number(part[program].get(name, 0.0))
            for part in (measured, whole)
            for program in ("relata", "direct")
        ]
        lines.append(_row(name.replace("_", " "), *cells))
    return [*lines, ""]


def _modes(modes: Mapping[str, Mapping[str, Mapping[str, float]]]) -> list[str]:
    if not any(modes):
        return []
    lines = [
        "| mode | gold | content | content P | content R | joint |",
        "|---|---|---|---|---|---|",
    ]
    for mode, figures in modes.items():
        content = figures["content"]
        lines.append(
            _row(
                mode,
                content["n_gold"],
                _number(content["f1"]),
                _number(content["p"]),
                _number(content["r"]),
                _number(figures["joint"]["f1"]),
            )
        )
    return [*lines, ""]


def page(text: str, reports: list[dict[str, Any]]) -> str:
    """The page with its figures replaced. Raises RecordError where a mark is missing."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise RecordError(f"{PAGE} has lost its marks {BEGIN} and {END}")
    body = "\n".join(line for report in reports for line in section(report))
    return f"{before}{BEGIN}\n\n{body.strip()}\n\n{END}{after}".replace("\n\n\n\n", "\n\n")


def load(path: Path) -> list[dict[str, Any]]:
    """The figures of the last run."""
    return msgspec.json.decode(path.read_bytes(), type=list[dict[str, Any]])


def write(root: Path, options: Options) -> None:
    """Measure everything, write the JSON, fill the page."""
    reports = measure_all(options)
    (root / FIGURES).write_bytes(msgspec.json.format(msgspec.json.encode(reports)) + b"\n")
    text = (root / PAGE).read_text(encoding="utf-8")
    (root / PAGE).write_text(page(text, load(root / FIGURES)), encoding="utf-8")
