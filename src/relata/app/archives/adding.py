"""The run of `relata add`: inputs one by one into the archive, errors to standard error."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from relata.app import sources
from relata.app.api import Given
from relata.app.archives.feeds import is_feed, parse_feed
from relata.app.archives.place import open_place
from relata.app.archives.reading import RECORDS, read_opened, records_in
from relata.app.archives.rereading import read_again
from relata.app.cli import streams
from relata.app.cli.choices import counted
from relata.app.cli.terminal import Progress
from relata.model.errors import (
    ArchiveError,
    MissingInput,
    RelataError,
    TooLarge,
    UsageError,
    reason,
)
from relata.model.record import Record

if TYPE_CHECKING:
    from relata.archive import Added, Archive, SourceInfo

#: Records of a file that go in together.
_BATCH = 50
#: A file of records may be this large, in bytes.
_MAX_RECORDS = 2 << 30

Item = tuple[Record, "SourceInfo | None"]
#: An input that could not be read: its name and the error.
Failed = tuple[str, RelataError]


def run(args: Namespace) -> int:
    """Add what `args` names. 0 where everything is in the archive, 2 where something is not."""
    if not args.inputs and not args.again:
        raise UsageError("say what to add: a file, a folder, an address or a feed")
    given = Given(args.lang, args.date, args.outlet, args.engine, args.max_size)
    with open_place(args.archive, create_new=not args.again) as archive, Progress() as progress:
        report = _Report(archive, args.format == "json", progress)
        if args.again:
            for result in read_again(archive, given, progress):
                report.take(result)
        _add(archive, _items(args.inputs, given, progress), report)
        return report.finish()


class _Report:
    """Says what became of each article, as soon as it is certain."""

    def __init__(self, archive: Archive, as_json: bool, progress: Progress) -> None:
        self._archive, self._json, self._progress = archive, as_json, progress
        self._failed = 0
        self._rows: list[object] = []

    def take(self, result: Added | Failed) -> None:
        """One article that is in the archive, or one that could not be read."""
        if isinstance(result, tuple):
            name, error = result
            self._failed += 1
            self._progress.complain(name, error)
            if self._json:
                self._rows.append(
                    {"source": name, "error": {"kind": error.kind, "message": str(error)}}
                )
            return
        if self._json:
            from msgspec import to_builtins

            self._rows.append(to_builtins(result))
            return
        self._progress.wipe()
        streams.show_lines(*_lines(self._archive, result))

    def finish(self) -> int:
        """The exit status."""
        if self._json:
            streams.show_json(self._rows)
        return 2 if self._failed else 0


def _lines(archive: Archive, added: Added) -> Iterator[str]:
    from relata.archive import article_info

    info = article_info(archive, added.article)
    if info is None:
        return
    word = {"new": "added", "same": "there already", "read-again": "read again"}[added.status]
    agency = f"  copy of {added.agency}" if added.agency else ""
    yield (
        f"{word}  [article {added.article}]  {info.title or info.source or 'untitled'}  "
        f"({counted(info.statements, 'statement')}, {info.to_check} to check){agency}"
    )
    for version in added.versions[:3]:
        outlet = f", {version.outlet}" if version.outlet else ""
        yield f"  {version.similarity:.0%} the same as [article {version.article}]{outlet}"
    if added.unplaced:
        yield (
            f"  without a place in this reading: {counted(len(added.unplaced), 'correction')}; see "
            "relata corrections list --status unplaced"
        )


def _add(archive: Archive, items: Iterator[Item | Failed], report: _Report) -> None:
    """Put the items in, in groups where they come from files of records."""
    from relata.archive import add_all

    for one in items:
        if isinstance(one[1], RelataError):
            report.take((str(one[0]), one[1]))
            continue
        batch: list[Any] = [one]
        if one[1] is None:  # a record that was read before: more of them follow
            following = list(islice(items, _BATCH - 1))
            batch += [item for item in following if not isinstance(item[1], RelataError)]
            for failed in following:
                if isinstance(failed[1], RelataError):
                    report.take((str(failed[0]), failed[1]))
        for added in add_all(archive, batch, batch=len(batch)):
            report.take(added)


def _items(inputs: list[str], given: Given, progress: Progress) -> Iterator[Item | Failed]:
    """Every article that the inputs name."""
    for name in inputs:
        try:
            found = sources.expand(name)
        except RelataError as error:
            yield sources.shown(name), error
            continue
        for number, one in enumerate(found):
            progress(number, len(found), sources.shown(one.name))
            if one.error is not None:
                yield sources.shown(one.name), one.error
            else:
                yield from _articles(one.name, given, progress)


def _articles(name: str, given: Given, progress: Progress) -> Iterator[Item | Failed]:
    shown = sources.shown(name)
    if name.lower().endswith(RECORDS) and not sources.is_url(name):
        yield from _records(name)
        return
    source = _tried(lambda: sources.open_source(name, max_size=given.max_size), shown)
    if isinstance(source, tuple):
        yield source
        return
    if not is_feed(source.data):
        yield _tried(lambda: read_opened(source, given), shown)
        return
    feed = _tried(lambda: parse_feed(source.data, source.url or name), shown)
    if isinstance(feed, tuple):
        yield feed
        return
    for number, entry in enumerate(feed.entries):
        progress(number, len(feed.entries), entry.address)
        yield _tried(partial(_fetched, entry.address, given), entry.address)


def _fetched(address: str, given: Given) -> Item:
    return read_opened(sources.open_source(address, max_size=given.max_size), given)


def _records(name: str) -> Iterator[Item | Failed]:
    from pathlib import Path

    def data() -> bytes:
        try:
            if Path(name).stat().st_size > _MAX_RECORDS:
                raise TooLarge(f"{name}: a file of records has at most {_MAX_RECORDS:,} bytes")
            return Path(name).read_bytes()
        except OSError as error:
            raise MissingInput(f"{name}: {reason(error)}") from error

    found = _tried(data, name)
    if isinstance(found, tuple):
        yield found
        return
    for record in records_in(found, name):
        yield (record, None) if isinstance(record, Record) else (name, record)


def _tried(what: Callable[[], Any], name: str) -> Any:
    """What a call gives, or the name and the error: no input ends a run."""
    from relata.pipeline import fault

    try:
        return what()
    except ArchiveError:
        raise
    except RelataError as error:
        return name, error
    except MemoryError:
        from relata.pipeline import NO_MEMORY

        return name, TooLarge(NO_MEMORY)
    except Exception as error:
        return name, fault(error)
