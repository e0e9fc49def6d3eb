"""`relata add`: read articles into the archive."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from relata.app.archives.place import add_archive
from relata.app.cli.command import Command
from relata.app.cli.commands.archive.options import add_format
from relata.app.cli.commands.read import add_facts, add_size
from relata.app.cli.engines import add_engine

_EPILOG = """\
examples:
  relata add story.html
  relata add https://news.example/story --lang de
  relata add clippings/
  relata add https://news.example/feed.xml
  relata add records.jsonl
  relata add --again

A file that ends in .jsonl holds records, as relata read --format jsonl writes them. An address or
file that is a feed (RSS, Atom, JSON Feed) gives the articles that it names, once; relata watch
follows it. What is printed as added is in the archive for good.

exit status: 0 everything is in the archive, 2 an input could not be read (the others are in it)
"""


def configure(parser: ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument(
        "inputs", nargs="*", metavar="PATH|URL|FEED|-",
        help="a file, a folder, an address, a feed, a file of records, or - for standard input",
    )  # fmt: skip
    parser.add_argument(
        "--again", action="store_true",
        help="read all articles of the archive again that an older Relata or another engine read; "
        "corrections stay",
    )  # fmt: skip
    add_format(parser)
    add_archive(parser)
    add_facts(parser)
    group = parser.add_argument_group("how it is read")
    add_size(group)
    add_engine(group)


def run(args: Namespace) -> int:
    """Read every input in turn, and put it into the archive."""
    from relata.app.archives.adding import run as add

    return add(args)


COMMAND = Command(
    name="add",
    summary="read articles into the archive",
    description="Read articles and keep them in the archive: statements, people, hands and the "
    "record itself. The same article twice is one; near copies are linked.",
    epilog=_EPILOG,
    configure=configure,
    run=run,
)
