"""`relata serve`: the web application and the HTTP API."""

from __future__ import annotations

import os
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from typing import TYPE_CHECKING

from relata.app.archives.place import VARIABLE as ARCHIVE
from relata.app.archives.place import add_archive, is_missing
from relata.app.cli.command import Command
from relata.app.cli.engines import add_engine
from relata.model.errors import ArchiveError, UsageError

if TYPE_CHECKING:
    from relata.app.web.settings import WebSettings

PORT = 8470
MOST_WORKERS = 64
VARIABLE = "RELATA_TOKENS"

_EPILOG = """\
examples:
  relata serve                                for you alone, on this machine
  relata serve --host 0.0.0.0 --name archive.example --tokens tokens.txt

The file of tokens has a line for each person: a name, a space, a token of 16 letters or more
(openssl rand -hex 24 makes one). Everything but loopback needs it; docs/web.md says how to run it
for a newsroom.
"""


def configure(parser: ArgumentParser) -> None:
    """Add the options."""
    add = parser.add_argument
    add("--host", metavar="ADDRESS", default="127.0.0.1", help="where to listen (127.0.0.1)")
    add("--port", metavar="N", type=_port, default=PORT, help=f"which port ({PORT}; 0: any)")
    add("--tokens", metavar="FILE", help=f"who may work here (else what {VARIABLE} names)")
    add("--name", metavar="HOST", action="append", default=[],
        help="a name under which browsers reach it; may be given several times")  # fmt: skip
    add("--https", action="store_true", help="browsers reach it by https, through a proxy")
    add(
        "--workers",
        metavar="N",
        type=_workers,
        help="processes that answer (one a core, at most 4)",
    )
    add("--rate", metavar="N", type=float, help="requests a second that one caller may make")
    add_archive(parser)
    add("--new", action="store_true", help="make the archive where there is none at that place")
    add_engine(parser)


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text[:6]) > 65_535:
        raise ArgumentTypeError(f"{text!r} is not a port: give a number from 0 to 65535")
    return int(text)


def _workers(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 6 and 1 <= int(text) <= MOST_WORKERS):
        raise ArgumentTypeError(f"{text!r}: give a number from 1 to {MOST_WORKERS}")
    return int(text)


def run(args: Namespace) -> int:
    """Serve until the process is asked to end."""
    try:
        import starlette  # noqa: F401
        import uvicorn  # noqa: F401
    except ImportError:
        raise UsageError("serve needs the extra web: pip install 'relata-news[web]'") from None
    if is_missing(args.archive) and not args.new:
        named = args.archive or os.environ.get(ARCHIVE)
        raise ArchiveError(
            f"{named}: there is no archive here; serve --new or relata add makes one"
        )
    from relata.app.web.serving.server import default_workers, serve

    workers = args.workers or default_workers()
    if workers > 1 and os.name != "posix":
        raise UsageError("--workers: there is one process on this system; leave it out")
    return serve(settings(args), args.host, args.port, workers)


def settings(args: Namespace) -> WebSettings:
    """What the options and the environment ask for. Raises UsageError."""
    import secrets
    from pathlib import Path

    from relata.app.archives.place import author
    from relata.app.web import settings as web
    from relata.app.web.limits import RATE

    place = args.tokens or os.environ.get(VARIABLE)
    tokens: dict[bytes, str] = {}
    if place:
        try:
            lines = Path(place).read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "it is not text"
            raise UsageError(f"{place}: the tokens cannot be read: {reason.lower()}") from None
        tokens = web.parse_tokens(lines, place)
        if not tokens:
            raise UsageError(f"{place}: there are no tokens in it; write a name and a token a line")
    names = tuple(name.lower() for name in args.name)
    if not tokens and (names or not web.is_loopback(args.host)):
        raise UsageError(
            f"others can reach {args.host if not names else names[0]}: name a file of tokens with "
            "--tokens, or leave out --host and --name to serve this machine alone"
        )
    own = () if web.is_loopback(args.host) else (args.host,)
    rate = args.rate if args.rate is not None else RATE
    if not 0 < rate < 1e6:
        raise UsageError("--rate: give a number over 0")
    return web.WebSettings(
        archive=args.archive,
        secret=secrets.token_bytes(32),
        tokens=tokens,
        user=author(None),
        hosts=(*web.LOOPBACK_HOSTS, *own, *names),
        secure=args.https,
        engine=args.engine,
        rate=rate,
        burst=max(int(rate * 3), 1),
    )


COMMAND = Command(
    name="serve",
    summary="the web application and the HTTP API",
    description="Serve the archive to browsers and programs. Without options it can be reached "
    "from this machine alone.",
    epilog=_EPILOG,
    configure=configure,
    run=run,
)
