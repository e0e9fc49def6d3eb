"""What the archive's commands share: the filters, the pages, how a statement is printed."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from typing import TYPE_CHECKING

from relata.app.cli import streams
from relata.app.cli.choices import one_of
from relata.app.cli.terminal import colour
from relata.model.codes import BASES, CERTAINTIES, MODES

if TYPE_CHECKING:
    from relata.archive import Filters, Page, Party, StoredStatement

FORMATS = ("text", "json")


def choice(kind: str, known: tuple[str, ...]):  # type: ignore[no-untyped-def]
    """The type of an option that takes one of some words."""

    def checked(value: str) -> str:
        if value not in known:
            raise ArgumentTypeError(f"{value!r} is not a {kind}: choose {one_of(known)}")
        return value

    return checked


def number(value: str) -> int:
    """The type of an option that counts. Raises ArgumentTypeError."""
    if not value.isdecimal() or len(value) > 9:
        raise ArgumentTypeError(f"{value!r} is not a number")
    return int(value)


def _limit(value: str) -> int:
    count = number(value)
    if not count:
        raise ArgumentTypeError("give a number from 1 on")
    return count


def add_format(parser: ArgumentParser) -> None:
    """Add --format."""
    parser.add_argument(
        "--format", type=choice("format", FORMATS), default="text", metavar="FORMAT",
        help="text or json (default: text)",
    )  # fmt: skip


def add_page(parser: ArgumentParser) -> None:
    """Add --limit and --offset."""
    parser.add_argument(
        "--limit", type=_limit, default=20, metavar="N", help="at most N results (default: 20)"
    )
    parser.add_argument(
        "--offset", type=number, default=0, metavar="N", help="leave out the first N results"
    )


def add_filters(parser: ArgumentParser) -> None:
    """Add the options that choose statements."""
    add = parser.add_argument_group(
        "which statements (a NAME is found in every spelling; a number is an id)"
    ).add_argument
    add("--speaker", metavar="NAME", help="said by NAME")
    add("--about", metavar="NAME", help="the content names NAME")
    add("--to", metavar="NAME", help="said to NAME")
    add("--through", metavar="NAME", help="it came through the hands of NAME")
    add("--outlet", metavar="NAME", help="printed by NAME")
    add("--lang", metavar="CODE", help="in articles of this language")
    add("--since", metavar="DATE", help="in articles from this day, month or year on")
    add("--until", metavar="DATE", help="in articles until this day, month or year")
    add(
        "--mode", type=choice("mode", MODES), action="append", metavar="MODE",
        help=f"of this mode; may be given several times: {one_of(MODES)}",
    )  # fmt: skip
    add(
        "--certainty", type=choice("certainty", CERTAINTIES), action="append",
        metavar="CERTAINTY",
        help=f"with this certainty; may be given several times: {one_of(CERTAINTIES)}",
    )  # fmt: skip
    add(
        "--basis", type=choice("basis", BASES), metavar="BASIS",
        help=f"how the outlet knows: {one_of(BASES)}",
    )  # fmt: skip
    add("--first-hand", action="store_true", help="short for --basis heard")
    add(
        "--single-source", action="store_true",
        help="only what the archive knows from one independent source",
    )  # fmt: skip
    add("--no-agency", action="store_true", help="leave out copies of agency reports")
    add("--to-check", action="store_true", help="only what waits for an editor's check")
    add("--doubtful", action="store_true", help="show doubtful statements too")


def filters(args: Namespace) -> Filters:
    """The filters that the options ask for."""
    from relata.archive import Filters

    return Filters(
        speaker=args.speaker, about=args.about, addressee=args.to, through=args.through,
        outlet=args.outlet, language=args.lang, since=args.since, until=args.until,
        modes=tuple(args.mode or ()), certainties=tuple(args.certainty or ()),
        basis="heard" if args.first_hand else args.basis, single_source=args.single_source,
        agency=False if args.no_agency else None, to_check=args.to_check, doubtful=args.doubtful,
    )  # fmt: skip


def page(args: Namespace) -> Page:
    """The part of the list that is asked for."""
    from relata.archive import Page

    return Page(limit=args.limit, offset=args.offset)


def show_value(value: object) -> None:
    """A value of the archive as JSON."""
    from msgspec import to_builtins

    streams.show_json(to_builtins(value))


def show_statements(found: tuple[StoredStatement, ...]) -> None:
    """Statements in a few lines each."""
    for one in found:
        head = [one.date or "no date", one.outlet_name or "outlet unknown", one.mode, one.tier]
        if one.review != "none":
            head.append(one.review)
        if one.agency:
            head.append("agency copy")
        if one.roots > 1:
            head.append(f"{one.roots} sources")
        streams.show_lines("  ".join((*head, f"[{one.ref}]")))
        who = names(one.speakers) or "no source named"
        to = f", to {names(one.addressees)}" if one.addressees else ""
        hands = " ← ".join(hand.name for hand in one.hands if hand.relay)
        through = f"  through {hands}" if hands else ""
        streams.show_lines(f"  {who}{to}{through}")
        show_marked(one.passage, one.marks)


def names(parties: tuple[Party, ...]) -> str:
    """Names in a row."""
    return " and ".join(party.name for party in parties)


def show_marked(passage: str, marks: tuple[tuple[int, int], ...]) -> None:
    """A passage on one line with its marks: bold on a terminal, else between asterisks."""
    begin, end = ("\x1b[1m", "\x1b[0m") if colour(sys.stdout) else ("*", "*")
    line, at = "", 0
    for start, stop in marks:
        line += _plain(passage[at:start]) + begin + _plain(passage[start:stop]) + end
        at = stop
    streams.show(f"    {line}{_plain(passage[at:])}\n")


def _plain(text: str) -> str:
    """Text on one line, with the spaces at its ends."""
    body = streams.plain(" ".join(text.split()))
    before = " " if text[:1].isspace() and body else ""
    return before + body + (" " if text[-1:].isspace() else "")
