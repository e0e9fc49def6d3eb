"""A story as one self-contained page: the versions side by side, in columns, or below one another.

The page loads nothing and needs no script. Its style sheet is allowed by hash and nothing else is.
`body` gives what stands in its main part, and `values` what the template of that needs, for pages
with a frame of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from relata._version import __version__
from relata.comparison.versions import Story
from relata.comparison.versions.story import (
    FATES,
    GRAVE,
    Copying,
    DriftNode,
    QuotationDrift,
    StatementChange,
    VersionPair,
)
from relata.model.record import Record, Span
from relata.present import clean
from relata.present.html.environment import content_hash, template_environment, template_file
from relata.present.options import Options
from relata.present.story.view import (
    Cell,
    StoryRow,
    StoryView,
    also_called,
    grave_first,
    story_view,
    version_name,
)
from relata.present.words import Words, load

#: Columns of the page; further versions are in the report and in the JSON.
MOST_COLUMNS = 6
#: Rows, characters of a text, of a content and of the words of a change that are shown.
_MOST_ROWS, _MAX_TEXT, _MAX_CONTENT, _MAX_CHANGE = 400, 60_000, 1500, 160
#: Changes in the list at the top.
_MOST_CHANGES = 60
_RIGHT_TO_LEFT = frozenset(("ar", "fa", "he", "ur", "yi"))


def style() -> str:
    """The style sheet of the page: colours and type of all our pages, and what is this one's."""
    return template_file("style.css") + template_file("story.css")


def render(story: Story, records: Sequence[Record], options: Options) -> str:
    """The whole page. Raises UsageError where `options.report_lang` is not a report language."""
    from markupsafe import Markup

    words = load(options.report_lang)
    sheet = style()
    page = template_environment().get_template("story.html")
    return (
        page.render(
            **values(story, records, words),
            words=words,
            version=__version__,
            style=Markup(sheet),  # noqa: S704 - a file of ours
            style_hash=content_hash(sheet),
        )
        + "\n"
    )


def body(story: Story, records: Sequence[Record], options: Options) -> str:
    """What stands in the page's main part, to be set into another page with `style()`."""
    words = load(options.report_lang)
    page = template_environment().get_template("story_body.html")
    return page.render(**values(story, records, words), words=words)


def values(story: Story, records: Sequence[Record], words: Words) -> dict[str, Any]:
    """What the template `story_body.html` needs; nothing is escaped here."""
    shown = story_view(story, records, words)
    columns = shown.compared[:MOST_COLUMNS]
    numbers = [facts.number for facts in columns]
    return {
        "phrase": lambda key, **values: words.phrase("story", key, **values),
        "columns": [
            {
                "number": facts.number + 1,
                "name": version_name(facts, words),
                "title": clean.line(facts.title or ""),
                "date": words.date(facts.date) if facts.date else "",
                "language": facts.language,
                "language_name": words.of("languages", facts.language),
                "count": words.ui("n_statements", n=facts.statements),
                "source": clean.line(facts.source or ""),
                "direction": "rtl" if facts.language in _RIGHT_TO_LEFT else "auto",
            }
            for facts in columns
        ],
        "title": words.phrase("story", "title", n=len(story.versions)),
        "pairs": [
            _copying(pair.copying, pair, words)
            for pair in sorted(
                story.pairs, key=lambda p: (p.copying.source is None, not p.copying.reasons)
            )
        ],
        "roots": [
            {
                "name": clean.line(root.name) or words.phrase("story", "nobody"),
                "kind": words.of("chain", root.kind),
                "count": words.ui("n_statements", n=len(root.groups)),
                "versions": words.join([str(number + 1) for number in root.versions]),
                "also": also_called(root, words),
            }
            for root in story.roots
        ],
        "grave": _grave(shown),
        "summaries": [
            _summary(pair, words) for pair in story.pairs if numbers and pair.a == numbers[0]
        ],
        "rows": [_row(row, shown, numbers) for row in shown.rows[:_MOST_ROWS]],
        "more_rows": max(0, len(shown.rows) - _MOST_ROWS),
        "drifts": [_drift(drift, words) for drift in story.drifts],
        "texts": [_text(number, shown) for number in numbers],
        "notes": [*story.notes, *_page_notes(shown)],
    }


def _page_notes(shown: StoryView) -> list[str]:
    more = len(shown.compared) - MOST_COLUMNS
    return [f"the page shows the first {MOST_COLUMNS} versions side by side"] if more > 0 else []


def _copying(copying: Copying, pair: VersionPair, words: Words) -> dict[str, Any]:
    verdict = words.of("copy_verdicts", copying.verdict)
    which = words.phrase("story", "unclear_pair", a=pair.a + 1, b=pair.b + 1)
    if copying.source is not None:
        copy = pair.a + pair.b - copying.source
        which = words.phrase("story", "copied", copy=copy + 1, source=copying.source + 1)
    reasons = [
        {
            "kind": words.of("copy_reasons", reason.kind),
            "about": pair.a + pair.b - reason.source + 1 if reason.source is not None else "",
            "text": clean.line(reason.text),
        }
        for reason in copying.reasons
    ]
    return {
        "which": which,
        "verdict": verdict,
        "decided": copying.source is not None,
        "score": f"{copying.score:.2f}",
        "reasons": reasons,
    }


