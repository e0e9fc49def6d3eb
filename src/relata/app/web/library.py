"""The archive as pages and API use it: the only place of the web application that opens it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from threading import Lock
from typing import Any, TypeVar

from msgspec import Struct

from relata import archive as store
from relata.app.archives.place import open_place
from relata.app.web.limits import MAX_ANSWERS
from relata.archive import (
    Added,
    Articles,
    Bearer,
    CorrectionInfo,
    EntityPage,
    Filters,
    Hits,
    OutletPage,
    Page,
    Quotation,
    Route,
    SourceInfo,
    Statements,
    StoredArticle,
    StoredStatement,
)
from relata.archive.layer.anchors import QuoteAnchor, Unplaced, locate
from relata.model.errors import UsageError
from relata.model.record import Record
from relata.present import clean

T = TypeVar("T")

#: The newest statements and articles by which recent speakers and outlets are counted.
_RECENT = 300


def _plain(value: dict[str, Any]) -> dict[str, Any]:
    """What a correction says, without characters that a page or a database must not hold."""
    cleaned = {"name": clean.line, "text": clean.page}
    return {key: cleaned[key](one) if key in cleaned else one for key, one in value.items()}


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

    def __init__(self, place: str | None) -> None:
        self.archive = open_place(place, create_new=True)
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()
        self._answers_of: str | None = None
        self._lock = Lock()

    def close(self) -> None:
        """Close the archive."""
        self.archive.close()

    def _remembered(self, question: Hashable, ask: Callable[[], T]) -> T:
        """What `ask` gives; an answer is given again until somebody writes to the archive."""
        state = self.archive.state()
        with self._lock:
            if state != self._answers_of:
                self._answers.clear()
                self._answers_of = state
            if question in self._answers:
                self._answers.move_to_end(question)
                known: T = self._answers[question]
                return known
        found = ask()
        with self._lock:
            # Where somebody has written meanwhile, the answer may be of before or after.
            if state == self._answers_of:
                self._answers[question] = found
                while len(self._answers) > MAX_ANSWERS:
                    self._answers.popitem(last=False)
        return found

    def keep(self, record: Record, source: SourceInfo | None) -> Added:
        """Put a record into the archive."""
        return store.add(self.archive, record, source)

    def article(self, number: int) -> StoredArticle | None:
        """An article with all that is known of it."""
        return self._remembered(("article", number), lambda: store.article(self.archive, number))

    def older_record(self, number: int, reading: int) -> Record | None:
        """The record of one reading of an article."""
        return store.reading_record(self.archive, number, reading)

    def articles(
        self, filters: Filters | None = None, page: Page | None = None, *, newest: bool = False
    ) -> Articles:
        """A page of articles; with `newest` in the order in which they came."""
        return self._remembered(
            ("articles", filters, page, newest),
            lambda: store.articles(self.archive, filters, page, newest_added=newest),
        )

    def statement(self, ref: str) -> StoredStatement | None:
        """A statement by its permanent name."""
        return store.statement(self.archive, ref)

    def statements(self, filters: Filters, page: Page | None = None) -> Statements:
        """A page of statements, the newest first."""
        return self._remembered(
            ("statements", filters, page), lambda: store.statements(self.archive, filters, page)
        )

    def search(self, words: str, filters: Filters, page: Page | None = None) -> Hits:
        """Statements with some words and names."""
        return self._remembered(
            ("search", words, filters, page),
            lambda: store.search(self.archive, words, filters, page),
        )

    def quotation(self, ref: str) -> Quotation | None:
        """A quotation in all its wordings."""
        return self._remembered(("quotation", ref), lambda: store.quotation(self.archive, ref))

    def through(
        self, speaker: str | None, relay: str | None, part: Page
    ) -> tuple[tuple[Route, ...], int | None]:
        """A part of the list of who is quoted through whom, and where the next one begins."""
        more = Page(limit=part.limit + 1, offset=part.offset)
        found = self._remembered(
            ("through", speaker, relay, more),
            lambda: store.quoted_through(self.archive, speaker, relay, more),
        )
        following = part.offset + part.limit if len(found) > part.limit else None
        return found[: part.limit], following

    def who(self, name: str, limit: int = 20) -> tuple[Bearer, ...]:
        """Who bears a name, in any spelling."""
        return self._remembered(
            ("who", name, limit), lambda: store.who(self.archive, name, limit=limit)
        )

    def entity(self, number: int, page: Page | None = None) -> EntityPage | None:
        """Everything about an entity."""
        return self._remembered(
            ("entity", number, page), lambda: store.entity_page(self.archive, number, page=page)
        )

    def outlet(self, number: int, page: Page | None = None) -> OutletPage | None:
        """Everything about an outlet."""
        return self._remembered(
            ("outlet", number, page), lambda: store.outlet_page(self.archive, number, page=page)
        )

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
            Mentioned(number, "outlet", name, said, count) for number, (name, said, count) in ranked
        ]

    def waiting(self, page: Page) -> Statements:
        """The statements that wait for a check."""
        return self.statements(Filters(to_check=True), page)

    # Corrections. Each returns its id, and raises UsageError where it cannot be made.

    def corrections(
        self,
        *,
        article: int | None = None,
        ids: tuple[int, ...] | None = None,
        page: Page | None = None,
    ) -> tuple[CorrectionInfo, ...]:
        """Corrections, the newest first."""
        return store.corrections(self.archive, article=article, ids=ids, page=page)

    def corrections_page(
        self, part: Page, *, article: int | None = None
    ) -> tuple[tuple[CorrectionInfo, ...], int | None]:
        """A part of the list of corrections, and where the next one begins; None at the end."""
        more = Page(limit=part.limit + 1, offset=part.offset)
        found = self.corrections(article=article, page=more)
        following = part.offset + part.limit if len(found) > part.limit else None
        return found[: part.limit], following

    def corrections_as(self, what: str) -> Iterator[Any]:
        """Corrections as data: "labels" or "texts" for training, "layer" to be made again."""
        if what == "layer":
            yield from store.layer(self.archive)
            return
        for labels, text in store.export(self.archive):
            yield labels if what == "labels" else text

    def correct(self, ref: str, kind: str, author: str, value: dict[str, Any]) -> int:
        """Correct the statement of a permanent name."""
        found = self.statement(ref)
        if found is None:
            raise UsageError("there is no such statement any more; load the page again")
        return store.correct(self.archive, found, kind, author, **_plain(value))

    def mark_missed(
        self, article: int, anchor: QuoteAnchor, author: str, value: dict[str, Any]
    ) -> int:
        """Mark words of an article as a statement that was missed."""
        stored = self.article(article)
        if stored is None:
            raise UsageError(f"there is no article {article}")
        place = locate(stored.record.document.text, anchor)
        if isinstance(place, Unplaced):
            raise UsageError(f"these words cannot be placed: {place.why}")
        return store.mark_missed(self.archive, article, *place, author, **_plain(value))

    def note(self, text: str, author: str, article: int) -> int:
        """A note on an article."""
        return store.note(self.archive, clean.page(text), author, article=article)

    def rename(self, entity: int, name: str, author: str) -> int:
        """Say how the archive writes an entity's name."""
        return store.rename(self.archive, entity, clean.line(name), author)

    def merge(self, into: int, source: int, author: str) -> int:
        """Make two entities one."""
        return store.merge(self.archive, into, source, author)

    def split(self, entity: int, forms: tuple[str, ...], name: str, author: str) -> tuple[int, int]:
        """Split some forms off as somebody else: the correction's id and the new entity's."""
        return store.split(self.archive, entity, author, forms=forms, name=clean.line(name) or None)

    def undo(self, correction: int, author: str) -> int:
        """Take a correction back."""
        return store.undo(self.archive, correction, author)
