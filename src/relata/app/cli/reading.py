"""The run behind `relata read`: inputs one by one, results to their place, errors to stderr."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from relata.app.api import Given, failed, printable, read_source
from relata.app.cli import output
from relata.app.cli.terminal import Progress, colour, width
from relata.app.select import select
from relata.model.errors import RelataError, UsageError
from relata.model.record import FailedRecord, Record
from relata.pipeline import run as pipeline_run

#: Formats in which a document that could not be read has its place; in the others standard
#: error alone says so.
_WITH_ERRORS = ("json", "jsonl", "csv")
#: Formats that are printed document by document, as they are read.
_STREAMED = ("text", "jsonl")


def _complain(source: str, error: RelataError, progress: Progress) -> None:
    progress.wipe()
    sys.stdout.flush()
    name = "standard input" if source == "-" else source
    message = " ".join(printable(str(error)).split())
    # Some errors name the input themselves; once is enough.
    line = message if name in message else f"{name}: {message}"
    sys.stderr.write(f"relata: {printable(line)}\n")


def _given(args: Namespace) -> Given:
    return Given(
        language=args.lang,
        date=args.date,
        outlet=args.outlet,
        engine=args.engine,
        max_megabytes=args.max_size,
    )


class _Item(NamedTuple):
    """One thing to read, or what is wrong with it already."""

    source: str
    error: RelataError | None = None


def _expand(inputs: list[str]) -> list[_Item]:
    """Every file and address behind the inputs, in order; a folder gives its articles."""
    from relata.app import sources

    items: list[_Item] = []
    for given in inputs:
        try:
            items += [_Item(source) for source in sources.expand(given)]
        except RelataError as error:
            items.append(_Item(given, error))
    return items


def _results(
    args: Namespace, items: list[_Item], progress: Progress
) -> Iterator[tuple[str, Record | FailedRecord]]:
    """Each source with its record, filtered, or with the error in its place."""
    given = _given(args)

    def read(item: _Item) -> Record:
        if item.error is not None:
            raise item.error
        record = read_source(item.source, given)
        return select(record, min_score=args.min_score, speaker=args.speaker, modes=args.mode)

    def told() -> Iterator[_Item]:
        for number, item in enumerate(items):
            progress(number, len(items), item.source)
            yield item

    for result in pipeline_run(told(), read):
        source = result.item.source
        if result.record is not None:
            yield source, result.record
        elif result.error is not None:
            _complain(source, result.error, progress)
            yield source, failed(source, result.error)


def _one_file(
    args: Namespace,
    results: Iterator[tuple[str, Record | FailedRecord]],
    render: Callable[[list[Record | FailedRecord]], str],
) -> bool:
    """Everything into one stream; False where an input could not be read."""
    fine = True
    gathered: list[Record | FailedRecord] = []
    written = False
    streamed = args.format in _STREAMED
    with output.Sink(Path(args.out) if args.out else None, force=args.force) as sink:
        for _, result in results:
            if isinstance(result, FailedRecord):
                fine = False
                if args.format not in _WITH_ERRORS:
                    continue
            if not streamed:
                gathered.append(result)
                continue
            between = "\n\n" if written and args.format == "text" else ""
            sink.write(between + render([result]))
            written = True
        if gathered:
            sink.write(render(gathered))
    return fine


def _folder(
    args: Namespace,
    results: Iterator[tuple[str, Record | FailedRecord]],
    render: Callable[[list[Record | FailedRecord]], str],
    progress: Progress,
) -> bool:
    """A page for each document into the folder --out; False where one could not be read."""
    folder = Path(args.out)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"cannot make the folder {folder}: {error.strerror}") from None
    name = output.folder_names(set())
    fine = True
    for source, result in results:
        if isinstance(result, FailedRecord):
            fine = False
            continue
        try:
            output.write_text(folder / name(source, ".html"), render([result]), force=args.force)
        except UsageError as error:
            progress.wipe()
            sys.stderr.write(f"relata: {error}\n")
            fine = False
    return fine


def run(args: Namespace) -> int:
    """Read what `args` asks for. 0 where everything was read, 2 where something was not."""
    from relata.present import Options, by_name, words

    form = by_name(args.format)
    words.load(args.report_lang)
    options = Options(
        width=width(sys.stdout),
        colour=colour(sys.stdout) and not args.out,
        report_lang=args.report_lang,
    )

    def render(results: list[Record | FailedRecord]) -> str:
        return form.render(results, options)

    items = _expand(args.inputs)
    into_folder = args.format == "html" and len(items) > 1
    if into_folder and not args.out:
        raise UsageError("several pages need a folder of their own: add --out FOLDER")
    with Progress() as progress:
        results = _results(args, items, progress)
        if into_folder:
            fine = _folder(args, results, render, progress)
        else:
            fine = _one_file(args, results, render)
    return 0 if fine else 2
