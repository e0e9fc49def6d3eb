"""`relata bench`: speed, on one core."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from relata.app.command import Command


def configure(parser: ArgumentParser) -> None:
    """Add the options."""
    add = parser.add_argument
    add("--corpora", metavar="FOLDER", type=Path, help="where the corpora are (../shared/corpora)")
    add("--out", metavar="FILE", type=Path, help="write the figures there, as JSON")
    add("--force", action="store_true", help="overwrite a file that is there")


def run(args: Namespace) -> int:
    """Measure, print the table, write what was asked for."""
    from relata.evaluate import bench
    from relata.evaluate.corpora import find_folder

    measured = bench.run(find_folder(args.corpora))
    sys.stdout.write(bench.table(measured).rstrip("\n") + "\n")
    if args.out:
        import json

        from relata.app.output import write_text

        write_text(args.out, json.dumps(measured, indent=2) + "\n", force=args.force)
    return 0


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
