"""`relata fuzz`: inputs that were spoiled on purpose, and whether the promises hold."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from relata.app.cli import streams
from relata.app.cli.command import Command
from relata.app.cli.engines import add_engine

if TYPE_CHECKING:
    from relata_lab.fuzz.run import Failure, Outcome

_EPILOG = """\
examples:
  relata fuzz --seconds 120 --engine fast       what CI runs
  relata fuzz --seconds 3600                    an hour, with the default engine
  relata fuzz --only 4711 --save bad.html       one input again, and its bytes

exit status: 0 every promise was kept, 1 one was broken
"""


def configure(parser: ArgumentParser) -> None:
    """Add the options."""
    add = parser.add_argument
    add("--inputs", metavar="N", type=int, help="how many inputs to read")
    add("--seconds", metavar="S", type=float, help="how long to go on (default: 120)")
    add("--seed", metavar="N", type=int, default=1, help="which inputs are made (default: 1)")
    add("--start", metavar="N", type=int, default=0, help="number of the first one (default: 0)")
    add("--only", metavar="N", type=int, help="read this one alone, and show its traceback")
    add("--save", metavar="FILE", type=Path, help="with --only: write its bytes there")
    add_engine(parser)


def run(args: Namespace) -> int:
    """Read the inputs, print what came of them."""
    from relata_lab.fuzz import run as fuzz

    if args.only is not None:
        item = fuzz.case(args.seed, args.only)
        streams.show_lines(f"{item.name}, {len(item.data)} bytes, language {item.language}")
        if args.save:
            args.save.write_bytes(item.data)
        streams.show_lines(f"{fuzz.read(item, args.only, args.engine)} statements")
        return 0
    seconds = args.seconds if args.seconds or args.inputs else 120.0
    said = 0

    def report(outcome: Outcome) -> None:
        nonlocal said
        for one in outcome.failures[said:]:
            streams.say(failed(one))
        said = len(outcome.failures)
        _report(outcome)

    outcome = fuzz.run(
        seed=args.seed, start=args.start, inputs=args.inputs, seconds=seconds, engine=args.engine,
        report=report,
    )  # fmt: skip
    streams.show_lines(*lines(outcome))
    return 1 if outcome.failures else 0


def _report(outcome: Outcome) -> None:
    if outcome.inputs % 10_000 == 0:
        streams.say(
            f"{outcome.inputs:,} inputs in {outcome.seconds:.0f} s, {len(outcome.failures)} failed"
        )


def failed(one: Failure) -> str:
    """An input that broke a promise, and which, on one line."""
    return f"FAILED {one.number} ({one.name}): {one.why}"


def lines(outcome: Outcome) -> list[str]:
    """What came of a run, for a person."""
    kinds = ", ".join(f"{name} {count:,}" for name, count in outcome.results.most_common())
    formats = ", ".join(f"{name} {count:,}" for name, count in outcome.formats.most_common())
    return [
        f"{outcome.inputs:,} inputs in {outcome.seconds:.0f} s; {outcome.statements:,} statements",
        f"  results: {kinds}",
        f"  formats: {formats}",
        f"  slowest: {outcome.slowest:.2f} s of processor time, input {outcome.slowest_number}",
        *(f"  {failed(one)}" for one in outcome.failures),
    ]


COMMAND = Command(
    name="fuzz",
    summary="read spoiled inputs and check what is promised of every record",
    description="Change small articles of every format and language at random, read them, and "
    "check: no undocumented error, no hang, no span outside its text, the record back from JSON.",
    epilog=_EPILOG,
    configure=configure,
    run=run,
)
