"""`relata mcp`: tools for assistants, over standard input and output."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from relata.app.archives.place import add_archive
from relata.app.cli.command import Command
from relata.model.errors import ArchiveError, UsageError

_EPILOG = """\
An assistant's settings name the command:
  {"mcpServers": {"relata": {"command": "relata", "args": ["mcp"]}}}
"""


def configure(parser: ArgumentParser) -> None:
    """Add the options."""
    add_archive(parser)


def run(args: Namespace) -> int:
    """Serve until standard input ends."""
    try:
        import mcp  # noqa: F401
    except ImportError:
        raise UsageError("mcp needs the extra mcp: pip install 'relata-news[mcp]'") from None
    from relata.app.archives.place import open_place
    from relata.app.web.assistants.server import build

    search = None
    try:
        archive = open_place(args.archive)
    except ArchiveError:
        if args.archive:
            raise
        # Without an archive the other tools work; the tool says how to make one.
    else:
        from relata.app.web.assistants.archive import search_in

        search = search_in(archive)
    build(search).run("stdio")
    return 0


COMMAND = Command(
    name="mcp",
    summary="tools for assistants: read, names, search",
    description="Serve the tools read, names and search to an assistant by the Model Context "
    "Protocol, over standard input and output. It opens public addresses, and no files.",
    epilog=_EPILOG,
    configure=configure,
    run=run,
)
