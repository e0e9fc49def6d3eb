"""`relata verify`: are an article's quotations in its sources, and as it has them?"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from relata.app.cli.command import Command

FORMATS = ("text", "json", "html")

_EPILOG = """\
examples:
  relata verify story.txt --against press-release.html
  relata verify story.html --against transcript.pdf minutes/ --format json
  relata verify draft.md --against speech.txt --format html --out draft-verified.html

verdicts: exact; typographic (marks, spacing, capitals, brackets); trimmed (an ellipsis that keeps
order and sense); reworded; reversed (a negation, modal, number or name is lost, added or changed);
elsewhere (somebody else says it in the source); not-found; ambiguous (several places, different
verdicts)

exit status: 0 nothing is reversed, elsewhere or not found, 1 something is, 2 the article or a
source could not be read
"""


def configure(parser: ArgumentParser) -> None:
    """Add the options."""
    from relata.app.cli.choices import one_of
    from relata.app.cli.commands.read import add_facts, add_size
    from relata.app.cli.engines import add_engine

    add = parser.add_argument
    add(
        "article",
        metavar="ARTICLE",
        help="the article: a file, an address or - (standard input)",
    )
    add(
        "--against", nargs="+", required=True, metavar="SOURCE",
        help="what it quotes: press releases, transcripts, court papers, other articles; files, "
        "folders, addresses",
    )  # fmt: skip
    add("--format", default="text", metavar="FORMAT", choices=FORMATS,
        help=f"{one_of(FORMATS)} (default: text)")  # fmt: skip
    add("--out", metavar="PATH", help="write to this file instead of the terminal")
    add("--force", action="store_true", help="let --out overwrite a file that exists")
    add_facts(parser)
    group = parser.add_argument_group("how it is read")
    add_size(group)
    add_engine(group)


def run(args: Namespace) -> int:
    """Place the quotations, and print. 1 where one is reversed, elsewhere or not found."""
    from relata.app.cli.verifying import run as verify

    return verify(args)


COMMAND = Command(
    name="verify",
    summary="are an article's quotations in its sources",
    description="Place the quotations of an article in its sources, and say of each whether it is "
    "there as the article has it; compare its indirect statements with the nearest sentences.",
    epilog=_EPILOG,
    configure=configure,
    run=run,
)
