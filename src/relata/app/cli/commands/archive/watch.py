"""`relata watch`: follow feeds into the archive."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace

from relata.app.archives.place import add_archive
from relata.app.cli.command import Command
from relata.app.cli.engines import add_engine

_EPILOG = """\
examples:
  relata watch https://news.example/feed.xml
  relata watch feeds.opml --every 30
  relata watch feeds.txt --once

A list of feeds is OPML, or a text with an address a line. Feeds are RSS, Atom or JSON Feed. What
is new is asked for by conditional requests; robots.txt is obeyed; a host in trouble is left alone
for longer each time. A run that was killed goes on where it was.

exit status: 0 everything was read (with --once), 2 something could not be read, 130 interrupted
"""


def _amount(least: float, most: float, unit: str):  # type: ignore[no-untyped-def]
    def checked(value: str) -> float:
        try:
            found = float(value)
        except ValueError:
            found = -1.0
        if not least <= found <= most:
            raise ArgumentTypeError(f"{value!r}: give {least:g} to {most:g} {unit}")
        return found

    return checked


def configure(parser: ArgumentParser) -> None:
    """Add the options."""
    add = parser.add_argument
    add("feeds", nargs="+", metavar="FEEDS", help="a list of feeds, or the address of a feed")
    add("--once", action="store_true", help="ask every feed once, read what is new, and end")
    add(
        "--every", type=_amount(1, 10080, "minutes"), default=15.0, metavar="MINUTES",
        help="ask a feed again after this many minutes (default: 15)",
    )  # fmt: skip
    add(
        "--delay", type=_amount(0, 3600, "seconds"), default=2.0, metavar="SECONDS",
        help="pause between two requests to one host (default: 2; more where its robots.txt "
        "wishes it)",
    )  # fmt: skip
    add("--lang", metavar="CODE", help="the language of all articles (ISO 639-1)")
    add_archive(parser)
    add_engine(parser)


def run(args: Namespace) -> int:
    """Follow the feeds."""
    from relata.app.archives.watching import run as watch

    return watch(args)


COMMAND = Command(
    name="watch",
    summary="follow RSS, Atom and JSON feeds into the archive",
    description="Follow feeds: ask them again and again, and read the articles that are new into "
    "the archive.",
    epilog=_EPILOG,
    configure=configure,
    run=run,
)
