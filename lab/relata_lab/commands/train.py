"""`relata train`: the weights of the engine `fast`, fitted from the corpora."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from relata.app.cli.command import Command
from relata.model.errors import UsageError


def configure(parser: ArgumentParser) -> None:
    """Add the options."""
    add = parser.add_argument
    add(
        "names",
        metavar="SET",
        nargs="*",
        help="the sets to fit (all): fast",
    )
    add("--out", metavar="FOLDER", type=Path, required=True, help="where the files go")
    add("--force", action="store_true", help="write into a folder that has weights already")


def run(args: Namespace) -> int:
    """Fit, and say on standard output which files were written."""
    from relata_lab.training.train import train

    if args.out.is_dir() and any(args.out.glob("*.json")) and not args.force:
        raise UsageError(f"{args.out} has weights already; --force overwrites them")
    for path in train(args.names, args.out, say=_say):
        sys.stdout.write(f"{path}\n")
    return 0


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


COMMAND = Command(
    name="train",
    summary="fit the weights of the engine fast",
    description="Fit the regressions of the engine `fast` on the training splits of the "
    "corpora and write them with their cards. Needs the corpora in ../shared/corpora.",
    epilog="The encoder has a command of its own: python -m relata_lab.training.encoder --help",
    configure=configure,
    run=run,
)
