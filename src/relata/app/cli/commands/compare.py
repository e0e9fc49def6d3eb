"""`relata compare`: versions of one story, what each kept and changed, and who copied whom."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from relata.app.cli.command import Command
from relata.app.dates import iso_date
from relata.model.errors import RelataError, UsageError

if TYPE_CHECKING:
    from relata.app.cli.terminal import Progress
    from relata.comparison.versions import Story
    from relata.model.record import Record

FORMATS = ("text", "json", "html")
#: Stands for "leave it to the text" among options that are given once a version.
OPEN = "-"
#: Versions that are read at all; more are said to be left out.
MOST_READ = 200

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
    """0 where all versions were read and compared, 2 where one was not read."""
    from relata.app.api import compare_records
    from relata.app.cli import output
    from relata.app.cli.terminal import Progress
    from relata.present import words

    words.load(args.report_lang)
    with Progress() as progress:
        names, complete = _names(args.inputs, progress)
        records, all_read = _records(args, names, progress)
    if len(records) < 2:
        raise UsageError("compare needs two versions that can be read; give another file")
    story = compare_records(records)
    with output.Sink(Path(args.out) if args.out else None, force=args.force) as sink:
        sink.write(_rendered(story, records, args))
    return 0 if complete and all_read else 2


def _names(inputs: list[str], progress: Progress) -> tuple[list[str], bool]:
    """Every version that the inputs name, and whether all could be listed."""
    from relata.app.cli import streams
    from relata.app.sources import expand, shown

    names: list[str] = []
    complete = True
    for given in inputs:
        try:
            for found in expand(given):
                if found.error is not None:
                    raise found.error
                names.append(found.name)
        except RelataError as error:
            complete = False
            progress.complain(shown(given), error)
    if names.count("-") > 1:
        raise UsageError("standard input can be one version only")
    if len(names) > MOST_READ:
        progress.wipe()
        streams.say(f"the first {MOST_READ} of {len(names)} versions are read")
    return names[:MOST_READ], complete


def _records(args: Namespace, names: list[str], progress: Progress) -> tuple[list[Record], bool]:
    """The records of the versions that can be read, and whether all could."""
    from relata.app.api import Given, read_source
    from relata.app.sources import shown
    from relata.pipeline import run as pipeline_run

    facts = {
        option: _for_each(option, getattr(args, option), len(names))
        for option in ("lang", "date", "outlet")
    }

    def read(number: int) -> Record:
        progress(number, len(names), shown(names[number]))
        given = Given(
            language=facts["lang"][number], date=facts["date"][number],
            outlet=facts["outlet"][number], engine=args.engine, max_megabytes=args.max_size,
        )  # fmt: skip
        return read_source(names[number], given)

    records: list[Record] = []
    for result in pipeline_run(range(len(names)), read):
        if result.record is not None:
            records.append(result.record)
        elif result.error is not None:
            progress.complain(shown(names[result.item]), result.error)
    return records, len(records) == len(names)


def _for_each(option: str, values: list[str] | None, count: int) -> list[str | None]:
    """What is known of each version. Raises UsageError where the numbers do not fit."""
    if not values:
        return [None] * count
    if len(values) == 1:
        values = values * count
    if len(values) != count:
        raise UsageError(
            f"--{option} is given {len(values)} times for {count} versions; give it once, or once "
            f"for each version, {OPEN} where it is not known"
        )
    return [None if value == OPEN else value for value in values]


def _rendered(story: Story, records: list[Record], args: Namespace) -> str:
    from relata.app.cli.terminal import colour, width
    from relata.present.options import Options
    from relata.present.story import html, json, text

    options = Options(
        width=width(sys.stdout),
        colour=colour(sys.stdout) and not args.out,
        report_lang=args.report_lang,
    )
    if args.format == "json":
        return json.render(story, records)
    if args.format == "html":
        return html.render(story, records, options)
    return text.render(story, records, options)


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
