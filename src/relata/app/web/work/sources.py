"""What readers give, as work: a pasted text, a file, an address."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct, structs

from relata import readers
from relata.app.api import Given, analyse
from relata.app.archives.place import now
from relata.app.fetch import fetch
from relata.app.sources import is_url
from relata.app.web.work.readings import ReadingJob, ReadingStep, Work
from relata.archive import Added, SourceInfo
from relata.model.document import Document
from relata.model.errors import Refused
from relata.model.record import Record
from relata.pipeline import STAGES, Stage
from relata.readers import MAX_PAGE, MAX_TEXT

#: Puts a record, with what it was read from, into the archive.
Keep = Callable[[Record, SourceInfo], Added]
_PLAIN = "text/plain; charset=utf-8"


class Upload(Struct, frozen=True):
    """A file that a browser sent."""

    data: bytes
    name: str
    content_type: str | None


def of_text(text: str, given: Given, keep: Keep) -> Work:
    """The work of a text that was pasted."""

    def work(reading: ReadingJob) -> None:
        reading.step = ReadingStep.EXTRACT
        document = readers.read_text(text, max_size=MAX_TEXT)
        source = SourceInfo(data=document.text.encode("utf-8"), content_type=_PLAIN)
        _finish(reading, document, given, keep, source)

    return work


def of_upload(upload: Upload, given: Given, keep: Keep) -> Work:
    """The work of a file."""

    def work(reading: ReadingJob) -> None:
        reading.step = ReadingStep.EXTRACT
        document = readers.read_bytes(
            upload.data, name=upload.name, content_type=upload.content_type, max_size=MAX_TEXT
        )
        source = SourceInfo(data=upload.data, content_type=upload.content_type, name=upload.name)
        _finish(reading, document, given, keep, source)

    return work


def of_address(url: str, given: Given, keep: Keep) -> Work:
    """The work of an address: only public ones are opened, after every redirect too."""
    if not is_url(url):
        raise Refused("only http and https addresses are opened; give a whole address")

    def work(reading: ReadingJob) -> None:
        reading.step = ReadingStep.FETCH
        got = fetch(url, MAX_PAGE)
        reading.step = ReadingStep.EXTRACT
        document = readers.read_bytes(
            got.data, name=url, content_type=got.content_type, url=got.url, max_size=MAX_TEXT
        )
        source = SourceInfo(
            data=got.data, content_type=got.content_type, name=url, url=got.url, fetched_at=now()
        )
        _finish(reading, document, given, keep, source)

    return work


def _finish(
    reading: ReadingJob, document: Document, given: Given, keep: Keep, source: SourceInfo
) -> None:
    reading.step = ReadingStep.READ
    reading.stages = len(STAGES)
    record = analyse(document, given, stages=tuple(_counted(stage, reading) for stage in STAGES))
    reading.step = ReadingStep.KEEP
    added = keep(record, source)
    reading.article, reading.known = added.article, added.status == "same"


def _counted(stage: Stage, reading: ReadingJob) -> Stage:
    def run(analysis: object, settings: object) -> None:
        stage.run(analysis, settings)  # type: ignore[arg-type]
        reading.stages_done += 1

    return structs.replace(stage, run=run)
