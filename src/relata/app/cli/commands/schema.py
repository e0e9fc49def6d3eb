"""`relata schema`: the JSON Schema of the record, and of what other commands print."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from relata.app.cli import streams
from relata.app.cli.command import Command

SCHEMAS = ("record", "verification")


def configure(parser: ArgumentParser) -> None:
    """Add the argument."""
    from relata.app.cli.choices import one_of

    parser.add_argument(
        "what", nargs="?", default=SCHEMAS[0], choices=SCHEMAS, metavar="WHAT",
        help=f"{one_of(SCHEMAS)} (default: {SCHEMAS[0]})",
    )  # fmt: skip


def run(args: Namespace) -> int:
    """Print the schema."""
    if args.what == "verification":
        from relata.present.verification.json import schema
    else:
        from relata.model.serial import schema

    streams.show_json(schema(), indent=2)
    return 0


COMMAND = Command(
    name="schema",
    summary="print the JSON Schema of the record",
    description="Print the JSON Schema (draft 2020-12) of what `relata read --format json` gives, "
    "or of what `relata verify --format json` prints.",
    epilog="",
    configure=configure,
    run=run,
)
