"""The run of `relata timeline`: records of files or of the archive, merged, to their place."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from relata import events
from relata.app import sources
from relata.app.api import Given, read_source
from relata.app.archives.reading import RECORDS, records_in
from relata.app.cli import output, streams
from relata.app.cli.terminal import Progress, width
from relata.app.dates import iso_date
from relata.app.sources import shown
from relata.model.errors import RelataError, UsageError
from relata.model.record import Record
from relata.pipeline import run as pipeline_run
from relata.present.options import Options
from relata.present.timeline import form_named
from relata.present.words import load

#: Articles of an archive that one time line shows.
MOST_ARCHIVED = 2_000
#: The most that a file of records may have, in bytes.
MAX_RECORDS = 512 << 20
#: Lines of one file that are complained of one by one.
MAX_COMPLAINTS = 3


def run(args: Namespace, megabytes: float) -> int:
    """Read what is named, else the archive; print the time line. 2 where an input was not read."""
    form = form_named(args.format)
    load(args.report_lang)
    if args.date is not None:
        iso_date(args.date)
    kinds = _kinds(args.kind)
    outcomes: list[bool] = []
    records = _read(args, megabytes, outcomes) if args.inputs else _archived(args)
    found = events.merge_events(records)
    if outcomes and not any(outcomes):
        return 2  # nothing was read: "no events" would be a claim about texts that nobody saw
    chosen = [event for event in found if events.concerns(event, args.party, kinds)]
    options = Options(width=width(sys.stdout), report_lang=args.report_lang)
    with output.Sink(Path(args.out) if args.out else None, force=args.force) as sink:
        sink.write(form.render(chosen, options))
    return 0 if all(outcomes) else 2


def _kinds(names: list[str]) -> frozenset[str]:
    known = [facts.kind for facts in events.KINDS]
    for name in names:
        if name not in known:
            raise UsageError(f"no kind of event {name!r}; choose one of {', '.join(known)}")
    return frozenset(names)


def _read(args: Namespace, megabytes: float, outcomes: list[bool]) -> Iterator[Record]:
    """The records of the inputs; into `outcomes`, of each whether it could be read."""
    given = Given(
        language=args.lang, date=args.date, outlet=args.outlet, engine=args.engine,
        max_megabytes=megabytes,
    )  # fmt: skip
    names: list[str] = []
    for one in args.inputs:
        try:
            for found in sources.expand(one):
                if found.error is not None:
                    raise found.error
                names.append(found.name)
        except RelataError as error:
            outcomes.append(False)
            streams.say(str(error))
    progress = Progress()

    def with_progress() -> Iterator[str]:
        for number, name in enumerate(names):
            progress(number, len(names), shown(name))
            if not name.endswith(RECORDS):
                yield name

    for name in names:
        if name.endswith(RECORDS):
            yield from _recorded(name, outcomes)
    for result in pipeline_run(with_progress(), lambda name: read_source(name, given)):
        outcomes.append(result.record is not None)
        if result.record is not None:
            yield result.record
        elif result.error is not None:
            progress.complain(shown(result.item), result.error)
    progress.wipe()


def _recorded(name: str, outcomes: list[bool]) -> Iterator[Record]:
    """The records of a file that `relata read --format jsonl` wrote."""
    try:
        data = sources.open_source(name, max_size=MAX_RECORDS).data
    except RelataError as error:
        outcomes.append(False)
        streams.say(str(error))
        return
    read = wrong = 0
    for found in records_in(data, name):
        outcomes.append(isinstance(found, Record))
        if isinstance(found, Record):
            read += 1
            yield found
            continue
        wrong += 1
        if wrong <= MAX_COMPLAINTS:
            streams.say(str(found))
    if wrong > MAX_COMPLAINTS:
        streams.say(f"{shown(name)}: {wrong - MAX_COMPLAINTS} more lines are not Relata records")
    if not read and not wrong:
        outcomes.append(False)
        streams.say(f"{shown(name)}: no record in it; relata read --format jsonl writes them")


def _archived(args: Namespace) -> Iterator[Record]:
    """The newest records of the archive, at most MOST_ARCHIVED articles. Raises ArchiveError."""
    from relata.app.archives.place import open_place

    with open_place(args.archive) as archive:
        from relata.archive import Filters, Page, articles, reading_record

        filters = Filters(language=args.lang, outlet=args.outlet)
        offset: int | None = 0
        taken = 0
        while offset is not None and taken < MOST_ARCHIVED:
            found = articles(archive, filters, Page(limit=100, offset=offset))
            for info in found.articles:
                record = reading_record(archive, info.id)
                if record is not None:
                    yield record
            taken, offset = taken + len(found.articles), found.next
    if offset is not None:
        streams.say(
            f"the time line shows the newest {taken} of {found.total} articles; narrow it with "
            "--lang or --outlet"
        )
