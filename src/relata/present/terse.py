"""One line a statement, as linters print: for grep, awk and editors that jump to a place.

    story.txt:5:  0.97  sure  direct  Freya Holt  said  “There is no buyer and there are no talks,”

Seven fields with two spaces between them, which no field has inside: place, score, tier, mode,
speaker, the article's verb, content; "-" where there is none. The place is `source:line:` where the
lines are those of a file, else `source:¶paragraph:`. The content is cut at a word, and ends
in "…" then; verbatim words keep the article's quotation marks. No colours, no control
characters.
"""

from __future__ import annotations

from collections.abc import Sequence

from relata.model.record import FailedRecord, Record
from relata.present import clean
from relata.present.options import Options
from relata.present.output_format import OutputFormat
from relata.present.view import Item, View, passage, verb, view, who
from relata.present.view.wording import SHORT_CONTENT
from relata.present.words import Words, load

#: Characters of a speaker, a verb and a content.
MAX_NAME = 60
MAX_CONTENT = 120
_BETWEEN = "  "


def _field(text: str, most: int) -> str:
    """`text` as a field: on one line, cut at a word where it has more than `most` characters."""
    line = clean.line(text)
    if len(line) > most:
        cut = line.rfind(" ", most // 2, most)
        line = line[: cut if cut > 0 else most - 1].rstrip() + "…"
    return line or "-"


def _content(item: Item, shown: View) -> str:
    """The content; where it says little alone ("mandatory"), with the frame's words."""
    if item.statement.mode != "direct" and len(item.content) < SHORT_CONTENT:
        return "".join(piece.text for piece in passage(item, shown))
    return item.content


def _line(item: Item, shown: View, words: Words) -> str:
    statement, text = item.statement, shown.record.document.text
    source = clean.line(shown.record.document.source or "") or "-"
    place = f"¶{item.paragraph}" if item.line is None else str(item.line)
    fields = (
        f"{source}:{place}:",
        f"{statement.score:.2f}",
        statement.tier or "-",
        statement.mode,
        _field(who(item.speaker, words), MAX_NAME) if item.speaker else "-",
        _field(verb(item, text), MAX_NAME),
        _field(_content(item, shown), MAX_CONTENT),
    )
    return _BETWEEN.join(fields)


def render(results: Sequence[Record | FailedRecord], options: Options) -> str:
    """A line for each statement, and for a document that could not be read; "\\n" for none.

    Raises UsageError where `options.report_lang` is not a report language.
    """
    words = load(options.report_lang)
    lines: list[str] = []
    for result in results:
        if isinstance(result, FailedRecord):
            source = clean.line(result.source or "") or "-"
            lines.append(
                f"{source}: {words.ui('failed_short')}: {clean.line(result.error.message)}"
            )
        else:
            shown = view(result, words, doubtful=options.doubtful)
            lines += [_line(item, shown, words) for item in shown.items]
    return "".join(line + "\n" for line in lines)


FORMAT = OutputFormat(
    name="terse",
    summary="a line a statement, as linters print",
    suffix=".terse.txt",
    media_type="text/plain",
    streams=True,
    render=render,
)
