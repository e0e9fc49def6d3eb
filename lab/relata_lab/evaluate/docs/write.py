"""The figures of docs/accuracy.md, from docs/accuracy.json: `python -m relata_lab.evaluate --docs`.

The page is written by hand except for the text between the two marks, which is filled from
the JSON, which holds the figures of one run of every engine over every corpus (no texts, no
times). docs/calibration.svg is drawn from the same file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from relata.attribute import ENGINES
from relata.model.errors import RecordError
from relata_lab.corpora.read import find_folder
from relata_lab.evaluate.adapters.registry import ADAPTERS
from relata_lab.evaluate.docs import cards, plot
from relata_lab.evaluate.docs.sections import by_corpus, section
from relata_lab.evaluate.parallel import map_jobs
from relata_lab.evaluate.statements.calibration import calibration
from relata_lab.evaluate.statements.error_classes import classes
from relata_lab.evaluate.statements.run import EvaluationOptions, evaluate

BEGIN = "<!-- figures: written by `python -m relata_lab.evaluate --docs` -->"
END = "<!-- end of figures -->"
PAGE = Path("docs/accuracy.md")
FIGURES = Path("docs/accuracy.json")
PLOT = Path("docs/calibration.svg")
WEB = ("web_article_extraction", "web_trafilatura", "web_htmldate")
#: The corpora of news: their costliest errors are listed, their calibration is drawn.
NEWS = ("wikinews-de", "polnear")
COSTLIEST = 10


def measure_one(job: tuple[str, str, EvaluationOptions]) -> dict[str, Any]:
    """The figures of a corpus by an engine ("" for web pages), without what the clock changes."""
    corpus, engine, options = job
    if corpus in WEB:
        return _measure_web(find_folder(options.corpora_dir) / corpus)
    report = evaluate(corpus, replace(options, engine=engine))
    figures = report.as_json()
    del figures["seconds"]
    fit = calibration(report)
    figures["calibration"] = fit.as_json() if fit and report.mapped else None
    if corpus in NEWS:
        figures["costliest"] = [c.as_json() for c in classes(report)[:COSTLIEST]]
    about = next((a.note for a in ADAPTERS if a.corpus == corpus), "")
    return {**figures, "about": about}


def measure_all(options: EvaluationOptions) -> list[dict[str, Any]]:
    """One run of every engine over every corpus's own part to measure on, and of the readers."""
    engines = [name for name, _ in ENGINES]
    jobs = [(a.corpus, engine, options) for a in ADAPTERS for engine in engines]
    # Web pages take longest: they start first, so that no process works on them alone at the end.
    found = map_jobs(measure_one, [(name, "", options) for name in WEB] + jobs)
    return _distinct(found[len(WEB) :] + found[: len(WEB)])


def _distinct(reports: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each corpus once for each engine that read it; without weights another engine did."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for report in reports:
        nothing = report.get("mapped", report) is None
        key = report["corpus"], "" if nothing else report.get("engine", "")
        # A report of the engine that was asked for has no note that another one took its place.
        if key not in found or len(report.get("notes", ())) < len(found[key]["notes"]):
            found[key] = report
    return list(found.values())


def _measure_web(folder: Path) -> dict[str, Any]:
    from relata_lab.evaluate.pages import measure

    found = measure.evaluate(folder)
    return {name: found[name] for name in ("corpus", "pages", "figures")}


def _calibration_section(reports: Sequence[dict[str, Any]]) -> list[str]:
    if not any(report.get("calibration") for report in reports):
        return []
    return [
        "### Calibration",
        "",
        "How often a statement with a given score is right: paired with a gold statement, content "
        "token F1 at least .5, and its speaker shares a token with the gold's or both have none. "
        "Ten bins of equal width; on the dashed line a score says exactly how often such "
        f"statements are right. Hollow markers: fewer than {plot.FEW} statements. The bars below "
        "show how many statements have such a score.",
        "",
        f"![Reliability of the score: {', '.join(NEWS)}]({PLOT.name})",
        "",
    ]


def page(text: str, reports: list[dict[str, Any]]) -> str:
    """The page with its figures replaced. Raises RecordError where a mark is missing."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise RecordError(f"{PAGE} has lost its marks {BEGIN} and {END}")
    lines = [line for together in by_corpus(reports) for line in section(together)]
    body = "\n".join(lines + _calibration_section(reports))
    return f"{before}{BEGIN}\n\n{body.strip()}\n\n{END}{after}".replace("\n\n\n\n", "\n\n")


def drawing(reports: list[dict[str, Any]]) -> str:
    """The reliability plot of the news corpora, as SVG."""
    panels = [
        plot.Panel(
            f"{together[0]['corpus']}, {together[0]['split']}",
            tuple((r["engine"], r["calibration"]) for r in together if r.get("calibration")),
        )
        for together in by_corpus(reports)
        if together[0]["corpus"] in NEWS
    ]
    return plot.svg([panel for panel in panels if panel.series])


def load(path: Path) -> list[dict[str, Any]]:
    """The figures of the last run."""
    return msgspec.json.decode(path.read_bytes(), type=list[dict[str, Any]])


def write(root: Path, options: EvaluationOptions) -> None:
    """Measure everything, write the JSON, draw the plot, fill the page."""
    reports = measure_all(options)
    (root / FIGURES).write_bytes(msgspec.json.format(msgspec.json.encode(reports)) + b"\n")
    text = (root / PAGE).read_text(encoding="utf-8")
    (root / PAGE).write_text(page(text, load(root / FIGURES)), encoding="utf-8")
    (root / PLOT).write_text(drawing(load(root / FIGURES)), encoding="utf-8")
    cards.write(root)
