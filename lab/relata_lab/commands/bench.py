"""`relata bench`: speed, on one core."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from relata.app.cli.command import Command
from relata.app.cli.engines import add_engine


def configure(parser: ArgumentParser) -> None:
    """Add the options."""
    add = parser.add_argument
    add("--corpora", metavar="FOLDER", type=Path, help="where the corpora are (../shared/corpora)")
    add("--texts", metavar="PATH", nargs="+", help="read these files and folders instead")
    add_engine(parser)
    add("--out", metavar="FILE", type=Path, help="write the figures there, as JSON")
    add("--force", action="store_true", help="overwrite a file that is there")


def _texts(paths: list[str]) -> list[str]:
    """The texts of the articles at the paths; reading their formats is not measured."""
    from relata import readers
    from relata.app import sources

    texts = []
    for path in paths:
        for one in sources.expand(path):
            source = sources.open_source(one.name)
            texts.append(readers.read_bytes(source.data, name=source.name, url=source.url).text)
    return texts


def run(args: Namespace) -> int:
    """Measure, print the table, write what was asked for."""
    from relata_lab.bench import measure, table

    given = _texts(args.texts) if args.texts else None
    measured = measure.run(args.corpora, engine=args.engine, given=given)
    sys.stdout.write(table.table(measured).rstrip("\n") + "\n")
    if args.out:
        import json

        from relata.app.cli.output import write_text

        write_text(args.out, json.dumps(measured, indent=2) + "\n", force=args.force)
    return 0


COMMAND = Command(
    name="bench",
    summary="measure speed",
    description="Measure tokens and documents a second from plain text to record on one core, "
    "peak memory; the same for each engine as a process of its own, with its start and its "
    "weights; and for comparison the rate of spaCy's blank tokenizer with its sentencizer, where "
    "spaCy is installed.",
    epilog="",
    configure=configure,
    run=run,
)
