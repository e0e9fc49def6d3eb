"""The run of `relata compare`: the versions are read, compared, and the story is printed."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from relata.app.api import Given, compare_records, read_source
from relata.app.cli import output, streams
from relata.app.cli.commands.compare import OPEN
from relata.app.cli.terminal import Progress, colour, width
from relata.app.sources import expand, shown
from relata.model.errors import RelataError, UsageError
from relata.model.record import Record
from relata.pipeline import run as pipeline_run

if TYPE_CHECKING:
    from relata.comparison.versions import Story

#: Versions that are read at all; more are said to be left out.
MOST_READ = 200


def run(args: Namespace) -> int:
    """0 where all versions were read and compared, 2 where one was not read."""
    from relata.present import words

    words.load(args.report_lang)
    with Progress() as progress:
        names, complete = _names(args.inputs, progress)
        records, all_read = _records(args, names, progress)
    if len(records) < 2:
        raise UsageError("compare needs two versions that can be read; give another file")
    story = compare_records(records)
    with output.Sink(Path(args.out) if args.out else None, force=args.force) as sink:
        sink.write(_rendered(story, records, args))
    return 0 if complete and all_read else 2


def _complain(name: str, error: RelataError, progress: Progress) -> None:
    progress.wipe()
    message = str(error)
    streams.say(message if name in message else f"{name}: {message}")


def _names(inputs: list[str], progress: Progress) -> tuple[list[str], bool]:
    """Every version that the inputs name, and whether all could be listed."""
    names: list[str] = []
    complete = True
    for given in inputs:
        try:
            for found in expand(given):
                if found.error is not None:
                    raise found.error
                names.append(found.name)
        except RelataError as error:
            complete = False
            _complain(shown(given), error, progress)
    if names.count("-") > 1:
        raise UsageError("standard input can be one version only")
    if len(names) > MOST_READ:
        progress.wipe()
        streams.say(f"the first {MOST_READ} of {len(names)} versions are read")
    return names[:MOST_READ], complete


def _records(args: Namespace, names: list[str], progress: Progress) -> tuple[list[Record], bool]:
    """The records of the versions that can be read, and whether all could."""
    facts = {
        option: _for_each(option, getattr(args, option), len(names))
        for option in ("lang", "date", "outlet")
    }

    def read(number: int) -> Record:
        progress(number, len(names), shown(names[number]))
        given = Given(
            language=facts["lang"][number], date=facts["date"][number],
            outlet=facts["outlet"][number], engine=args.engine, max_megabytes=args.max_size,
        )  # fmt: skip
        return read_source(names[number], given)

    records: list[Record] = []
    for result in pipeline_run(range(len(names)), read):
        if result.record is not None:
            records.append(result.record)
        elif result.error is not None:
            _complain(shown(names[result.item]), result.error, progress)
    return records, len(records) == len(names)


def _for_each(option: str, values: list[str] | None, count: int) -> list[str | None]:
    """What is known of each version. Raises UsageError where the numbers do not fit."""
    if not values:
        return [None] * count
    if len(values) == 1:
        values = values * count
    if len(values) != count:
        raise UsageError(
            f"--{option} is given {len(values)} times for {count} versions; give it once, or once "
            f"for each version, {OPEN} where it is not known"
        )
    return [None if value == OPEN else value for value in values]


def _rendered(story: Story, records: list[Record], args: Namespace) -> str:
    from relata.present.options import Options
    from relata.present.story import html, json, text

    options = Options(
        width=width(sys.stdout),
        colour=colour(sys.stdout) and not args.out,
        report_lang=args.report_lang,
    )
    if args.format == "json":
        return json.render(story, records)
    if args.format == "html":
        return html.render(story, records, options)
    return text.render(story, records, options)
