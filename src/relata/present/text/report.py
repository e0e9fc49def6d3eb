"""The report for a terminal: title, what to check, the statements, and how it is sourced.

Every character of the article goes through `clean.line` first, so that no escape sequence
and no bidirectional control of an article reaches the terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from relata.model.codes import Basis
from relata.model.record import FailedRecord, Record
from relata.present import clean
from relata.present.options import Options
from relata.present.output_format import OutputFormat
from relata.present.text.canvas import Canvas
from relata.present.text.statements import put_statement
from relata.present.view import Check, View, checklist, counts_line, reading_notes, view
from relata.present.words import load

if TYPE_CHECKING:
    from rich.text import Text

#: Characters of what an item of the list to check is about.
MAX_LABEL = 60
#: Speakers that are counted by name; the rest is counted together.
MAX_SPEAKERS = 12
#: How the outlet knows, other than first-hand, and the phrase that counts it.
_BASES: dict[Basis, str] = {
    "relayed": "total_relayed",
    "document": "total_document",
    "unstated": "total_unstated",
}


def _head(canvas: Canvas, shown: View) -> None:
    words, info = canvas.words, shown.record.document
    source = clean.line(info.source or "")
    title = clean.line(shown.title or "") or (
        words.ui("untitled_from", source=source) if source else words.ui("untitled")
    )
    canvas.put(canvas.text((title, "bold")))
    authors = [name for name in map(clean.line, info.authors) if name]
    language = clean.line(words.of("languages", info.language))
    facts = [
        clean.line(shown.outlet or ""),
        clean.line(words.date(info.date)) if info.date else "",
        words.ui("by", authors=words.join(authors)) if authors else "",
        words.ui("read_as", language=language),
        source if shown.title else "",
    ]
    _pack(canvas, facts, "dim")


def _pack(canvas: Canvas, facts: Iterable[str], style: str = "") -> None:
    """Add facts, as many on a row as fit."""
    for row in canvas.packed([canvas.text((fact, style)) for fact in facts], canvas.width):
        canvas.put(row)


def ranges(names: Sequence[str], order: Sequence[str]) -> str:
    """Statement ids, a row of three and more that are shown one after another as "s2–s7"."""
    places = {name: number for number, name in enumerate(order)}
    known = sorted(places[name] for name in set(names) if name in places)
    parts: list[str] = []
    for _, group in groupby(enumerate(known), key=lambda pair: pair[1] - pair[0]):
        run = [order[number] for _, number in group]
        parts += [f"{run[0]}–{run[-1]}"] if len(run) > 2 else run
    return " ".join(clean.line(part) for part in parts)


def _check(canvas: Canvas, check: Check, order: Sequence[str]) -> Text:
    line = canvas.text((clean.clipped(check.label, MAX_LABEL), ""))
    if check.note:
        line.append(": " + clean.line(check.note), "")
    return line.append("  " + ranges(check.statements, order), "dim")


def _to_check(canvas: Canvas, shown: View) -> None:
    words = canvas.words
    order = [item.statement.id for item in shown.items]
    found = checklist(shown, words)
    if not found:
        return
    canvas.heading(words.ui("to_check"))
    kinds = [(kind, list(group)) for kind, group in groupby(found, key=lambda check: check.kind)]
    names = {kind: canvas.text((words.of("check_kinds", kind), "yellow")) for kind, _ in kinds}
    column = 2 if canvas.narrow else max(name.cell_len for name in names.values()) + 2
    for kind, group in kinds:
        facts = [_check(canvas, check, order) for check in group]
        rows = canvas.packed(facts, canvas.width - column)
        name = names[kind]
        if canvas.narrow:
            canvas.put(name)
            name = canvas.new()
        name.append(" " * (column - name.cell_len))
        canvas.add(rows, name, canvas.new(" " * column))


def _statements(canvas: Canvas, shown: View, options: Options) -> None:
    words = canvas.words
    hidden = shown.doubtful - sum(item.doubtful for item in shown.items)
    note = canvas.text((words.ui("doubtful_hidden", n=hidden), "italic"))
    note.append(" (--tier doubtful)", "dim")
    if not shown.items:
        canvas.heading(words.ui("statements"))
        if hidden:
            canvas.put(note)
        elif options.chosen or shown.record.sourcing.statements:
            canvas.put(canvas.text((words.ui("none_left"), "")))
        else:
            canvas.put(canvas.text((words.ui("none_found"), "bold")))
            canvas.put(canvas.text((words.ui("none_found_more"), "")))
        return
    canvas.heading(words.ui("statements"), counts_line(shown.items, words))
    width = max(len(clean.line(item.statement.id)) for item in shown.items)
    for item in shown.items:
        put_statement(canvas, item, shown, width)
    if hidden:
        canvas.put(note)


def _notes(canvas: Canvas, notes: Iterable[str]) -> None:
    lines = [line for line in map(clean.line, notes) if line]
    if not lines:
        return
    canvas.heading(canvas.words.ui("notes"))
    for line in lines:
        canvas.put(canvas.text((line, "")), canvas.text(("• ", "")), "  ")


def _sourcing(canvas: Canvas, shown: View) -> None:
    words, total = canvas.words, shown.record.sourcing
    if not shown.items:
        return
    canvas.heading(words.ui("sourcing"))
    if not shown.complete:
        count = sum(not item.doubtful for item in shown.items)
        note = words.ui("some_shown", n=count, all=total.statements)
        canvas.put(canvas.text((note, "italic")))
    speakers = [speaker for speaker in shown.speakers if speaker.count]
    facts = [f"{clean.line(s.name)} {s.count}" for s in speakers[:MAX_SPEAKERS]]
    if len(speakers) > MAX_SPEAKERS:
        facts.append(words.ui("and_more", n=len(speakers) - MAX_SPEAKERS))
    _pack(canvas, facts)
    counted = [
        (total.named, "total_named"),
        (total.anonymous, "total_anonymous"),
        (total.without_source, "total_without"),
        (total.longest_chain, "total_chain"),
    ]
    facts = [words.ui("total_first_hand", n=total.first_hand)]
    facts += [
        words.ui(key, n=total.basis[basis]) for basis, key in _BASES.items() if basis in total.basis
    ]
    facts += [words.ui(key, n=count) for count, key in counted if count]
    _pack(canvas, facts, "dim")


def _failed(canvas: Canvas, failed: FailedRecord) -> None:
    words = canvas.words
    source = clean.line(failed.source or "") or words.ui("untitled")
    canvas.put(canvas.text((source, "bold")))
    line = canvas.text((words.ui("failed_short") + ": ", "red"))
    canvas.put(line.append(clean.line(failed.error.message)))


def _record(canvas: Canvas, record: Record, options: Options) -> None:
    shown = view(record, canvas.words, doubtful=options.doubtful)
    _head(canvas, shown)
    _to_check(canvas, shown)
    _statements(canvas, shown, options)
    _notes(canvas, reading_notes(record.document, canvas.words))
    _sourcing(canvas, shown)


def render(results: Sequence[Record | FailedRecord], options: Options) -> str:
    """The report, one after another where there are several; ends with a line break.

    Raises UsageError where `options.report_lang` is not a report language.
    """
    canvas = Canvas(options, load(options.report_lang))
    for position, result in enumerate(results):
        if position:
            canvas.put()
            canvas.put(canvas.text(("─" * canvas.width, "dim")))
            canvas.put()
        if isinstance(result, FailedRecord):
            _failed(canvas, result)
        else:
            _record(canvas, result, options)
    return canvas.written()


FORMAT = OutputFormat(
    name="text",
    summary="a report for the terminal",
    suffix=".txt",
    media_type="text/plain",
    streams=True,
    separator="\n\n",
    render=render,
)
