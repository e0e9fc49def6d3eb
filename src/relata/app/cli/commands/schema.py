"""`relata schema`: the JSON Schema of the record."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from relata.app.cli import streams
from relata.app.cli.command import Command


def configure(_parser: ArgumentParser) -> None:
    """It takes no options."""


def run(_args: Namespace) -> int:
    """Print the schema."""
    from relata.model.serial import schema

    streams.show_json(schema(), indent=2)
    return 0


COMMAND = Command(
    name="schema",
    summary="print the JSON Schema of the record",
    description="Print the JSON Schema (draft 2020-12) of what `relata read --format json` gives.",
    epilog="",
    configure=configure,
    run=run,
)
