"""`relata read`: the main job, from files, folders, addresses or standard input to a report."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace, _ArgumentGroup

from relata.app.cli.choices import one_of
from relata.app.cli.command import Command
from relata.app.cli.engines import add_engine
from relata.app.dates import iso_date
from relata.app.limits import DEFAULT_MEGABYTES
from relata.model.codes import MODES, TIERS, Tier
from relata.model.errors import UsageError

_EPILOG = """\
examples:
  relata read story.txt
  relata read https://news.example/story --lang de
  relata read drafts/ --format jsonl --out drafts.jsonl
  relata read a.html b.html --format html --out reports/
  cat story.md | relata read - --format csv
  relata read drafts/ --terse | grep hearsay

exit status: 0 all inputs were read, 2 an input could not be read (the others are read)
"""


def _date(value: str) -> str:
    try:
        return iso_date(value)
    except UsageError as error:
        raise ArgumentTypeError(str(error)) from None


def _score(value: str) -> float:
    try:
        score = float(value)
    except ValueError:
        score = -1.0
    if not 0.0 <= score <= 1.0:
        raise ArgumentTypeError(f"{value!r} is not a score: give a number from 0 to 1")
    return score


def _size(value: str) -> float:
    try:
        size = float(value)
    except ValueError:
        size = 0.0
    if not 0.0 < size <= 1000.0:
        raise ArgumentTypeError(f"{value!r} is not a size: give megabytes, for example 5")
    return size


def _mode(value: str) -> str:
    if value not in MODES:
        raise ArgumentTypeError(f"{value!r} is not a mode: choose {one_of(MODES)}")
    return value


def _tier(value: str) -> Tier:
    for tier in TIERS:
        if value == tier:
            return tier
    raise ArgumentTypeError(f"{value!r} is not a tier: choose {one_of(TIERS)}")


def configure(parser: ArgumentParser) -> None:
    """Add the options."""
    _add_input_and_output(parser)
    _add_selection(parser)
    add_facts(parser)
    _add_reading(parser)


def _add_input_and_output(parser: ArgumentParser) -> None:
    from relata.present import FORMATS, languages

    folders = [form.name for form in FORMATS if form.one_file_each]
    add = parser.add_argument
    add(
        "inputs", nargs="+", metavar="PATH|URL|-",
        help="a file (text, Markdown, HTML, PDF, DOCX, EML), a folder, an address, "
        "or - for standard input",
    )  # fmt: skip
    add(
        "--format", default=FORMATS[0].name, metavar="FORMAT",
        help=f"{one_of([form.name for form in FORMATS])} (default: {FORMATS[0].name})",
    )  # fmt: skip
    add(
        "--terse", action="store_const", dest="format", const="terse",
        help="short for --format terse: one line a statement, as linters print",
    )  # fmt: skip
    add(
        "--out", metavar="PATH",
        help="write to this file instead of the terminal; with several articles and "
        f"--format {one_of(folders)}, to a folder that gets a page for each",
    )  # fmt: skip
    add("--force", action="store_true", help="let --out overwrite a file that exists")
    add(
        "--report-lang", default="en", metavar="CODE",
        help=f"language of the report's own words: {one_of(languages())} (default: en)",
    )  # fmt: skip


def _add_selection(parser: ArgumentParser) -> None:
    add = parser.add_argument_group("which statements").add_argument
    add(
        "--min-score", type=_score, default=0.0, metavar="SCORE",
        help="only statements with at least this score, from 0 to 1",
    )  # fmt: skip
    add(
        "--tier", type=_tier, metavar="TIER",
        help=f"only statements that are at least this sure: {one_of(TIERS)} (default: json and "
        "jsonl hold all, the other formats leave out the doubtful ones)",
    )  # fmt: skip
    add(
        "--speaker", metavar="NAME",
        help="only statements by speakers whose name contains NAME",
    )  # fmt: skip
    add(
        "--mode", type=_mode, action="append", metavar="MODE",
        help=f"only statements of this mode; may be given several times: {one_of(MODES)}",
    )  # fmt: skip


def add_facts(parser: ArgumentParser) -> None:
    """Add the options of what the caller knows of an article."""
    add = parser.add_argument_group("what you know about the article").add_argument
    add("--lang", metavar="CODE", help="the article's language (ISO 639-1), for example de")
    add(
        "--date", type=_date, metavar="DATE",
        help="the date of publication: YYYY-MM-DD, YYYY-MM or YYYY",
    )  # fmt: skip
    add("--outlet", metavar="NAME", help="the outlet that printed it")


def _add_reading(parser: ArgumentParser) -> None:
    group = parser.add_argument_group("how it is read")
    add_size(group)
    group.add_argument(
        "--kb", metavar="PATH",
        help="give the Wikidata items of entities by this index (see relata kb; default: RELATA_KB "
        "where it is set)",
    )  # fmt: skip
    add_engine(group)


def add_size(to: _ArgumentGroup) -> None:
    """Add the bound on the size of a text."""
    to.add_argument(
        "--max-size", type=_size, default=DEFAULT_MEGABYTES, metavar="MB",
        help=f"refuse a text larger than this many megabytes (default: {DEFAULT_MEGABYTES})",
    )  # fmt: skip


def run(args: Namespace) -> int:
    """Read every input in turn, and print the results."""
    from relata.app.cli.reading import run as read

    return read(args)


COMMAND = Command(
    name="read",
    summary="read articles: who said what, and through whose hands",
    description="Read articles and report the statements in them: who said what, to whom, in "
    "which mode, and through whose hands the words came.",
    epilog=_EPILOG,
    configure=configure,
    run=run,
)
