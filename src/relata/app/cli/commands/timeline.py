"""`relata timeline`: contacts and other events of articles, or of the archive, in their order."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from relata.app.archives.place import add_archive
from relata.app.cli.choices import one_of
from relata.app.cli.command import Command
from relata.app.cli.engines import add_engine
from relata.app.limits import DEFAULT_MEGABYTES

_EPILOG = """\
examples:
  relata timeline story.txt
  relata timeline articles/ --format html --out line.html
  relata timeline a.html b.html --format ics --out line.ics
  relata timeline --format json

exit status: 0 all inputs were read, 2 an input could not be read (the others are in the time line)
"""


def configure(parser: ArgumentParser) -> None:
    """Add the options."""
    from relata.present.timeline import FORMS
    from relata.present.words import languages

    names = [form.name for form in FORMS]
    add = parser.add_argument
    add(
        "inputs", nargs="*", metavar="PATH|URL|-",
        help="articles: files, folders, addresses, - for standard input, or records (.jsonl); "
        "none: the archive",
    )  # fmt: skip
    add(
        "--format", default=names[0], metavar="FORMAT",
        help=f"{one_of(names)} (default: {names[0]})",
    )  # fmt: skip
    add("--out", metavar="PATH", help="write to this file instead of the terminal")
    add("--force", action="store_true", help="let --out overwrite a file that exists")
    add(
        "--party", metavar="NAME", action="append", default=[],
        help="only events with a party whose name contains NAME; may be given several times",
    )  # fmt: skip
    add(
        "--kind", metavar="KIND", action="append", default=[],
        help="only events of this kind; may be given several times",
    )  # fmt: skip
    add(
        "--report-lang", default="en", metavar="CODE",
        help=f"language of the report's own words: {one_of(languages())} (default: en)",
    )  # fmt: skip
    add("--lang", metavar="CODE", help="the articles' language (ISO 639-1), for example de")
    add("--date", metavar="DATE", help="the date of publication: YYYY-MM-DD, YYYY-MM or YYYY")
    add("--outlet", metavar="NAME", help="the outlet that printed them")
    add_archive(parser)
    add_engine(parser)


def run(args: Namespace) -> int:
    """Read, merge, write."""
    from relata.app.timeline.run import run as run_timeline

    return run_timeline(args, DEFAULT_MEGABYTES)


COMMAND = Command(
    name="timeline",
    summary="who dealt with whom, in order",
    description="Contacts and other events that articles report: each once, however many articles "
    "report it, with who says so, who denies it, and how many independent sources there are.",
    epilog=_EPILOG,
    configure=configure,
    run=run,
)
