"""`relata lsp`: the language server, on standard input and output."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from relata.app.cli.choices import one_of
from relata.app.cli.command import Command
from relata.app.cli.engines import add_engine, names
from relata.model.errors import UsageError

_EPILOG = """\
An editor starts it; messages of the Language Server Protocol go over standard input and output.
Findings appear as the text is written; the rules' pages are shown where the pointer rests.
The engine is the fast one unless another is named, here or in relata.toml: a check after a key
press must not be felt.
It needs the extra: pip install relata-news[lsp]
"""


def configure(parser: ArgumentParser) -> None:
    """Add the options."""
    from relata.lint.messages import languages

    parser.add_argument(
        "--report-lang", metavar="CODE",
        help=f"language of the messages: {one_of(languages())} (default: that of relata.toml, "
        "or en)",
    )  # fmt: skip
    add_engine(parser, default=f"that of relata.toml, or {_fast()}")


def run(args: Namespace) -> int:
    """Serve until the editor ends it."""
    from relata.lint.messages import messages

    if args.report_lang is not None:
        messages(args.report_lang)
    try:
        from relata.app.lsp.server import make_server
    except ImportError as error:
        raise UsageError(
            f"the language server needs {error.name}; pip install relata-news[lsp]"
        ) from None
    make_server(args.engine, args.report_lang, fallback=_fast()).start_io()
    return 0


def _fast() -> str:
    """The name of the engine that answers a key press: the one after the default."""
    known = names()
    return known[1] if len(known) > 1 else known[0]


COMMAND = Command(
    name="lsp",
    summary="serve the findings of relata check to an editor",
    description="A language server for the findings of relata check.",
    epilog=_EPILOG,
    configure=configure,
    run=run,
)
