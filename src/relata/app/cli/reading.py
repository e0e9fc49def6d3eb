"""The run of `relata read`: inputs one by one, results to their place, errors to stderr."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from relata.app.api import Given, failed, read_source
from relata.app.cli import output, streams
from relata.app.cli.terminal import Progress, colour, width
from relata.app.select import select
from relata.app.sources import shown
from relata.model.errors import RelataError, UsageError
from relata.model.record import FailedRecord, Record
from relata.pipeline import run as pipeline_run

if TYPE_CHECKING:
    from relata.app.kb.index import KnowledgeIndex
    from relata.present import Options, OutputFormat


def _given(args: Namespace) -> Given:
    return Given(
        language=args.lang,
        date=args.date,
        outlet=args.outlet,
        engine=args.engine,
        report_lang=args.report_lang,
        max_megabytes=args.max_size,
    )


def _index(args: Namespace) -> KnowledgeIndex | None:
    """The index that an option or the environment names; None without one."""
    from relata.app.kb.place import VARIABLE

    named = args.kb or os.environ.get(VARIABLE)
    if not named:
        return None
    from relata.app.kb.index import KnowledgeIndex

    return KnowledgeIndex(Path(named))


class _Item(NamedTuple):
    """One input to read, or the error that is known before it is read."""

    source: str
    error: RelataError | None = None


def _expand(inputs: list[str]) -> list[_Item]:
    """Every file and address that the inputs name, in order; a folder gives its articles."""
    from relata.app import sources

    items: list[_Item] = []
    for given in inputs:
        try:
            items += [_Item(found.name, found.error) for found in sources.expand(given)]
        except RelataError as error:
            items.append(_Item(given, error))
    return items


def _results(
    args: Namespace, items: list[_Item], progress: Progress
) -> Iterator[tuple[str, Record | FailedRecord]]:
    """Each source with its record, filtered, or with the error in its place."""
    given = _given(args)
    index = _index(args)

    def read(item: _Item) -> Record:
        if item.error is not None:
            raise item.error
        record = read_source(item.source, given)
        if index is not None:
            from relata.app.kb.link import linked

            record = linked(record, index)
        return select(
            record,
            min_score=args.min_score,
            tier=args.tier,
            speaker=args.speaker,
            modes=args.mode,
        )

    def with_progress() -> Iterator[_Item]:
        for number, item in enumerate(items):
            progress(number, len(items), shown(item.source))
            yield item

    for result in pipeline_run(with_progress(), read):
        source = shown(result.item.source)
        if result.record is not None:
            yield source, result.record
        elif result.error is not None:
            progress.complain("standard input" if source == "-" else source, result.error)
            yield source, failed(source, result.error)


def _one_file(
    args: Namespace,
    results: Iterator[tuple[str, Record | FailedRecord]],
    form: OutputFormat,
    options: Options,
) -> bool:
    """Everything into one stream; False where an input could not be read."""
    complete = True
    gathered: list[Record | FailedRecord] = []
    separator = ""
    with output.Sink(Path(args.out) if args.out else None, force=args.force) as sink:
        for _, result in results:
            if isinstance(result, FailedRecord):
                complete = False
                if not form.shows_errors:
                    continue
            if not form.streams:
                gathered.append(result)
                continue
            sink.write(separator + form.render([result], options))
            separator = form.separator
        if gathered:
            sink.write(form.render(gathered, options))
    return complete


def _folder(
    args: Namespace,
    results: Iterator[tuple[str, Record | FailedRecord]],
    form: OutputFormat,
    options: Options,
    progress: Progress,
) -> bool:
    """A file for each document into the folder --out; False where one could not be read."""
    folder = Path(args.out)
    output.make_folder(folder)
    name = output.folder_names(set())
    complete = True
    for source, result in results:
        if isinstance(result, FailedRecord):
            complete = False
            continue
        path = folder / name(source, form.suffix)
        try:
            output.write_text(path, form.render([result], options), force=args.force)
        except UsageError as error:
            progress.wipe()
            streams.say(str(error))
            complete = False
    return complete


def run(args: Namespace) -> int:
    """Read what `args` asks for. 0 where everything was read, 2 where something was not."""
    from relata.present import Options, by_name, words

    form = by_name(args.format)
    words.load(args.report_lang)
    options = Options(
        width=width(sys.stdout),
        colour=colour(sys.stdout) and not args.out,
        doubtful=args.tier == "doubtful",
        chosen=bool(args.min_score or args.speaker or args.mode or args.tier),
        report_lang=args.report_lang,
    )
    items = _expand(args.inputs)
    into_folder = form.one_file_each and len(items) > 1
    if into_folder and not args.out:
        raise UsageError("several pages need a folder of their own: add --out FOLDER")
    with Progress() as progress:
        results = _results(args, items, progress)
        if into_folder:
            complete = _folder(args, results, form, options, progress)
        else:
            complete = _one_file(args, results, form, options)
    return 0 if complete else 2
