"""The registry of commands: one file each. A new one is a file and a line in `CORE`.

Other packages add commands through the entry point group `relata.commands` (the laboratory:
`eval`, `bench`, `train`); each entry point is a `Command`. No file here imports anything heavy
at its top: `relata --help` reads them all.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from relata.app.cli.command import Command
from relata.app.cli.commands import (
    batch,
    check,
    compare,
    explain,
    kb,
    names,
    read,
    schema,
    timeline,
    verify,
    verify_selectors,
)
from relata.app.cli.commands.archive import add, archive, corrections, search, watch, who
from relata.app.cli.commands.servers import lsp, mcp, serve
from relata.model.threads import once

GROUP = "relata.commands"

#: The product's own commands, in the order of the help.
CORE: tuple[Command, ...] = (
    read.COMMAND,
    verify.COMMAND,
    compare.COMMAND,
    check.COMMAND,
    explain.COMMAND,
    timeline.COMMAND,
    lsp.COMMAND,
    add.COMMAND,
    watch.COMMAND,
    search.COMMAND,
    who.COMMAND,
    corrections.COMMAND,
    archive.COMMAND,
    names.COMMAND,
    kb.COMMAND,
    batch.COMMAND,
    verify_selectors.COMMAND,
    serve.COMMAND,
    mcp.COMMAND,
    schema.COMMAND,
)


@once(1)
def commands() -> tuple[Command, ...]:
    """All commands in the order of the help: the product's own, then what is installed."""
    own = {command.name for command in CORE}
    added = {name: place for name, place in _entry_points() if name not in own}
    return (*CORE, *(_load(added[name]) for name in sorted(added)))


def _load(place: str) -> Command:
    """The object of an entry point: "package.module:NAME"."""
    module, _, attribute = place.partition(":")
    command: Command = getattr(import_module(module), attribute)
    return command


def _entry_points() -> Iterator[tuple[str, str]]:
    """Name and place of the group's entry points, of the first distribution on the path.

    Read from the installed `*.dist-info/entry_points.txt`, as the packaging specification lays
    them out. `importlib.metadata` gives the same; its import alone takes half as long as the
    whole of `relata --help`.
    """
    seen: set[str] = set()
    for folder in map(Path, sys.path):
        for file in sorted(folder.glob("*.dist-info/entry_points.txt")):
            for name, place in _of_group(file):
                if name not in seen:
                    seen.add(name)
                    yield name, place


def _of_group(file: Path) -> Iterator[tuple[str, str]]:
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):  # what cannot be read adds nothing
        return
    if GROUP not in text:
        return
    section = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            section = line.strip("[] ")
        elif section == GROUP and "=" in line:
            name, _, place = line.partition("=")
            yield name.strip(), place.strip().split(" ", 1)[0]
