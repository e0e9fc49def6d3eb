"""The command line's grammar: argparse, with errors of one line that say what to do."""

from __future__ import annotations

import re
from argparse import Action, ArgumentParser, HelpFormatter, Namespace
from difflib import get_close_matches
from typing import Any, NoReturn

from relata._version import __version__
from relata.app.cli import streams
from relata.app.cli.commands import CORE, commands
from relata.model.errors import UsageError

_INTRO = "Who said what in a news article, to whom, and through whose hands the words came."
_EXAMPLES = """\
examples:
  relata read story.txt                    a report in the terminal
  relata read story.html --format json     the record
  relata read *.html --format html --out reports/

exit status: 0 done, 1 findings, 2 something could not be read or done
"""


class _Help(HelpFormatter):
    """Keeps the lines of examples; the rest is wrapped as usual."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        if "\n" in text:
            return "".join(indent + line for line in text.splitlines(keepends=True))
        return super()._fill_text(text, width, indent)


class Parser(ArgumentParser):
    """Raises UsageError, of one line, where argparse would print its usage and leave."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("formatter_class", _Help)
        super().__init__(allow_abbrev=False, **options)

    def error(self, message: str) -> NoReturn:
        """Raise the message as a UsageError that names the help to read."""
        raise UsageError(f"{_plain(message)}; see {self.prog} --help")

    def _print_message(self, message: str, _file: object = None) -> None:
        # argparse would say nothing of a full disk.
        streams.show(message)

    def options(self) -> list[str]:
        """Every long option it knows."""
        return [o for a in self._actions for o in a.option_strings if o.startswith("--")]


class _Version(Action):
    def __call__(self, *_: Any) -> NoReturn:
        streams.show(f"relata {__version__}\n")
        raise SystemExit(0)


def _plain(message: str) -> str:
    """argparse's message with the short name of its argument: "--mode: …"."""
    message = " ".join(message.split())
    message = re.sub(r"^argument ([^:]+): ", lambda m: f"{m[1].split('/')[-1]}: ", message)
    return message.replace("the following arguments are required: ", "it needs ")


def build(only: str | None = None) -> tuple[Parser, dict[str, Parser]]:
    """The whole grammar, and the parser of each command.

    With `only`, the options of that command alone are added: what its help needs (engines,
    formats) is not imported for the others. Where it is one of the product's own, installed
    packages are not searched for more commands.
    """
    parser = Parser(prog="relata", description=_INTRO, epilog=_EXAMPLES)
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version")
    of_command = parser.add_subparsers(
        metavar="COMMAND", title="commands", parser_class=Parser, prog="relata"
    )
    parsers: dict[str, Parser] = {}
    for command in CORE if any(own.name == only for own in CORE) else commands():
        own = of_command.add_parser(
            command.name,
            help=command.summary,
            description=command.description,
            epilog=command.epilog,
        )
        if only is None or command.name == only:
            command.configure(own)
        own.set_defaults(run=command.run)
        parsers[command.name] = own
    return parser, parsers


def parse(argv: list[str]) -> Namespace:
    """The options of one call. Raises UsageError; leaves by SystemExit(0) after --help."""
    parser, parsers = build(only=argv[0] if argv else "")
    if argv and not argv[0].startswith("-") and argv[0] not in parsers:
        raise UsageError(_no_command(argv[0], list(parsers)))
    args, rest = parser.parse_known_args(argv)
    if rest:
        own = parsers.get(argv[0], parser)
        raise UsageError(_unknown(rest, own))
    if not hasattr(args, "run"):
        raise UsageError("say what to do, for example `relata read story.txt`; see relata --help")
    return args


def _no_command(word: str, names: list[str]) -> str:
    near = get_close_matches(word, names, n=1)
    if near:
        return f"there is no command {word!r}; did you mean `relata {near[0]}`?"
    return f"there is no command {word!r}; to read an article: relata read {word}"


def _unknown(rest: list[str], parser: Parser) -> str:
    option = next((word for word in rest if word.startswith("-")), rest[0]).split("=")[0]
    near = get_close_matches(option, parser.options(), n=1)
    hint = f"did you mean {near[0]}?" if near else f"see {parser.prog} --help"
    return f"unknown option {option!r}; {hint}"
