"""`relata batch`: many documents (web archives, folders, tables) to Parquet."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from typing import TYPE_CHECKING

from relata.app.cli import streams
from relata.app.cli.command import Command
from relata.app.cli.engines import engine
from relata.model.errors import UsageError

if TYPE_CHECKING:
    from relata.app.batch.options import BatchOptions, RunPlan
    from relata.app.batch.place import RunFolder
    from relata.app.batch.run import State, Workers

_EPILOG = """\
examples:
  relata batch CC-NEWS-*.warc.gz --out tables/
  relata batch articles/ more.jsonl.gz --out tables/ --languages de,en
  relata batch crawl/ --out tables/ --domains example.org --dated 2026-01..2026-06
  relata batch crawl/ --out tables/ --ray auto
  relata batch --out tables/ --resume

The same command again goes on where it was ended. docs/batch.md says what the tables hold.

exit status: 0 all inputs were read and every record is accounted for, 2 an input is cut, broken or
empty, or the account does not add up (the rest is there), or the run cannot go on
"""
_MISSING = "batch needs more packages: pip install 'relata-news[batch]'"


def _codes(value: str) -> tuple[str, ...]:
    from relata.lang.language import supported

    codes = tuple(sorted({code.strip().lower() for code in value.split(",") if code.strip()}))
    unknown = [code for code in codes if code not in supported()]
    if unknown or not codes:
        raise ArgumentTypeError(
            f"{', '.join(unknown) or value!r}: no language that Relata reads "
            f"({', '.join(supported())})"
        )
    return codes


def _domains(value: str) -> tuple[str, ...]:
    found = {part.strip().lower().removeprefix("www.").strip(".") for part in value.split(",")}
    found.discard("")
    if not found or any("/" in one or ":" in one for one in found):
        raise ArgumentTypeError(
            f"{value!r} is not a list of domains: write example.org,news.example"
        )
    return tuple(sorted(found))


def _number(least: float, most: float, example: str) -> type:
    def parse(value: str) -> float:
        try:
            number = float(value)
        except ValueError:
            number = float("nan")
        if not least < number <= most:
            raise ArgumentTypeError(f"{value!r} is not valid here: give {example}")
        return number

    return parse  # type: ignore[return-value]


def configure(parser: ArgumentParser) -> None:
    """Add the options."""
    add = parser.add_argument
    add(
        "inputs", nargs="*", metavar="IN",
        help="web archives (.warc, .warc.gz, .warc.zst), JSON Lines (.jsonl, also .gz and .zst), "
        "Parquet, articles, folders of them",
    )  # fmt: skip
    add("--out", required=True, metavar="DIR", help="the folder for the tables")
    add(
        "--resume", action="store_true",
        help="go on with the run in DIR as it was begun, whatever inputs and options are given now",
    )  # fmt: skip
    add("--force", action="store_true", help="replace another run in DIR")
    _add_filters(parser)
    _add_reading(parser)
    _add_machines(parser)


def _add_filters(parser: ArgumentParser) -> None:
    add = parser.add_argument_group("which records").add_argument
    add("--languages", type=_codes, default=(), metavar="CODES", help="only these: de,en")
    add(
        "--domains", type=_domains, default=(), metavar="HOSTS",
        help="only pages of these hosts and of those below them: example.org,news.example",
    )  # fmt: skip
    add(
        "--captured", metavar="DAYS",
        help="only pages that were captured then (WARC-Date): 2026-01-01..2026-01-31, 2026-01",
    )  # fmt: skip
    add("--dated", metavar="DAYS", help="only articles with a date of their own in this range")
    add(
        "--sample", type=_number(0, 1, "a share, for example 0.01"), default=1.0, metavar="SHARE",
        help="only this share of the records, chosen by their addresses: the same in every run",
    )  # fmt: skip


def _add_reading(parser: ArgumentParser) -> None:
    add = parser.add_argument_group("how it is read").add_argument
    add(
        "--engine", type=engine, default="fast", metavar="NAME",
        help="statement engine: fast (default: languages without fitted rules are skipped), "
        "encoder (all languages, many times as slow) or grammar",
    )  # fmt: skip
    add(
        "--column", metavar="NAME",
        help="field or column with the page or text (default: html, text, body, content …)",
    )  # fmt: skip
    add(
        "--no-twins", action="store_true",
        help="read near copies of an article by themselves, and do not mark them",
    )  # fmt: skip
    add(
        "--seconds", type=_number(0, 86400, "seconds, for example 60"), default=60.0, metavar="N",
        help="longest time for one document (default: 60)",
    )  # fmt: skip
    add(
        "--memory", type=_number(0, 1 << 20, "MiB, for example 1024"), default=1024, metavar="MIB",
        help="memory by which a worker may grow over one document (default: 1024)",
    )  # fmt: skip
    add(
        "--max-size", type=_number(0, 1000, "megabytes, for example 10"), default=10.0,
        metavar="MB", help="largest page (default: 10)",
    )  # fmt: skip


def _add_machines(parser: ArgumentParser) -> None:
    add = parser.add_argument_group("where it runs").add_argument
    add(
        "--workers", type=_number(0, 4096, "a number of processes"), metavar="N",
        help="processes at a time (default: one a processor)",
    )  # fmt: skip
    add(
        "--ray", nargs="?", const="local", metavar="ADDRESS",
        help="run on a Ray cluster: auto, an address, or without one a cluster of this machine",
    )  # fmt: skip
    add(
        "--shard-size", type=_number(0, 10**6, "a number of records"), default=1000, metavar="N",
        help="records of a part file (default: 1000)",
    )  # fmt: skip
    add("--json", action="store_true", help="print the account as JSON")


def run(args: Namespace) -> int:
    """Carry a run out. 2 where an input is damaged or the account does not add up."""
    try:
        import datasketch  # noqa: F401
        import fastwarc  # noqa: F401
        import pyarrow  # noqa: F401
        import resiliparse  # noqa: F401
        import zstandard  # noqa: F401
    except ImportError:
        raise UsageError(_MISSING) from None
    from relata.app.batch import report
    from relata.app.batch.place import RunFolder
    from relata.app.batch.run import run as carry_out

    folder = RunFolder(args.out)
    plan = folder.begin(_plan(args, folder), force=args.force, resume=args.resume)
    with _workers(args) as workers, _Shown() as shown:
        found = carry_out(folder, plan, workers, shown)
    if args.json:
        import msgspec

        streams.show_json(msgspec.to_builtins(found), indent=1)
    else:
        streams.show_lines(*report.lines(found))
    for path, problem in found.problems:
        streams.say(f"{path}: {problem}")
    for gap in found.gaps:
        streams.say(f"the account does not add up: {gap}")
    return 0 if found.complete else 2


def _plan(args: Namespace, folder: RunFolder) -> RunPlan:
    from relata.app.batch import run as running

    if args.resume and args.force:
        raise UsageError("--resume goes on with a run and --force replaces it: choose one")
    if not args.inputs:
        earlier = folder.earlier() if args.resume else None
        if earlier is None:
            raise UsageError("there is nothing to read: give archives, tables, articles or folders")
        return running.replanned(earlier)
    return running.plan(args.inputs, _options(args))


def _options(args: Namespace) -> BatchOptions:
    from relata.app.batch.options import BatchOptions, DayRange, day_range

    _check_engine(args.engine)
    return BatchOptions(
        engine=args.engine,
        languages=args.languages,
        domains=args.domains,
        captured=day_range(args.captured) if args.captured else DayRange(),
        dated=day_range(args.dated) if args.dated else DayRange(),
        sample=args.sample,
        column=args.column,
        twins=not args.no_twins,
        largest=int(args.max_size * (1 << 20)),
        seconds=args.seconds,
        megabytes=int(args.memory),
        shard_records=max(1, int(args.shard_size)),
    )


def _check_engine(name: str) -> None:
    """An engine whose weights are not installed is said before the work begins."""
    from relata import attribute
    from relata.lang.language import supported

    attribute.choose(name, supported()[0])


def _workers(args: Namespace) -> Workers:
    count = int(args.workers) if args.workers else None
    if args.ray is not None:
        from relata.app.batch.cluster import RayCluster

        return RayCluster(None if args.ray == "local" else args.ray, count)
    from relata.app.batch.pool import LocalPool

    return LocalPool(max(1, count or _processors()))


def _processors() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS, Windows
        return os.cpu_count() or 1


class _Shown:
    """Progress on a terminal: where the run is, how fast it goes, when it will be ready."""

    def __init__(self) -> None:
        from relata.app.cli.terminal import is_terminal

        self._on = is_terminal(sys.stderr)

    def __enter__(self) -> _Shown:
        return self

    def __exit__(self, *_: object) -> None:
        if self._on:
            streams.say_progress("", 80)

    def __call__(self, state: State) -> None:
        if not self._on:
            return
        from relata.app.batch.progress import duration
        from relata.app.cli.terminal import width

        text = f"relata: {state.stage}: {state.done:,} of {state.total:,}"
        if state.rate is not None:
            text += f", {state.rate:.1f} a second"
        if state.left is not None:
            text += f"; ready in {duration(state.left)}"
        streams.say_progress(text, width(sys.stderr))


COMMAND = Command(
    name="batch",
    summary="many documents, web archives and tables to Parquet",
    description="Read many documents (web archives, JSON Lines, Parquet, folders) and write who "
    "said what as Parquet tables, on one machine or on a cluster.",
    epilog=_EPILOG,
    configure=configure,
    run=run,
)
