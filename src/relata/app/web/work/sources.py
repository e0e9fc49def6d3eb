"""What readers give, as work: a pasted text, a file, an address."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct, structs

from relata import readers
from relata.app import sources
from relata.app.api import Given, analyse
from relata.app.web.work.readings import Reading, Step, Work
from relata.model.document import Document
from relata.model.errors import Refused
from relata.model.record import Record
from relata.pipeline import STAGES, Stage
from relata.readers import MAX_PAGE, MAX_TEXT

#: Puts a record into the archive: (id of the article, whether its text was there already).
Keep = Callable[[Record], tuple[str, bool]]


class Upload(Struct, frozen=True):
    """A file that a browser sent."""

    data: bytes
    name: str
    content_type: str | None


def of_text(text: str, given: Given, keep: Keep) -> Work:
    """The work of a text that was pasted."""

    def work(reading: Reading) -> None:
        reading.step = Step.EXTRACT
        _finish(reading, readers.read_text(text, max_size=MAX_TEXT), given, keep)

    return work


def of_upload(upload: Upload, given: Given, keep: Keep) -> Work:
    """The work of a file."""

    def work(reading: Reading) -> None:
        reading.step = Step.EXTRACT
        document = readers.read_bytes(
            upload.data, name=upload.name, content_type=upload.content_type, max_size=MAX_TEXT
        )
        _finish(reading, document, given, keep)

    return work


def of_address(url: str, given: Given, keep: Keep) -> Work:
    """The work of an address: only public ones are opened, after every redirect too."""
    if not sources.is_url(url):
        raise Refused("only http and https addresses are opened; give a whole address")

    def work(reading: Reading) -> None:
        reading.step = Step.FETCH
        got = sources.fetch(url, MAX_PAGE)
        reading.step = Step.EXTRACT
        document = readers.read_bytes(
            got.data, name=url, content_type=got.content_type, url=got.url, max_size=MAX_TEXT
        )
        _finish(reading, document, given, keep)

    return work


def _finish(reading: Reading, document: Document, given: Given, keep: Keep) -> None:
    reading.step = Step.READ
    reading.stages = len(STAGES)
    record = analyse(document, given, stages=tuple(_counted(stage, reading) for stage in STAGES))
    reading.step = Step.KEEP
    reading.article, reading.known = keep(record)


def _counted(stage: Stage, reading: Reading) -> Stage:
    def run(analysis: object, settings: object) -> None:
        stage.run(analysis, settings)  # type: ignore[arg-type]
        reading.stages_done += 1

    return structs.replace(stage, run=run)
