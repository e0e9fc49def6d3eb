"""`relata corrections`: what editors say is right; made, taken back, listed, exported."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from relata.app.archives.place import add_archive
from relata.app.cli.command import Command
from relata.app.cli.commands.archive.options import add_format, add_page, choice, number

ACTIONS = (
    "list", "accept", "no-statement", "speaker", "addressee", "missed", "note", "name", "merge",
    "split", "undo", "export", "layer", "replay",
)  # fmt: skip
STATES = ("placed", "unplaced", "ambiguous", "missing", "undone")

_EPILOG = """\
examples:
  relata corrections list --status unplaced
  relata corrections accept 4faab076709755d3
  relata corrections no-statement 7:s3
  relata corrections speaker 7:s3 --is "Freya Holt"
  relata corrections speaker 7:s3 --nobody
  relata corrections missed 7 "the letter bears the signature" --is "Evening Tide"
  relata corrections name 63 "Freya M. Holt"
  relata corrections merge 63 81
  relata corrections split 63 --form "F. Holt" --is "Frank Holt"
  relata corrections undo 5
  relata corrections export desk/
  relata corrections layer corrections.jsonl
  relata corrections replay corrections.jsonl

A statement is named as relata search shows it in brackets, or by its article and the record's id
(7:s3). Corrections are only added: they survive every re-read, and an undoing is one more.

exit status: 0 done, 1 nothing to list, or some could not be replayed, 2 cannot
"""


def configure(parser: ArgumentParser) -> None:
    """Add the options."""
    add = parser.add_argument
    add("action", metavar="ACTION", help=", ".join(ACTIONS))
    add(
        "what", nargs="*", metavar="WHAT",
        help="the statement, article, entity, correction or file that it is about",
    )  # fmt: skip
    add("--is", dest="who", metavar="NAME", help="who it is: a name, or an id of the archive")
    add("--nobody", action="store_true", help="it is nobody whom the text names")
    add("--mode", metavar="MODE", default="indirect", help="of missed (default: indirect)")
    add("--form", action="append", metavar="FORM", help="of split: a form that is somebody else")
    add(
        "--in-article", action="append", type=number, metavar="ARTICLE",
        help="of split: an article that means somebody else; of list and note: the article",
    )  # fmt: skip
    add("--entity", type=number, metavar="ID", help="of list and note: the entity")
    add(
        "--status", type=choice("status", STATES), metavar="STATUS",
        help=f"of list: {', '.join(STATES)}",
    )  # fmt: skip
    add("--by", metavar="AUTHOR", help="who makes it (default: your name on this machine)")
    add("--force", action="store_true", help="of export and layer: overwrite files that exist")
    add_page(parser)
    add_format(parser)
    add_archive(parser)


def run(args: Namespace) -> int:
    """Do what is asked for."""
    from relata.app.archives.correcting import run as correct

    return correct(args)


COMMAND = Command(
    name="corrections",
    summary="correct the archive: speakers, names, missed statements; undo, export",
    description="Say what is right: who spoke, what is not a statement, what was missed, who is "
    "who. Corrections are a layer over the readings that survives every re-read.",
    epilog=_EPILOG,
    configure=configure,
    run=run,
)