def _summary(pair: VersionPair, words: Words) -> dict[str, str]:
    counts = {fate: sum(one.fate == fate for one in pair.statements) for fate in FATES}
    share = words.phrase(
        "story", "copied_share", a=round(100 * pair.copied_of_a), a_number=pair.a + 1,
        b=round(100 * pair.copied_of_b), b_number=pair.b + 1,
    )  # fmt: skip
    return {
        "between": words.phrase("story", "between", a=pair.a + 1, b=pair.b + 1),
        "counted": words.phrase("story", "counted", **counts),
        "share": share if pair.passages else "",
        "moved": words.phrase("story", "moved", n=len(pair.moved)) if pair.moved else "",
    }


def _grave(shown: StoryView) -> list[dict[str, Any]]:
    """The changes that alter the sense, with the row that each stands in."""
    return [
        {"row": row.group, "version": cell.version + 1, **_change(change, shown.words)}
        for row in shown.rows
        for cell in row.cells.values()
        for change in cell.changes
        if change.kind in GRAVE
    ][:_MOST_CHANGES]


def _change(change: StatementChange, words: Words) -> dict[str, Any]:
    return {
        "kind": words.of("story_changes", change.kind),
        "grave": change.kind in GRAVE,
        "before": clean.clipped(change.before, _MAX_CHANGE),
        "after": clean.clipped(change.after, _MAX_CHANGE),
    }


def _row(row: StoryRow, shown: StoryView, numbers: Sequence[int]) -> dict[str, Any]:
    reference = next(iter(row.cells), None)
    left = [
        (change.before_span, "gone")
        for cell in row.cells.values()
        for change in cell.changes
        if change.before_span is not None
    ]
    return {
        "id": row.group,
        "grave": row.grave,
        "cells": [
            _cell(row.cells[number], shown, left if number == reference else None)
            if number in row.cells
            else None
            for number in numbers
        ],
    }


def _cell(cell: Cell, shown: StoryView, left: list[tuple[Span, str]] | None) -> dict[str, Any]:
    text = shown.records[cell.version].document.text
    marks = left if left is not None else _new(cell)
    words = shown.words
    statement = cell.statement
    pieces = [piece for span in cell.spans for piece in (*marked(text, span, marks), (" … ", ""))]
    return {
        "speaker": cell.speaker,
        "verb": cell.verb,
        "mode": statement.mode if statement else "",
        "mode_name": words.of("modes", statement.mode) if statement else "",
        "own_voice": statement is None,
        "language": shown.records[cell.version].document.language,
        "pieces": _bounded(pieces[:-1]),
        "fate": cell.fate or "",
        "fate_name": words.of("fates", cell.fate) if cell.fate else "",
        "changes": [_change(change, words) for change in grave_first(cell.changes)],
    }


def _new(cell: Cell) -> list[tuple[Span, str]]:
    return [
        (change.after_span, "grave" if change.kind in GRAVE else "new")
        for change in cell.changes
        if change.after_span is not None and change.after_span not in cell.spans
    ]


def _bounded(pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    room = _MAX_CONTENT
    for text, name in pieces:
        if room > 0:
            found.append((text if len(text) <= room else text[:room] + "…", name))
        room -= len(text)
    return found


def marked(text: str, span: Span, marks: Sequence[tuple[Span, str]]) -> list[tuple[str, str]]:
    """The words of a span cut at the edges of marks: (words, names of the marks on them)."""
    start, end = span
    inside = [(max(a, start), min(b, end), name) for (a, b), name in marks if a < end and b > start]
    edges = sorted({start, end, *(a for a, _, _ in inside), *(b for _, b, _ in inside)})
    found: list[tuple[str, str]] = []
    for low, high in pairwise(edges):
        names = sorted({name for a, b, name in inside if a <= low and high <= b})
        found.append((clean.page(text[low:high]), " ".join(names)))
    return found


def _text(number: int, shown: StoryView) -> list[list[tuple[str, str]]]:
    """The paragraphs of a version as pieces: copied passages, statements."""
    record = shown.records[number]
    marks: list[tuple[Span, str]] = []
    for pair in shown.story.pairs:
        if number in (pair.a, pair.b):
            marks += [(p.a if pair.a == number else p.b, "copied") for p in pair.passages]
    for row in shown.rows:
        cell = row.cells.get(number)
        if cell is not None:
            marks += [(span, "said" if cell.statement else "voice") for span in cell.spans]
    text = record.document.text
    return [
        marked(text, (start, end), [m for m in marks if m[0][0] < end and m[0][1] > start])
        for start, end in record.document.paragraphs
        if start < _MAX_TEXT
    ]


def _drift(drift: QuotationDrift, words: Words) -> dict[str, Any]:
    """The nodes as a nested tree."""
    made = [_node(node, words) for node in drift.nodes]
    for node, value in zip(drift.nodes, made, strict=True):
        if node.parent is not None:
            made[node.parent]["children"].append(value)
    return made[0]


def _node(node: DriftNode, words: Words) -> dict[str, Any]:
    versions = words.join([str(member.version + 1) for member in node.members])
    return {
        "kind": words.of("drifts", node.kind),
        "versions": words.phrase("story", "in_versions", names=versions),
        "text": clean.clipped(node.text, _MAX_CONTENT),
        "language": node.language,
        "changes": [_change(change, words) for change in node.changes],
        "children": [],
    }
