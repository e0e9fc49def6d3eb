"""The commands, in the order of the help: one file each. A new one is a file and a line here.

No file here imports anything heavy at its top: `relata --help` reads them all.
"""

from __future__ import annotations

from relata.app.command import Command
from relata.app.commands import bench, evaluate, names, read, schema, train

COMMANDS: tuple[Command, ...] = (
    read.COMMAND, names.COMMAND, schema.COMMAND, evaluate.COMMAND, bench.COMMAND,
    train.COMMAND,
)  # fmt: skip
