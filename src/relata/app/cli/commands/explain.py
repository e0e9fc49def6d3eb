"""`relata explain`: the page of a rule of the lint, or the list of all rules."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from relata.app.cli.command import Command

_EPILOG = """\
examples:
  relata explain             all rules
  relata explain NAM001      one rule: what, why, how often it was right, examples
"""


def configure(parser: ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument(
        "rules", nargs="*", metavar="RULE",
        help="a rule's id (NAM001) or name; without one, the list of all rules",
    )  # fmt: skip


def run(args: Namespace) -> int:
    """Print the pages, or the list."""
    from relata.app.cli import streams
    from relata.lint.measured import severity_of
    from relata.lint.page import page
    from relata.lint.registry import RULES, by_id
    from relata.present import clean

    if not args.rules:
        streams.show_lines(
            *(
                f"{rule.id}  {severity_of(rule):<7}  {'' if rule.default else '(off) '}{rule.what}"
                for rule in RULES
            )
        )
        return 0
    pages = [clean.page(page(by_id(name))) for name in args.rules]
    streams.show("\n".join(pages))
    return 0


COMMAND = Command(
    name="explain",
    summary="explain the rules of relata check",
    description="The page of a rule: what it looks for, why, how often it was right on real "
    "articles, its known limits, and examples.",
    epilog=_EPILOG,
    configure=configure,
    run=run,
)
