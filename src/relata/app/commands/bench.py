"""`relata bench`: speed, on one core."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from relata.app.command import Command


def configure(parser: ArgumentParser) -> None:
    """Add the options."""
    add = parser.add_argument
    add("--corpora", metavar="FOLDER", type=Path, help="where the corpora are (../shared/corpora)")


def run(args: Namespace) -> int:
    """Measure and print."""
    raise NotImplementedError


COMMAND = Command(
    name="bench",
    summary="measure speed",
    description="Measure tokens and documents a second from plain text to record on one core, "
    "peak memory, and in the same process the rate of spaCy's blank tokenizer with its "
    "sentencizer, where spaCy is installed.",
    epilog="",
    configure=configure,
    run=run,
)
