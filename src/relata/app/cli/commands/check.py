"""`relata check`: the sourcing lint of drafts, in the terminal, in editors and in CI."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from relata.app.cli.choices import one_of
from relata.app.cli.command import Command
from relata.app.cli.commands.read import add_facts, add_size
from relata.app.cli.engines import add_engine

_EPILOG = """\
examples:
  relata check story.txt
  relata check drafts/ --select NAM,QUO --format github
  relata check story.txt --against communique.txt
  relata check drafts/ --baseline relata-baseline.json --write-baseline
  relata explain NAM001

Exceptions: <!-- relata: ignore NAM001 --> before a paragraph, <!-- relata: ignore-file SRC --> for
a file, [lint.per-file-ignores] in relata.toml.

exit status: 0 nothing was found (or only notes on the whole article), 1 findings, 2 an input could
not be read
"""
_SEVERITIES = ("error", "warning", "info")


def configure(parser: ArgumentParser) -> None:
    """Add the options."""
    _add_output(parser)
    _add_rules(parser)
    _add_reading(parser)


def _add_output(parser: ArgumentParser) -> None:
    from relata.lint.messages import languages
    from relata.lint.output import FORMATS

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
    add("--out", metavar="PATH", help="write to this file instead of the terminal")
    add("--force", action="store_true", help="let --out overwrite a file that exists")
    add(
        "--report-lang", metavar="CODE",
        help=f"language of the messages: {one_of(languages())} (default: en)",
    )  # fmt: skip
    add(
        "--fail-on", choices=_SEVERITIES, default="info", metavar="SEVERITY",
        help=f"exit status 1 only from this severity on: {one_of(_SEVERITIES)} (default: info)",
    )  # fmt: skip


def _add_rules(parser: ArgumentParser) -> None:
    add = parser.add_argument_group("which findings").add_argument
    add(
        "--select", action="append", default=[], metavar="RULES",
        help="only these rules, by id or by the letters that ids begin with, separated by commas; "
        "ALL for all of them",
    )  # fmt: skip
    add("--ignore", action="append", default=[], metavar="RULES", help="leave these rules out")
    add(
        "--against", action="append", default=[], metavar="SOURCE",
        help="a file or address with the original, in which quotations must stand (QUO005); may "
        "be given several times",
    )  # fmt: skip
    add(
        "--baseline", metavar="FILE",
        help="leave out the findings that this file knows, and report entries that are stale",
    )  # fmt: skip
    add(
        "--write-baseline", action="store_true",
        help="write the findings of this run to the baseline file",
    )  # fmt: skip
    add(
        "--config", metavar="FILE",
        help="a relata.toml or pyproject.toml (default: the nearest one from here upwards)",
    )  # fmt: skip
    add("--no-config", action="store_true", help="use no configuration file")


def _add_reading(parser: ArgumentParser) -> None:
    add_facts(parser)
    group = parser.add_argument_group("how it is read")
    add_size(group)
    add_engine(group, default="that of relata.toml, or the first that knows the language")


def run(args: Namespace) -> int:
    """Check every input in turn, and print the findings."""
    from relata.app.cli.checking import run as check

    return check(args)


COMMAND = Command(
    name="check",
    summary="check articles: a lint for the sourcing of news",
    description="Check how articles are sourced: missing and vague sources, names in several "
    "spellings, quotations, headlines that the text does not bear out, damaged text.",
    epilog=_EPILOG,
    configure=configure,
    run=run,
)
