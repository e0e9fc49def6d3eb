"""The registry of commands: one file each. A new one is a file and a line in `CORE`.

Other packages add commands through the entry point group `relata.commands` (the laboratory:
`eval`, `bench`, `train`); each entry point is a `Command`. No file here imports anything heavy
at its top: `relata --help` reads them all.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import entry_points

from relata.app.cli.command import Command
from relata.app.cli.commands import names, read, schema

GROUP = "relata.commands"

#: The product's own commands, in the order of the help.
CORE: tuple[Command, ...] = (read.COMMAND, names.COMMAND, schema.COMMAND)


@lru_cache(maxsize=1)
def commands() -> tuple[Command, ...]:
    """All commands in the order of the help: the product's own, then what is installed."""
    own = {command.name for command in CORE}
    added = [point for point in entry_points(group=GROUP) if point.name not in own]
    return (*CORE, *(point.load() for point in sorted(added, key=lambda point: point.name)))
