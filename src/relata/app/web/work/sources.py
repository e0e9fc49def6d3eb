"""What readers give to be read: a pasted text, a file, an address. Plain values, so that one
process can hand them to another one; `read` does the work."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct, structs

from relata import readers
from relata.app.api import Given, analyse
from relata.app.archives.place import now
from relata.app.fetch import fetch
from relata.app.sources import is_url
from relata.app.web.work.readings import ReadingJob, ReadingStep
from relata.archive import Added, SourceInfo
from relata.model.document import Document
from relata.model.errors import Refused
from relata.model.record import Record
from relata.pipeline import STAGES, Stage
from relata.readers import MAX_PAGE, MAX_TEXT

#: Puts a record, with what it was read from, into the archive.
Keep = Callable[[Record, SourceInfo], Added]
_PLAIN = "text/plain; charset=utf-8"
#: Of a text, what its reading is called by.
_LABEL = 80


class PastedText(Struct, frozen=True):
    """A text that was pasted."""

    text: str
    given: Given

    @property
    def label(self) -> str:
        """The first words."""
        return " ".join(self.text[: 4 * _LABEL].split())[:_LABEL]


class Upload(Struct, frozen=True):
    """A file that a browser sent."""

    data: bytes
    name: str
    content_type: str | None
    given: Given

    @property
    def label(self) -> str:
        """The name of the file."""
        return self.name


class WebAddress(Struct, frozen=True):
    """An address: only public ones are opened, after every redirect too."""

    url: str
    given: Given

    @property
    def label(self) -> str:
        """The address."""
        return self.url


ToRead = PastedText | Upload | WebAddress


def web_address(url: str, given: Given) -> WebAddress:
    """An address that a reader gave. Raises Refused where it is not one of the web."""
    if not is_url(url):
        raise Refused("only http and https addresses are opened; give a whole address")
    return WebAddress(url, given)


def read(what: ToRead, reading: ReadingJob, keep: Keep) -> None:
    """Read it, say in `reading` how far it is, and hand the record to `keep`."""
    document, source = _extracted(what, reading)
    reading.step = ReadingStep.READ
    reading.stages = len(STAGES)
    stages = tuple(_counted(stage, reading) for stage in STAGES)
    record = analyse(document, what.given, stages=stages)
    reading.step = ReadingStep.KEEP
    added = keep(record, source)
    reading.article, reading.known = added.article, added.status == "same"


def _extracted(what: ToRead, reading: ReadingJob) -> tuple[Document, SourceInfo]:
    if isinstance(what, PastedText):
        reading.step = ReadingStep.EXTRACT
        document = readers.read_text(what.text, max_size=MAX_TEXT)
        source = SourceInfo(data=document.text.encode("utf-8"), content_type=_PLAIN)
        return document, source
    if isinstance(what, Upload):
        reading.step = ReadingStep.EXTRACT
        document = readers.read_bytes(
            what.data, name=what.name, content_type=what.content_type, max_size=MAX_TEXT
        )
        source = SourceInfo(data=what.data, content_type=what.content_type, name=what.name)
        return document, source
    reading.step = ReadingStep.FETCH
    got = fetch(what.url, MAX_PAGE)
    reading.step = ReadingStep.EXTRACT
    document = readers.read_bytes(
        got.data, name=what.url, content_type=got.content_type, url=got.url, max_size=MAX_TEXT
    )
    return document, SourceInfo(
        data=got.data, content_type=got.content_type, name=what.url, url=got.url, fetched_at=now()
    )


def _counted(stage: Stage, reading: ReadingJob) -> Stage:
    def run(analysis: object, settings: object) -> None:
        stage.run(analysis, settings)  # type: ignore[arg-type]
        reading.stages_done += 1

    return structs.replace(stage, run=run)
