"""`relata compare`: versions of one story, what each kept and changed, and who copied whom."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace

from relata.app.cli.command import Command
from relata.app.dates import iso_date
from relata.model.errors import UsageError

FORMATS = ("text", "json", "html")
#: Stands for "leave it to the text" among options that are given once a version.
OPEN = "-"

_EPILOG = """\
examples:
  relata compare agency.txt paper.html
  relata compare agency.txt paper.html zeitung.html --format html --out story.html
  relata compare a.txt b.txt --outlet "Evening Tide" --outlet "Harbour News"
  relata compare versions/ --format json

The first version is the one that the others are compared with. Statements are matched across
languages too. --lang, --date and --outlet may be given once for all versions, or once for each in
their order, with - for one that the text itself says.

exit status: 0 the versions were compared, 2 an input could not be read (the others are compared)
"""


def _date(value: str) -> str:
    try:
        return value if value == OPEN else iso_date(value)
    except UsageError as error:
        raise ArgumentTypeError(str(error)) from None


def configure(parser: ArgumentParser) -> None:
    """Add the options."""
    from relata.app.cli.choices import one_of
    from relata.app.cli.commands.read import add_size
    from relata.app.cli.engines import add_engine
    from relata.present.words import languages

    add = parser.add_argument
    add(
        "inputs", nargs="+", metavar="VERSION",
        help="versions of one story: files, folders, addresses, or - for standard input",
    )  # fmt: skip
    add(
        "--format", default="text", metavar="FORMAT", choices=FORMATS,
        help=f"{one_of(FORMATS)} (default: text)",
    )  # fmt: skip
    add("--out", metavar="PATH", help="write to this file instead of the terminal")
    add("--force", action="store_true", help="let --out overwrite a file that exists")
    add(
        "--report-lang", default="en", metavar="CODE",
        help=f"language of the report's own words: {one_of(languages())} (default: en)",
    )  # fmt: skip
    facts = parser.add_argument_group("what you know about the versions").add_argument
    facts("--lang", action="append", metavar="CODE", help="the language (ISO 639-1)")
    facts(
        "--date", action="append", type=_date, metavar="DATE",
        help="the date of publication: YYYY-MM-DD, YYYY-MM or YYYY",
    )  # fmt: skip
    facts("--outlet", action="append", metavar="NAME", help="the outlet that printed it")
    group = parser.add_argument_group("how they are read")
    add_size(group)
    add_engine(group)


def run(args: Namespace) -> int:
    """Read the versions, compare them, and print. 2 where one could not be read."""
    from relata.app.cli.comparing import run as compare

    return compare(args)


COMMAND = Command(
    name="compare",
    summary="versions of one story: kept, changed, who copied whom",
    description="Compare versions of one story, also in several languages: which statements each "
    "kept, reworded, dropped and added, what was altered on the way, who copied whom, and how "
    "many independent sources there are.",
    epilog=_EPILOG,
    configure=configure,
    run=run,
)
