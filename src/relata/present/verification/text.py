"""The report of `relata verify` for a terminal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from relata.comparison.placing import VERDICTS, Verification
from relata.comparison.placing.reasons import say
from relata.comparison.placing.types import PlacedQuotation, PlacedStatement
from relata.present import clean
from relata.present.options import Options
from relata.present.text.canvas import DOT, Canvas
from relata.present.words import load

if TYPE_CHECKING:
    from rich.text import Text

_STYLES = {
    "exact": "green", "typographic": "green", "trimmed": "cyan", "reworded": "yellow",
    "reversed": "bold red", "elsewhere": "bold red", "not-found": "bold red",
    "ambiguous": "magenta",
}  # fmt: skip
#: Rows of a quotation and of its passage that are shown.
_MOST_ROWS = 3
_INDENT = "    "


def render(found: Verification, options: Options) -> str:
    """The report: sources, quotations in the article's order, indirect statements, a summary."""
    canvas = Canvas(options, load(options.report_lang))
    title = found.article.title or found.article.name or "article"
    canvas.put(canvas.text((clean.line(title), "bold")))
    for number, source in enumerate(found.sources, 1):
        facts = [source.language or "?", f"{len(source.text):,} characters"]
        canvas.put(canvas.text((f"against [{number}] {clean.line(source.name)}", ""),
                               (DOT + DOT.join(facts), "dim")))  # fmt: skip
        for note in source.notes:
            canvas.put(canvas.text((clean.line(note), "dim")), canvas.new(_INDENT), _INDENT)
    for placed in found.quotations:
        canvas.put()
        _quotation(canvas, found, placed)
    differing = [placed for placed in found.indirect if placed.changes]
    if differing:
        canvas.put()
        canvas.put(canvas.text(("Indirect statements that differ", "bold")))
    for indirect in differing:
        canvas.put()
        _indirect(canvas, found, indirect)
    canvas.put()
    for line in summary(found):
        canvas.put(canvas.text((line, "bold")))
    return canvas.written()


def summary(found: Verification) -> list[str]:
    """Counts by verdict, and of the indirect statements."""
    counts = Counter(placed.verdict for placed in found.quotations)
    if not counts:
        lines = ["no quotations in the article"]
    else:
        parts = [f"{counts[verdict]} {verdict}" for verdict in VERDICTS if counts[verdict]]
        noun = "quotation" if len(found.quotations) == 1 else "quotations"
        lines = [f"{len(found.quotations)} {noun}: {', '.join(parts)}"]
    if found.indirect:
        differ = sum(1 for placed in found.indirect if placed.changes)
        alike = sum(1 for placed in found.indirect if placed.source is not None)
        lines.append(
            f"{len(found.indirect)} indirect: a sentence of a source is alike for {alike}, "
            f"{differ} of these differ in numbers, names, negations, hedges or hands"
        )
    return lines


def _line_of(text: str, start: int) -> int:
    return text.count("\n", 0, start) + 1


def _words(canvas: Canvas, text: str, style: str) -> Text:
    return canvas.text((clean.line(text), style))


def _block(canvas: Canvas, head: str, text: str, style: str = "") -> None:
    label = canvas.text((head, "dim"))
    indent = " " * len(head)
    rows = canvas.rows(_words(canvas, text, style), canvas.width - len(head), _MOST_ROWS)
    canvas.add(rows, label, canvas.new(indent))


def _quotation(canvas: Canvas, found: Verification, placed: PlacedQuotation) -> None:
    text = found.article.text
    line = _line_of(text, placed.quoted[0][0])
    head: list[tuple[str, str]] = [(placed.verdict, _STYLES[placed.verdict])]
    head.append((f"  {placed.statement or 'no statement'}{DOT}line {line}", "dim"))
    canvas.put(canvas.text(*head))
    _block(canvas, "  article  ", " … ".join(text[a:b] for a, b in placed.quoted))
    if placed.source is not None and placed.spans:
        source = found.sources[placed.source]
        passage = " [...] ".join(source.text[a:b] for a, b in placed.spans)
        if placed.verdict != "exact":
            _block(canvas, "  source   ", passage)
        where = f"[{placed.source + 1}] line {_line_of(source.text, placed.spans[0][0])}"
        if placed.speaker:
            where += f"{DOT}{placed.speaker}"
        _block(canvas, "  there    ", where, "dim")
    _block(canvas, "  why      ", placed.why)


def _indirect(canvas: Canvas, found: Verification, placed: PlacedStatement) -> None:
    text = found.article.text
    canvas.put(canvas.text((placed.statement, "dim")))
    _block(canvas, "  article  ", " … ".join(text[a:b] for a, b in placed.article))
    if placed.source is not None and placed.spans:
        source = found.sources[placed.source]
        passage = " [...] ".join(source.text[a:b] for a, b in placed.spans)
        line = _line_of(source.text, placed.spans[0][0])
        _block(canvas, f"  source [{placed.source + 1}] line {line}  ", passage)
    for change in placed.changes:
        _block(canvas, "  differs  ", say(change))
