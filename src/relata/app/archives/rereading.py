"""Reading the articles of the archive again, with the Relata that is here now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from relata._version import __version__
from relata.app.api import Given, analyse
from relata.app.archives.reading import read_opened
from relata.app.cli.terminal import Progress
from relata.app.sources import Source
from relata.model.errors import RelataError
from relata.model.record import Record

if TYPE_CHECKING:
    from relata.archive import Added, Archive, ArticleInfo, SourceInfo

_PAGE = 200


def read_again(
    archive: Archive, given: Given, progress: Progress
) -> Iterator[Added | tuple[str, RelataError]]:
    """Read what another version or another engine read; what became of each article.

    The kept source is read; where none was kept, the text of the record.
    """
    from relata.archive import add
    from relata.pipeline import fault

    outdated = list(_outdated(archive, given.engine))
    for number, info in enumerate(outdated):
        name = info.source or f"article {info.id}"
        progress(number, len(outdated), name)
        try:
            record, source = _read(archive, info, given)
        except RelataError as error:
            yield name, error
        except Exception as error:
            yield name, fault(error)
        else:
            yield add(archive, record, source)


def _outdated(archive: Archive, engine: str | None) -> Iterator[ArticleInfo]:
    from relata.archive import Page, articles

    offset: int | None = 0
    while offset is not None:
        found = articles(archive, page=Page(limit=_PAGE, offset=offset), newest_added=True)
        for info in found.articles:
            other = engine is not None and info.engine != engine
            if info.relata_version != __version__ or other:
                yield info
        offset = found.next


def _read(archive: Archive, info: ArticleInfo, given: Given) -> tuple[Record, SourceInfo | None]:
    from relata import readers
    from relata.archive import reading_record, source_of

    kept = source_of(archive, info.id)
    if kept is not None and kept.data is not None:
        source = Source(kept.data, kept.name or "-", kept.content_type, kept.url)
        return read_opened(source, given)
    stored = reading_record(archive, info.id)
    assert stored is not None
    document = stored.document
    known = given._replace(
        language=given.language or document.language, date=given.date or document.date,
        outlet=given.outlet or info.outlet_name,
    )  # fmt: skip
    return analyse(readers.read_text(document.text, max_size=given.max_size), known), None
