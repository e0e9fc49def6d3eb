"""`relata schema`: the JSON Schema of the record."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from relata.app.cli.command import Command


def configure(_parser: ArgumentParser) -> None:
    """It takes no options."""


def run(_args: Namespace) -> int:
    """Print the schema."""
    import json

    from relata.model.serial import schema

    sys.stdout.write(json.dumps(schema(), ensure_ascii=False, indent=2) + "\n")
    return 0


COMMAND = Command(
    name="schema",
    summary="print the JSON Schema of the record",
    description="Print the JSON Schema (draft 2020-12) of what `relata read --format json` gives.",
    epilog="",
    configure=configure,
    run=run,
)
