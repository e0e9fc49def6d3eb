"""The report of `relata compare` for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from relata.comparison.versions import Story
from relata.comparison.versions.story import (
    FATES,
    GRAVE,
    Copying,
    DriftNode,
    Fate,
    StatementChange,
    StatementFate,
    VersionFacts,
    VersionPair,
)
from relata.model.record import Record
from relata.present import clean
from relata.present.clean import clipped
from relata.present.options import Options
from relata.present.story.view import StoryView, also_called, grave_first, story_view
from relata.present.text.canvas import DOT, Canvas
from relata.present.words import load

if TYPE_CHECKING:
    from rich.text import Text

#: Characters of a content, of the words of a change, and of a source's name.
_MAX_CONTENT = 220
_MAX_CHANGE = 90
_MAX_NAME = 80
#: Changes of one statement, roots, and quotations that are shown.
_MOST_CHANGES, _MOST_ROOTS, _MOST_DRIFTS = 6, 12, 20
_SIGNS: dict[Fate, tuple[str, str]] = {
    "kept": ("=", "dim"), "reworded": ("~", "yellow"), "dropped": ("−", "red"),
    "added": ("+", "green"),
}  # fmt: skip


def render(story: Story, records: Sequence[Record], options: Options) -> str:
    """The report: versions, who copied whom, roots, each pair's statements, drifts, notes.

    Of more than two versions each is shown against the first; of other pairs who copied whom.
    Raises UsageError where `options.report_lang` is not a report language.
    """
    canvas = Canvas(options, load(options.report_lang))
    shown = story_view(story, records, canvas.words)
    title = canvas.words.phrase("story", "title", n=len(story.versions))
    canvas.put(canvas.text((title, "bold")))
    for facts in story.versions:
        _version(canvas, facts)
    if not story.pairs:
        canvas.put()
        canvas.put(canvas.text((canvas.words.phrase("story", "no_pairs"), "")))
    else:
        _copying(canvas, story)
        _roots(canvas, story)
        first = shown.compared[0].number
        for pair in story.pairs:
            if pair.a == first:
                _pair(canvas, shown, pair)
        _drifts(canvas, story)
    if story.notes:
        canvas.heading(canvas.words.phrase("story", "notes"))
        for note in story.notes:
            canvas.put(canvas.text((clean.line(note), "")), canvas.text(("• ", "")), "  ")
    return canvas.written()


def _version(canvas: Canvas, facts: VersionFacts) -> None:
    words = canvas.words
    name = facts.title or facts.source or words.phrase("story", "version", n=facts.number + 1)
    parts = [
        facts.outlet or "",
        words.date(facts.date) if facts.date else "",
        words.of("languages", facts.language),
        words.ui("n_statements", n=facts.statements),
        facts.source or "" if facts.title else "",
    ]
    if facts.same_as is not None:
        parts = [words.phrase("story", "same_as", n=facts.same_as + 1)]
    elif facts.left_out:
        parts = [words.phrase("story", "left_out")]
    line = canvas.text((clipped(name, _MAX_NAME), "bold"))
    line.append(DOT + DOT.join(clipped(part, _MAX_NAME) for part in parts if part), "dim")
    canvas.put(line, canvas.text((f"{facts.number + 1:>3}  ", "")), "     ")


def verdict_line(copying: Copying, a: int, b: int, canvas: Canvas) -> tuple[str, str]:
    """(which versions, what) of a verdict, in words."""
    words = canvas.words
    verdict = words.of("copy_verdicts", copying.verdict)
    if copying.source is None:
        return words.phrase("story", "unclear_pair", a=a + 1, b=b + 1), verdict
    copy = a + b - copying.source
    named = words.phrase("story", "copied", copy=copy + 1, source=copying.source + 1)
    return named, f"{verdict} {copying.score:.2f}"


def _copying(canvas: Canvas, story: Story) -> None:
    canvas.heading(canvas.words.phrase("story", "copying"))
    for pair in story.pairs:
        which, verdict = verdict_line(pair.copying, pair.a, pair.b, canvas)
        style = "bold yellow" if pair.copying.source is not None else ""
        line = canvas.text((which, ""), (": ", ""), (verdict, style))
        canvas.put(line)
        for reason in pair.copying.reasons:
            about = "" if reason.source is None else f"{pair.a + pair.b - reason.source + 1}: "
            name = canvas.words.of("copy_reasons", reason.kind)
            facts = canvas.text((f"{name}{DOT}", "dim"), (about + clean.line(reason.text), ""))
            canvas.put(facts, canvas.new("    "), "      ")


def _roots(canvas: Canvas, story: Story) -> None:
    words = canvas.words
    note = words.phrase("story", "n_roots", n=len(story.roots))
    canvas.heading(words.phrase("story", "roots"), note)
    for root in story.roots[:_MOST_ROOTS]:
        name = clipped(root.name, _MAX_NAME) or words.phrase("story", "nobody")
        versions = words.join([str(number + 1) for number in root.versions])
        count = words.ui("n_statements", n=len(root.groups))
        kind = words.of("chain", root.kind)
        line = canvas.text((name, "bold"))
        line.append(f"{DOT}{kind}{DOT}{count}{DOT}", "dim")
        line.append(words.phrase("story", "in_versions", names=versions), "dim")
        if also := also_called(root, words):
            line.append(f"{DOT}{also}", "dim")
        canvas.put(line)
    if len(story.roots) > _MOST_ROOTS:
        more = words.phrase("story", "more", n=len(story.roots) - _MOST_ROOTS)
        canvas.put(canvas.text((more, "dim")))


def _pair(canvas: Canvas, shown: StoryView, pair: VersionPair) -> None:
    words = canvas.words
    counts = Counter(fate.fate for fate in pair.statements)
    canvas.heading(
        words.phrase("story", "between", a=pair.a + 1, b=pair.b + 1),
        words.phrase("story", "counted", **{fate: counts[fate] for fate in FATES}),
    )
    if pair.passages:
        share = words.phrase(
            "story", "copied_share", a=round(100 * pair.copied_of_a), a_number=pair.a + 1,
            b=round(100 * pair.copied_of_b), b_number=pair.b + 1,
        )  # fmt: skip
        canvas.put(canvas.text((share, "dim")))
    if pair.moved:
        canvas.put(canvas.text((words.phrase("story", "moved", n=len(pair.moved)), "dim")))
    texts = _contents(shown)
    for fate in pair.statements:
        place = (pair.a, fate.a) if fate.a else (pair.b, fate.b or "")
        _fate(canvas, fate, texts.get(place, ""))


def _contents(shown: StoryView) -> dict[tuple[int, str], str]:
    """(version, statement) -> speaker and content, on one line."""
    found: dict[tuple[int, str], str] = {}
    for row in shown.rows:
        for cell in row.cells.values():
            if cell.statement is not None:
                text = shown.records[cell.version].document.text
                content = " … ".join(text[start:end] for start, end in cell.spans)
                found[cell.version, cell.statement.id] = f"{cell.speaker}: {content}"
    return found


def _fate(canvas: Canvas, fate: StatementFate, text: str) -> None:
    sign, style = _SIGNS[fate.fate]
    head = canvas.text((f"{sign} ", style))
    canvas.put(canvas.text((clipped(text, _MAX_CONTENT), "")), head, "  ")
    for change in grave_first(fate.changes)[:_MOST_CHANGES]:
        canvas.put(_change(canvas, change), canvas.new("    "), "      ")


def _change(canvas: Canvas, change: StatementChange) -> Text:
    style = "bold red" if change.kind in GRAVE else "yellow"
    line = canvas.text((canvas.words.of("story_changes", change.kind), style))
    before, after = clipped(change.before, _MAX_CHANGE), clipped(change.after, _MAX_CHANGE)
    if before:
        line.append(f"  {before}")
    if after:
        line.append("  → " if before else "  ", "dim").append(after)
    return line


def _drifts(canvas: Canvas, story: Story) -> None:
    if not story.drifts:
        return
    canvas.heading(canvas.words.phrase("story", "drift"))
    for number, drift in enumerate(story.drifts[:_MOST_DRIFTS]):
        if number:
            canvas.put()
        depths: list[int] = []
        for node in drift.nodes:
            depths.append(0 if node.parent is None else depths[node.parent] + 1)
            _node(canvas, node, depths[-1])
    if len(story.drifts) > _MOST_DRIFTS:
        more = canvas.words.phrase("story", "more", n=len(story.drifts) - _MOST_DRIFTS)
        canvas.put(canvas.text((more, "dim")))


def _node(canvas: Canvas, node: DriftNode, depth: int) -> None:
    words = canvas.words
    versions = words.join([str(member.version + 1) for member in node.members])
    indent = "  " * min(depth, 6)
    kind = words.of("drifts", node.kind)
    where = words.phrase("story", "in_versions", names=versions)
    line = canvas.text((kind, "" if depth else "bold"), (f"{DOT}{where}", "dim"))
    canvas.put(line, canvas.new(indent + ("└ " if depth else "")), indent + "  ")
    canvas.put(
        canvas.text((clipped(node.text, _MAX_CONTENT), "")),
        canvas.new(indent + "  "),
        indent + "  ",
    )
    for change in node.changes[:_MOST_CHANGES]:
        canvas.put(_change(canvas, change), canvas.new(indent + "    "), indent + "      ")
