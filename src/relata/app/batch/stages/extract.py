"""Stage 1: from the records of a shard to documents, signatures and losses."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec
from msgspec import structs

from relata import readers, segment
from relata.app.batch.blobs import write_blobs
from relata.app.batch.entries import Entry, Signature, entry_of, lost
from relata.app.batch.inputs import registry
from relata.app.batch.inputs.raw import InputRecord, InputShard
from relata.app.batch.inputs.warc import PAGES, TEXTS
from relata.app.batch.options import BatchOptions
from relata.app.batch.place import RunFolder
from relata.app.batch.stages.filters import dated, filtered, language_loss
from relata.app.batch.stages.first_look import is_no_article, language_of, main_text
from relata.app.batch.stages.signatures import signature
from relata.app.batch.stages.watch import Bounds, CrashMarks, Stopwatch
from relata.model.document import Document, well_formed
from relata.model.errors import (
    EmptyInput,
    RelataError,
    TooLarge,
    UnsupportedFormat,
    UnsupportedLanguage,
)
from relata.pipeline import fault


class Extraction:
    """One shard's extraction: its options and its stopwatch."""

    def __init__(self, options: BatchOptions, watch: Stopwatch) -> None:
        self._options, self._watch = options, watch
        self.signatures: list[Signature] = []

    def entry(self, record: InputRecord, index: int) -> Entry:
        """The entry of one record; keeps the signature of a document."""
        entry = filtered(entry_of(record), self._options) if not record.reason else entry_of(record)
        if entry.reason is not None:
            return entry
        try:
            self._read(entry, record)
        except UnsupportedLanguage as error:
            return lost(entry, "language", str(error).partition(",")[0])
        except TooLarge as error:
            return lost(entry, "size", str(error))
        except UnsupportedFormat as error:
            return lost(entry, "not-html", str(error))
        except EmptyInput as error:
            return lost(entry, "boilerplate" if record.data else "empty", str(error))
        except RelataError as error:
            return lost(entry, "broken", str(error))
        if entry.document is not None and entry.language is not None:
            with self._watch.measure("signature"):
                self.signatures.append(signature(index, entry.document, entry.language, entry.url))
        return entry

    def _read(self, entry: Entry, record: InputRecord) -> None:
        if record.size > self._options.largest:
            lost(entry, "size", f"{record.size:,} bytes")
            return
        if record.data is not None and self._is_page(record):
            with self._watch.measure("first look"):
                self._first_look(entry, record.data)
            if entry.reason is not None:
                return
        with self._watch.measure("extraction"):
            document = self._document(entry, record)
        with self._watch.measure("language"):
            self._language(entry, document)
        if entry.reason is None:
            dated(entry, document.date, self._options)
        if entry.reason is None:
            entry.document = document

    def _is_page(self, record: InputRecord) -> bool:
        kind = (record.content_type or "").partition(";")[0].strip().lower()
        return kind in PAGES

    def _first_look(self, entry: Entry, data: bytes) -> None:
        text = main_text(data)
        if text is None:
            return
        code = language_of(text)
        loss = language_loss(code, self._options) if code is not None else None
        if loss is not None:
            lost(entry, *loss)  # type: ignore[arg-type]
            entry.language = code
        elif is_no_article(data, text):
            lost(entry, "boilerplate", "the page has no running text")

    def _document(self, entry: Entry, record: InputRecord) -> Document:
        if record.data is not None:
            kind = record.content_type
            known = (kind or "").partition(";")[0].strip().lower() in (*PAGES, *TEXTS)
            document = readers.read_bytes(
                record.data,
                name=entry.name if record.url is None else None,
                content_type=kind if known else None,
                url=record.url,
            )
        else:
            document = readers.read_text(record.text or "")
        notes = document.notes
        if record.cut is not None:
            notes = (*notes, f"the page was cut when it was captured ({record.cut[:40]})")
        document = structs.replace(document, source=record.url or record.name, notes=notes)
        return well_formed(_with_given(document, record))

    def _language(self, entry: Entry, document: Document) -> None:
        code, score = segment.identify(document.text, document.declared_language)
        entry.language, entry.language_score = code, score
        loss = language_loss(code, self._options)
        if loss is not None:
            lost(entry, *loss)  # type: ignore[arg-type]


def _with_given(document: Document, record: InputRecord) -> Document:
    """The document with what the input says of it."""
    if record.date is not None:
        document = structs.replace(document, date=record.date, date_from="given")
    if record.outlet is not None:
        document = structs.replace(
            document, outlet=record.outlet, outlet_span=None, outlet_why="given"
        )
    if record.title is not None and document.title is None:
        document = structs.replace(document, title=record.title)
    return document


def extract(shard: InputShard, options: BatchOptions, folder: RunFolder, watch: Stopwatch) -> None:
    """Extract a shard: `<shard>.entries` and `<shard>.signatures` in the work folder.

    Raises CannotWrite, and OSError where the input cannot be opened.
    """
    work = Extraction(options, watch)

    def entries() -> Iterator[Entry]:
        with (
            CrashMarks(folder, "extract", shard.name) as marks,
            Bounds(options.seconds, options.megabytes) as bounds,
        ):
            for index, record in enumerate(_records(shard, options, watch)):
                yield _one(work, record, index, marks, bounds)

    write_blobs(folder, folder.work / f"{shard.name}.entries", entries())
    data = msgspec.msgpack.encode(work.signatures)
    folder.write(folder.work / f"{shard.name}.signatures", data)


def _one(
    work: Extraction, record: InputRecord, index: int, marks: CrashMarks, bounds: Bounds
) -> Entry:
    if marks.gave_up(record.number):
        return lost(entry_of(record), "crash", "it ended its worker more than once")
    found = bounds.run(lambda: guarded(lambda: work.entry(record, index), entry_of(record)))
    if isinstance(found, Entry):
        return found
    return lost(entry_of(record), *found)


def guarded(work: Callable[[], Entry], entry: Entry) -> Entry:
    """The result of the work, or the entry with the fault that it showed."""
    try:
        return work()
    except MemoryError:
        return lost(entry, "memory", "there was not enough memory")
    except Exception as error:
        return lost(entry, "fault", str(fault(error)))


def _records(shard: InputShard, options: BatchOptions, watch: Stopwatch) -> Iterator[InputRecord]:
    """The records of a shard; reading them is measured."""
    found = registry.records(shard, options.largest, options.column)
    while True:
        with watch.measure("archive"):
            record = next(found, None)
        if record is None:
            return
        yield record
