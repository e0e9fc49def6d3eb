"""The report for a terminal: statements in the order of the text, then how it is sourced.

Set with rich's `Text` (cell widths of East Asian and combining characters), never with
its markup. Every character of the article goes through `clean.line` first, so that no
escape sequence and no bidirectional control of an article reaches the terminal.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from relata.model.record import FailedRecord, Record
from relata.present import clean
from relata.present.options import Options
from relata.present.output_format import OutputFormat
from relata.present.view import Item, PartyView, View, known, view
from relata.present.words import Words, load

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

#: Lines longer than this are hard to read, however wide the terminal.
MAX_WIDTH = 100
MIN_WIDTH = 24
#: Characters of a mention that is printed next to the name.
MAX_MENTION = 60

_MODE_STYLE = {
    "direct": "green",
    "indirect": "bright_blue",
    "mixed": "cyan",
    "reported": "",
    "free-indirect": "magenta",
    "hearsay": "red",
}
_BAR = "▌"


class _Report:
    """Collects lines, each no wider than `width`."""

    def __init__(self, console: Console, words: Words, width: int) -> None:
        from rich.text import Text

        self.new = Text
        self.console = console
        self.words = words
        self.width = width
        self.lines: list[Text] = []

    def text(self, *parts: tuple[str, str]) -> Text:
        """A line from (words, style) pairs."""
        line = self.new()
        for words, style in parts:
            line.append(words, style or None)
        return line

    def put(self, line: Text | None = None, first: Text | None = None, rest: str = "") -> None:
        """Add a line, wrapped: `first` before its first row, `rest` spaces before the others."""
        if line is None:
            self.lines.append(self.new())
            return
        head = first if first is not None else self.new(rest)
        for number, row in enumerate(self.rows(line, self.width - head.cell_len)):
            before = head.copy() if number == 0 else self.new(rest)
            self.lines.append(before.append_text(row))

    def barred(self, line: Text, gutter: Text) -> None:
        """Add a line, wrapped, with the same gutter before every row."""
        for row in self.rows(line, self.width - gutter.cell_len):
            self.lines.append(gutter.copy().append_text(row))

    def rows(self, line: Text, room: int) -> list[Text]:
        """`line` wrapped into `room` columns."""
        if line.cell_len <= room:
            return [line]
        rows = list(line.wrap(self.console, max(8, room), overflow="fold"))
        for row in rows:
            row.rstrip()
        return rows

    def written(self) -> str:
        """All lines, with ANSI sequences where the console has colours."""
        if self.console.no_color:
            return "".join(line.plain.rstrip() + "\n" for line in self.lines)
        from rich.color import ColorSystem

        out: list[str] = []
        for line in self.lines:
            line.rstrip()
            line.end = "\n"
            for segment in line.render(self.console, end="\n"):
                words, style = segment.text, segment.style
                out.append(
                    style.render(words, color_system=ColorSystem.STANDARD) if style else words
                )
        return "".join(out)

    def packed(self, facts: Iterable[str], room: int) -> list[str]:
        """Facts with dots between them, as many on a line as fit."""
        from rich.cells import cell_len

        lines: list[str] = []
        for fact in facts:
            if not fact:
                continue
            if lines and cell_len(lines[-1]) + 3 + cell_len(fact) <= room:
                lines[-1] += f" · {fact}"
            else:
                lines.append(fact)
        return lines

    def heading(self, name: str, note: str = "") -> None:
        self.put()
        line = self.text((name.upper(), "bold"))
        if note:
            line.append("  " + note, "dim")
        self.put(line)


def _console(options: Options, width: int) -> Console:
    from rich.console import Console

    return Console(
        file=io.StringIO(),
        width=width,
        force_terminal=options.colour,
        color_system="standard" if options.colour else None,
        no_color=not options.colour,
        markup=False,
        highlight=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )


def _head(report: _Report, shown: View) -> None:
    words, info = report.words, shown.record.document
    source = clean.line(info.source or "")
    title = clean.line(shown.title or "") or (
        words.ui("untitled_from", source=source) if source else words.ui("untitled")
    )
    report.put(report.text((title, "bold")))
    facts = [clean.line(shown.outlet or "")]
    facts.append(clean.line(words.date(info.date)) if info.date else "")
    authors = [name for name in map(clean.line, info.authors) if name]
    facts.append(words.ui("by", authors=words.join(authors)) if authors else "")
    language = words.of("languages", info.language)
    facts.append(words.ui("read_as", language=clean.line(language)))
    for line in report.packed(facts, report.width):
        report.put(report.text((line, "dim")))
    if source and shown.title:
        report.put(report.text((source, "dim")))


def _who(report: _Report, party: PartyView | None, style: str) -> Text:
    words = report.words
    if party is None:
        return report.text((words.ui("no_speaker"), "italic dim"))
    name = clean.line(party.name)
    if not party.voice.entities and party.candidates:
        names = [clean.line(candidate[0]) for candidate in party.candidates]
        name = words.ui("open_speaker", names=words.join(names, "or"))
    line = report.text((name, style))
    if party.differs:
        mention = clean.line(party.mention)
        line.append(f" ({mention[:MAX_MENTION]}{'…' * (len(mention) > MAX_MENTION)})", "dim")
    return line


def _label(report: _Report, item: Item) -> Text:
    words, statement = report.words, item.statement
    colour = _MODE_STYLE.get(statement.mode, "")
    line = report.text((words.of("modes", statement.mode), f"{colour} bold".strip()))
    line.append(" · " + words.of("acts", statement.act))
    if item.hedge:
        line.append(" " + words.of("certainties", item.hedge), "italic")
    return line


def _statement(report: _Report, item: Item, number_width: int) -> None:
    words, statement = report.words, item.statement
    colour = _MODE_STYLE.get(statement.mode, "")
    number = clean.line(statement.id)
    indent = "  " * item.depth if report.width >= 60 else " " * item.depth
    gutter = report.text((" " * (number_width + 1) + indent, ""), (f"{_BAR} ", colour))
    first = report.text((number.rjust(number_width) + " ", "dim"), (indent, ""))
    first.append(f"{_BAR} ", colour)
    who, label = _who(report, item.speaker, "bold"), _label(report, item)
    room = report.width - gutter.cell_len - who.cell_len - label.cell_len
    if room >= 2:
        report.lines.append(first.append_text(who).append(" " * room).append_text(label))
    else:
        for position, row in enumerate(report.rows(who, report.width - gutter.cell_len)):
            before = first if position == 0 else gutter.copy()
            report.lines.append(before.append_text(row))
        report.barred(label, gutter)
    report.barred(report.text((clean.line(item.content), "")), gutter)
    facts: list[str] = []
    if item.addressee is not None:
        addressee = _who(report, item.addressee, "").plain
        facts.append(words.ui("to", name=addressee))
    if statement.medium in (("writing",), ("thought",)):
        facts.append(words.of("media", statement.medium[0]))
    if statement.time:
        facts.append(clean.line(words.date(statement.time)))
    facts.append(words.ui("paragraph", n=item.paragraph))
    facts.append(words.ui("line", n=item.line))
    if len(item.chain) > 1:
        facts.append(" ← ".join(clean.line(link.name) for link in item.chain))
    for line in report.packed(facts, report.width - gutter.cell_len):
        report.barred(report.text((line, "dim")), gutter)


def _statements(report: _Report, shown: View) -> None:
    words = report.words
    if not shown.items:
        report.heading(words.ui("statements"))
        if shown.record.sourcing.statements:
            report.put(report.text((words.ui("none_left"), "")))
        else:
            report.put(report.text((words.ui("none_found"), "bold")))
            report.put(report.text((words.ui("none_found_more"), "")))
        return
    voices = sum(speaker.key != "none" for speaker in shown.speakers)
    report.heading(
        words.ui("statements"),
        words.ui(
            "statements_by_speakers",
            statements=words.ui("n_statements", n=len(shown.items)),
            speakers=words.ui("n_speakers", n=voices),
        ),
    )
    width = max(len(clean.line(item.statement.id)) for item in shown.items)
    for item in shown.items:
        report.put()
        _statement(report, item, width)


def _bar(count: int, most: int, room: int) -> str:
    return "━" * max(1, round(count * room / most))


def _sourcing(report: _Report, shown: View) -> None:
    words, total = report.words, shown.record.sourcing
    if not shown.items:
        return
    report.heading(words.ui("sourcing"))
    if not shown.complete:
        note = words.ui("some_shown", n=len(shown.items), all=total.statements)
        report.put(report.text((note, "italic")))
    report.put()
    names = [report.text((clean.line(speaker.name), "")) for speaker in shown.speakers]
    column = min(max(name.cell_len for name in names), max(8, report.width * 2 // 5))
    most = max(speaker.count for speaker in shown.speakers)
    digits = len(str(most))
    bars = min(most, 10) if report.width >= 60 else 0
    for speaker, name in zip(shown.speakers, names, strict=True):
        name.truncate(column, overflow="ellipsis", pad=True)
        if speaker.key == "none":
            name.stylize("italic dim")
        name.append(f"  {speaker.count:>{digits}} ", "bold")
        if bars:
            name.append(_bar(speaker.count, most, bars).ljust(bars) + " ", "dim")
        name.append(" ")
        how = report.text((clean.line(known(words, speaker)), "dim"))
        report.put(how, name, " " * name.cell_len)
    report.put()
    facts = [
        words.ui("total_first_hand", n=total.first_hand),
        words.ui("total_named", n=total.named),
        words.ui("total_anonymous", n=total.anonymous),
        words.ui("total_without", n=total.without_source),
        words.ui("total_chain", n=total.longest_chain),
    ]
    for line in report.packed(facts, report.width):
        report.put(report.text((line, "")))


def _notes(report: _Report, notes: Iterable[str]) -> None:
    lines = [line for line in map(clean.line, notes) if line]
    if not lines:
        return
    report.heading(report.words.ui("notes"))
    for line in lines:
        report.put(report.text((line, "")), report.text(("• ", "")), "  ")


def _failed(report: _Report, failed: FailedRecord) -> None:
    words = report.words
    source = clean.line(failed.source or "") or words.ui("untitled")
    report.put(report.text((source, "bold")))
    line = report.text((words.ui("failed_short") + ": ", "red"))
    report.put(line.append(clean.line(failed.error.message)))


def _record(report: _Report, record: Record) -> None:
    shown = view(record, report.words)
    _head(report, shown)
    _statements(report, shown)
    _notes(report, record.document.notes)
    _sourcing(report, shown)


def render(results: Sequence[Record | FailedRecord], options: Options) -> str:
    """The report, one after another where there are several; ends with a line break.

    Raises UsageError where `options.report_lang` is not a report language.
    """
    words = load(options.report_lang)
    width = max(MIN_WIDTH, min(options.width, MAX_WIDTH))
    console = _console(options, width)
    report = _Report(console, words, width)
    for position, result in enumerate(results):
        if position:
            report.put()
            report.put(report.text(("─" * width, "dim")))
            report.put()
        if isinstance(result, FailedRecord):
            _failed(report, result)
        else:
            _record(report, result)
    return report.written()


FORMAT = OutputFormat(
    name="text",
    summary="a report for the terminal",
    suffix=".txt",
    media_type="text/plain",
    streams=True,
    separator="\n\n",
    render=render,
)
