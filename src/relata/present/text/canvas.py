"""Lines for a terminal, each no wider than it: wrapped, packed, with or without colours.

Set with rich's `Text` (cell widths of East Asian and combining characters), never with
its markup.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from relata.present.options import Options
from relata.present.words import Words

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

#: Lines longer than this are hard to read, however wide the terminal.
MAX_WIDTH = 100
MIN_WIDTH = 24
#: Stands between facts on one line.
DOT = " · "


class Canvas:
    """Collects lines, each no wider than `width`."""

    def __init__(self, options: Options, words: Words) -> None:
        from rich.text import Text

        self.new = Text
        self.words = words
        self.width = max(MIN_WIDTH, min(options.width, MAX_WIDTH))
        self.console = _console(options, self.width)
        self.lines: list[Text] = []

    @property
    def narrow(self) -> bool:
        """Whether there is no room for two columns."""
        return self.width < 60

    def text(self, *parts: tuple[str, str]) -> Text:
        """A line from (words, style) pairs."""
        line = self.new()
        for words, style in parts:
            line.append(words, style or None)
        return line

    def rows(self, line: Text, room: int, most: int | None = None) -> list[Text]:
        """`line` wrapped into `room` columns; where it has more than `most` rows, cut with …."""
        room = max(8, room)
        if line.cell_len <= room:
            return [line]
        rows = list(line.wrap(self.console, room, overflow="fold"))
        for row in rows:
            row.rstrip()
        if most is not None and len(rows) > most:
            del rows[most:]
            last = rows[-1]
            if last.cell_len > room - 2:
                cut = last.plain.rfind(" ")
                last.truncate(room - 2)
                last.right_crop(max(0, len(last) - cut) if cut > 0 else 0)
            rows[-1].append(" …")
        return rows

    def put(self, line: Text | None = None, first: Text | None = None, rest: str = "") -> None:
        """Add a line, wrapped: `first` before its first row, `rest` spaces before the others."""
        if line is None:
            self.lines.append(self.new())
            return
        head = first if first is not None else self.new(rest)
        self.add(self.rows(line, self.width - head.cell_len), head, self.new(rest))

    def add(self, rows: Sequence[Text], first: Text, rest: Text) -> None:
        """Add rows that fit, `first` before the first of them and `rest` before the others."""
        for number, row in enumerate(rows):
            before = first if number == 0 else rest
            self.lines.append(before.copy().append_text(row))

    def packed(self, facts: Iterable[Text], room: int, first_room: int | None = None) -> list[Text]:
        """Facts with dots between them, as many on a row as fit, and wrapped where one does not.

        `first_room`: the columns of the first row, where they are fewer.
        """
        rows: list[Text] = []
        for fact in facts:
            if not fact:
                continue
            space = first_room if first_room is not None and len(rows) == 1 else room
            if rows and rows[-1].cell_len + len(DOT) + fact.cell_len <= space:
                rows[-1].append(DOT, "dim").append_text(fact)
            else:
                rows += self.rows(fact.copy(), room)
        return rows

    def heading(self, name: str, note: str = "") -> None:
        """An empty line, then the name of a part in capitals."""
        self.put()
        line = self.text((name.upper(), "bold"))
        if note:
            line.append("  " + note, "dim")
        self.put(line)

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
