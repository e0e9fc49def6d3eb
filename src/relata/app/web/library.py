"""The archive as pages and API use it: the only place of the web application that opens it."""

from __future__ import annotations

from datetime import UTC, datetime

from msgspec import Struct

from relata.app.web.limits import PAGE_ROWS
from relata.archive.asking.articles import StoredArticle, article, articles, reading_record
from relata.archive.asking.pages import entity_page, outlet_page
from relata.archive.asking.questions import Quotation, quotation
from relata.archive.asking.search import Hits, search
from relata.archive.asking.statements import statement, statements
from relata.archive.asking.who import who
from relata.archive.store.connect import Archive, open_archive
from relata.archive.values import (
    Added,
    Articles,
    Bearer,
    EntityPage,
    Filters,
    OutletPage,
    Page,
    SourceInfo,
    Statements,
    StoredStatement,
)
from relata.archive.writing.add import add
from relata.model.record import Record

#: The newest statements and articles by which recent speakers and outlets are counted.
_RECENT = 300


def now() -> str:
    """The moment in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Mentioned(Struct, frozen=True):
    """An entity in a list of those who were there of late."""

    id: int
    kind: str
    name: str
    said: int
    articles: int
    forms: tuple[str, ...] = ()


class Library:
    """An open archive, asked in the words of the pages."""

    def __init__(self, place: str) -> None:
        self.archive: Archive = open_archive(place, now)

    def close(self) -> None:
        """Close the archive."""
        self.archive.close()

    def keep(self, record: Record, source: SourceInfo | None) -> Added:
        """Put a record into the archive."""
        return add(self.archive, record, source)

    def article(self, number: int) -> StoredArticle | None:
        """An article with all that is known of it."""
        return article(self.archive, number)

    def older_record(self, number: int, reading: int) -> Record | None:
        """The record of one reading of an article."""
        return reading_record(self.archive, number, reading)

    def articles(
        self, filters: Filters | None = None, page: Page | None = None, *, newest: bool = False
    ) -> Articles:
        """A page of articles; with `newest` in the order in which they came."""
        return articles(self.archive, filters, page, newest_added=newest)

    def statement(self, ref: str) -> StoredStatement | None:
        """A statement by its permanent name."""
        return statement(self.archive, ref)

    def statements(self, filters: Filters, page: Page | None = None) -> Statements:
        """A page of statements, the newest first."""
        return statements(self.archive, filters, page)

    def search(self, words: str, filters: Filters, page: Page | None = None) -> Hits:
        """Statements with some words and names."""
        return search(self.archive, words, filters, page)

    def quotation(self, ref: str) -> Quotation | None:
        """A quotation in all its wordings."""
        return quotation(self.archive, ref)

    def who(self, name: str, limit: int = 20) -> tuple[Bearer, ...]:
        """Who bears a name, in any spelling."""
        return who(self.archive, name, limit=limit)

    def entity(self, number: int, page: Page | None = None) -> EntityPage | None:
        """Everything about an entity."""
        return entity_page(self.archive, number, page=page)

    def outlet(self, number: int, page: Page | None = None) -> OutletPage | None:
        """Everything about an outlet."""
        return outlet_page(self.archive, number, page=page)

    def recent_speakers(self) -> list[Mentioned]:
        """Who speaks in the newest statements, the most frequent first."""
        found: dict[int, tuple[str, set[str], set[int]]] = {}
        newest = self.statements(Filters(), Page(limit=_RECENT)).statements
        for one in newest:
            for party in one.speakers:
                if party.entity is not None:
                    entry = found.setdefault(party.entity, (party.name, set(), set()))
                    entry[1].add(one.ref)
                    entry[2].add(one.article)
        ranked = sorted(found.items(), key=lambda pair: (-len(pair[1][1]), pair[1][0]))
        return [
            Mentioned(number, "person", name, len(said), len(where))
            for number, (name, said, where) in ranked
        ]

    def recent_outlets(self) -> list[Mentioned]:
        """The outlets of the newest articles, the most frequent first."""
        found: dict[int, tuple[str, int, int]] = {}
        for one in self.articles(page=Page(limit=_RECENT), newest=True).articles:
            if one.outlet is not None:
                name, said, count = found.get(one.outlet, (one.outlet_name or "", 0, 0))
                found[one.outlet] = (name, said + one.statements, count + 1)
        ranked = sorted(found.items(), key=lambda pair: (-pair[1][2], pair[1][0]))
        return [
            Mentioned(number, "outlet", name, said, count)
            for number, (name, said, count) in ranked
        ]

    def waiting(self) -> Statements:
        """The statements that wait for a check: the first page of them, and how many."""
        return self.statements(Filters(to_check=True), Page(limit=PAGE_ROWS))
