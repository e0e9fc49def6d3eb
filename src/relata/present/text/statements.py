"""The statements of the terminal report: who, the article's own verb, the content, how sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relata.present import clean
from relata.present.text.canvas import DOT, Canvas
from relata.present.view import (
    Item,
    PartyView,
    Piece,
    View,
    chain_text,
    is_open,
    passage,
    place,
    relay_steps,
    verb,
    when,
    who,
)  # fmt: skip

if TYPE_CHECKING:
    from rich.text import Text

#: Characters of a mention, and of a verb, that are printed.
MAX_MENTION = 60
MAX_VERB = 60
#: Columns of a content, all rows together; one inside another is in that one's rows too.
MAX_CONTENT = 300
MAX_INNER_CONTENT = 150

_MODE_STYLE = {
    "direct": "green",
    "indirect": "bright_blue",
    "mixed": "cyan",
    "reported": "",
    "free-indirect": "magenta",
    "hearsay": "red",
}
#: Certainties that are said: with them the article keeps its distance.
_HEDGES = ("doubted", "denied", "open")
#: The bar before a statement is the thinner the less sure it is.
_BARS = {"sure": "▌", "likely": "▏", "doubtful": "┊", None: "▌"}


def speaker_text(canvas: Canvas, party: PartyView | None, style: str = "bold") -> Text:
    """The displayed name, and the mention where it says something else."""
    name = clean.line(who(party, canvas.words))
    if party is None:
        return canvas.text((name, "italic dim"))
    line = canvas.text((name, "italic yellow" if is_open(party) and party.candidates else style))
    if party.differs:
        line.append(f" ({clean.clipped(party.mention, MAX_MENTION)})", "dim")
    return line


def _act(canvas: Canvas, item: Item) -> str:
    act = canvas.words.of("acts", item.statement.act)
    hedge = item.hedge if item.hedge in _HEDGES else None
    return f"{act}, {canvas.words.of('certainties', hedge)}" if hedge else act


def _verb(canvas: Canvas, item: Item, shown: View) -> Text:
    """The article's verb; the kind of saying with it where the reader has another language."""
    info = shown.record.document
    said = clean.clipped(verb(item, info.text), MAX_VERB)
    if not said:
        return canvas.text((_act(canvas, item) if item.hedge in _HEDGES else "", ""))
    line = canvas.text((said, ""))
    if info.language != canvas.words.code:
        line.append(f" ({_act(canvas, item)})", "dim")
    return line


def _facts(canvas: Canvas, item: Item, shown: View, *, with_verb: bool) -> list[Text]:
    words = canvas.words
    facts = [speaker_text(canvas, item.speaker)]
    if with_verb:
        facts.append(_verb(canvas, item, shown))
    if item.addressee is not None:
        addressee = speaker_text(canvas, item.addressee, "").plain
        facts.append(canvas.text((words.ui("to", name=addressee), "")))
    addressees = set(item.addressee.voice.entities) if item.addressee is not None else set()
    relays = relay_steps(item, shown.record.document.outlet, addressees)
    if relays:
        names = clean.line(chain_text(relays, words))
        facts.append(canvas.text((words.ui("through", names=names), "")))
    said, about = when.said(item.statement, words), when.about(item.statement, words)
    if said:
        facts.append(canvas.text((clean.line(said), "dim")))
    if about:
        facts.append(canvas.text((clean.line(words.ui("about_time", when=about)), "dim")))
    return facts


def _label(canvas: Canvas, item: Item) -> Text:
    words, statement = canvas.words, item.statement
    line = canvas.text((place(item, words) + DOT, "dim"))
    if statement.mode != "indirect":
        style = _MODE_STYLE.get(statement.mode, "")
        line.append(words.of("modes", statement.mode), style or None).append(DOT, "dim")
    tier = words.of("tiers", statement.tier) + " " if statement.tier else ""
    return line.append(f"{tier}{statement.score:.2f}", "dim")


def _with_label(canvas: Canvas, facts: list[Text], label: Text, room: int) -> list[Text]:
    """Rows of facts with the label at the right end of the first, or else of the last."""
    free = room - label.cell_len - 2
    if canvas.narrow:
        return [*canvas.packed(facts, room), *canvas.rows(label, room)]
    if facts[0].cell_len <= free:
        rows = canvas.packed(facts, room, free)
        row = rows[0]
    else:
        rows = [*canvas.rows(facts[0], room), *(canvas.packed(facts[1:], free) or [canvas.new()])]
        row = rows[-1]
    row.append(" " * (room - row.cell_len - label.cell_len)).append_text(label)
    return rows


def _content(canvas: Canvas, pieces: tuple[Piece, ...]) -> Text:
    line = canvas.new()
    for piece in pieces:
        # A mark on each side keeps the spaces there, also next to controls, which are dropped.
        words = clean.line(f"¦{piece.text}¦")[1:-1]
        if not line or line.plain[-1:] == " ":
            words = words.lstrip(" ")
        line.append(words, None if piece.content else "dim")
    line.rstrip()
    return line


def put_statement(canvas: Canvas, item: Item, shown: View, number_width: int) -> None:
    """Add the rows of one statement."""
    statement = item.statement
    style = _MODE_STYLE.get(statement.mode, "")
    indent = ("" if canvas.narrow else " ") * item.depth + " " * item.depth
    bar = _BARS[statement.tier] + " "
    first = canvas.text((clean.line(statement.id).rjust(number_width) + " ", "dim"), (indent, ""))
    rest = canvas.text((" " * (number_width + 1) + indent, ""), (bar, style))
    first.append(bar, style or None)
    room = canvas.width - rest.cell_len
    pieces, label = passage(item, shown), _label(canvas, item)
    framed = any(not piece.content and piece.text.strip() for piece in pieces)
    facts = _facts(canvas, item, shown, with_verb=not framed)
    rows = _with_label(canvas, facts, label, room)
    most = -(-(MAX_INNER_CONTENT if item.depth else MAX_CONTENT) // max(room, 8))
    rows += canvas.rows(_content(canvas, pieces), room, max(2, most))
    canvas.add(rows, first, rest)
