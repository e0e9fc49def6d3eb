"""Stage 4: the rows of a shard, projected twins among them, and its manifest."""

from __future__ import annotations

import msgspec
from msgspec import Struct

from relata.app.batch.blobs import Blobs
from relata.app.batch.entries import Copy, Entry, EntryReading
from relata.app.batch.inputs.raw import InputShard
from relata.app.batch.options import BatchOptions
from relata.app.batch.output.rows import Place, doc_of, rows_of, skipped_row
from relata.app.batch.output.write import PartFiles
from relata.app.batch.place import RunFolder
from relata.app.batch.stages.projection import passages, project
from relata.app.batch.stages.read import OtherShards, bounded, copies_of
from relata.app.batch.stages.watch import Bounds, CrashMarks, Stopwatch
from relata.model.record import Record
from relata.model.serial import from_json


class ShardManifest(Struct, frozen=True, kw_only=True):
    """What a shard gave: the same in every run of the same input and options."""

    shard: int
    input: str
    first: int
    #: Records of the input, and what became of them.
    records: int
    documents: int
    twins: int
    projected: int
    skipped: dict[str, int]
    rows: dict[str, int]
    #: File -> SHA-256.
    files: dict[str, str]


class _Output:
    """One shard's rows on their way into the tables."""

    def __init__(self, shard: InputShard, options: BatchOptions, folder: RunFolder) -> None:
        self.shard, self.options, self.folder = shard, options, folder
        self.files = PartFiles(folder, shard.name)
        self.entries = OtherShards(folder, "entries", Entry)
        self.readings = OtherShards(folder, "readings", EntryReading)
        self.skipped: dict[str, int] = {}
        self.documents = self.twins = self.projected = 0

    def skip(self, place: Place, entry: Entry, reason: str, detail: str) -> None:
        self.skipped[reason] = self.skipped.get(reason, 0) + 1
        row = skipped_row(place, self.shard, entry, reason, detail)
        self.files.add("skipped", place.day, place.language, [row])

    def add(self, entry: Entry, record: Record, copy: Copy | None, *, projected: bool) -> None:
        place = Place(self.shard, entry)
        original = self.original(copy) if copy is not None else None
        self.documents += 1
        self.twins += copy is not None
        self.projected += projected
        rows = rows_of(place, self.shard, entry, record, copy, original, projected)
        for table, found in rows.items():
            if found:
                self.files.add(table, place.day, place.language, found)

    def original(self, copy: Copy) -> str:
        """The key of a copy's original."""
        return doc_of(copy.shard, self.entries.get(copy.shard)[copy.original].number)

    def projection(self, entry: Entry, copy: Copy) -> Record | None:
        """The record of a twin out of its original's; None where the original has none."""
        found: EntryReading = self.readings.get(copy.shard)[copy.original]
        theirs: Entry = self.entries.get(copy.shard)[copy.original]
        if found.record is None or theirs.document is None or entry.document is None:
            return None
        own = passages(theirs.document, entry.document)
        return project(from_json(found.record), entry.document, own)

    def close(self) -> None:
        self.entries.close()
        self.readings.close()


def write(
    shard: InputShard, options: BatchOptions, folder: RunFolder, watch: Stopwatch
) -> ShardManifest:
    """Write a shard's files, and after them its manifest. Raises CannotWrite."""
    copies = copies_of(folder, shard)
    output = _Output(shard, options, folder)
    try:
        with (
            Blobs(folder.work / f"{shard.name}.entries", Entry) as entries,
            Blobs(folder.work / f"{shard.name}.readings", EntryReading) as readings,
            CrashMarks(folder, "write", shard.name) as marks,
            Bounds(options.seconds, options.megabytes) as bounds,
        ):
            for number, (entry, reading) in enumerate(zip(entries, readings, strict=True)):
                _entry(output, number, entry, reading, copies.get(number), (marks, bounds), watch)
        with watch.measure("writing"):
            files = output.files.finish()
    except BaseException:
        output.files.drop()
        raise
    finally:
        output.close()
    manifest = ShardManifest(
        shard=shard.number, input=shard.shown, first=shard.first, records=shard.records,
        documents=output.documents, twins=output.twins, projected=output.projected,
        skipped=dict(sorted(output.skipped.items())), rows=output.files.counts, files=files,
    )  # fmt: skip
    data = msgspec.json.format(msgspec.json.encode(manifest), indent=1)
    folder.write(folder.manifests / f"{shard.name}.json", data + b"\n")
    return manifest


def _entry(
    output: _Output, number: int, entry: Entry, reading: EntryReading, copy: Copy | None,
    guards: tuple[CrashMarks, Bounds], watch: Stopwatch,
) -> None:  # fmt: skip
    if entry.reason is not None:
        output.skip(Place(output.shard, entry), entry, entry.reason, entry.detail)
        return
    if copy is not None and copy.kind == "duplicate":
        place = Place(output.shard, entry)
        output.skip(place, entry, "duplicate", output.original(copy))
        return
    projected = False
    if reading.projected and copy is not None:
        with watch.measure("projection"):
            record = output.projection(entry, copy)
        projected = record is not None
        if record is None:
            # The original could not be read; perhaps its twin can.
            with watch.measure("reading"):
                reading = bounded(number, entry, output.options, *guards)
    if not projected:
        record = from_json(reading.record) if reading.record is not None else None
    if record is None:
        output.skip(Place(output.shard, entry), entry, reading.reason or "fault", reading.detail)
        return
    with watch.measure("writing"):
        output.add(entry, record, copy, projected=projected)
