"""Stage 3: documents are read; a twin only where its original does not speak for it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec import structs

from relata import pipeline
from relata.app.batch.blobs import Blobs, write_blobs
from relata.app.batch.entries import Copy, Entry, EntryReading
from relata.app.batch.inputs.raw import InputShard
from relata.app.batch.options import BatchOptions
from relata.app.batch.place import RunFolder
from relata.app.batch.stages.projection import can_project, passages
from relata.app.batch.stages.watch import Bounds, CrashMarks, Stopwatch
from relata.model.document import Document
from relata.model.errors import EmptyInput, RelataError, TooLarge
from relata.model.record import Record
from relata.model.serial import to_json


def record_of(entry: Entry, options: BatchOptions) -> Record:
    """The record of an entry's document. Raises RelataError."""
    assert entry.document is not None
    record = pipeline.analyse(entry.document, language=entry.language, engine=options.engine)
    document = structs.replace(
        record.document, language_from="text", language_score=entry.language_score
    )
    return structs.replace(record, document=document)


def reading(number: int, entry: Entry, options: BatchOptions) -> EntryReading:
    """What reading an entry's document gives: its record, or why there is none."""
    try:
        return EntryReading(number, record=to_json(record_of(entry, options)))
    except EmptyInput as error:
        return EntryReading(number, reason="empty", detail=str(error))
    except TooLarge as error:
        return EntryReading(number, reason="size", detail=str(error))
    except RelataError as error:
        return EntryReading(number, reason="fault", detail=str(error))
    except MemoryError:
        return EntryReading(number, reason="memory", detail="there was not enough memory")
    except Exception as error:
        return EntryReading(number, reason="fault", detail=str(pipeline.fault(error)))


class OtherShards:
    """Files of other shards that this one's twins point to; the last ones stay open."""

    def __init__(self, folder: RunFolder, suffix: str, kind: type) -> None:
        self._folder, self._suffix, self._kind = folder, suffix, kind
        self._open: dict[int, Blobs] = {}

    def get(self, shard: int) -> Blobs:
        """The file of a shard."""
        found = self._open.pop(shard, None)
        if found is None:
            path = self._folder.work / f"{shard:06d}.{self._suffix}"
            found = Blobs(path, self._kind)
        self._open[shard] = found
        if len(self._open) > _MOST_OPEN:
            self._open.pop(next(iter(self._open))).close()
        return found

    def close(self) -> None:
        """Close all of them."""
        while self._open:
            self._open.popitem()[1].close()


_MOST_OPEN = 16


def copies_of(folder: RunFolder, shard: InputShard) -> dict[int, Copy]:
    """The copies of a shard by the number of their entry."""
    data = (folder.work / f"{shard.name}.copies").read_bytes()
    return {copy.entry: copy for copy in msgspec.msgpack.decode(data, type=list[Copy])}


def read(shard: InputShard, options: BatchOptions, folder: RunFolder, watch: Stopwatch) -> int:
    """Read a shard: `<shard>.readings` in the work folder, a value an entry.

    Gives the number of documents that were read. Raises CannotWrite.
    """
    copies = copies_of(folder, shard)
    others = OtherShards(folder, "entries", Entry)
    count = 0

    def readings() -> Iterator[EntryReading]:
        nonlocal count
        with (
            Blobs(folder.work / f"{shard.name}.entries", Entry) as entries,
            CrashMarks(folder, "read", shard.name) as marks,
            Bounds(options.seconds, options.megabytes) as bounds,
        ):
            for number, entry in enumerate(entries):
                copy = copies.get(number)
                if entry.document is None or (copy is not None and copy.kind == "duplicate"):
                    yield EntryReading(number)
                    continue
                if copy is not None:
                    with watch.measure("comparison"):
                        original = others.get(copy.shard)[copy.original].document
                        if _speaks_for(original, entry.document):
                            yield EntryReading(number, projected=True)
                            continue
                count += 1
                with watch.measure("reading"):
                    yield bounded(number, entry, options, marks, bounds)

    try:
        write_blobs(folder, folder.work / f"{shard.name}.readings", readings())
    finally:
        others.close()
    return count


def _speaks_for(original: Document | None, twin: Document) -> bool:
    return original is not None and can_project(original, twin, passages(original, twin))


def bounded(
    number: int, entry: Entry, options: BatchOptions, marks: CrashMarks, bounds: Bounds
) -> EntryReading:
    """The reading of an entry within the bounds of time and memory."""
    if marks.gave_up(number):
        return EntryReading(number, reason="crash", detail="it ended its worker more than once")
    found = bounds.run(lambda: reading(number, entry, options))
    if isinstance(found, EntryReading):
        return found
    return EntryReading(number, reason=found[0], detail=found[1])
