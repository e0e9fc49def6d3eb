"""Metadata of one article, collected while a reader goes through it; becomes the Document."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from msgspec import Struct, field

from relata.model.codes import DateFrom
from relata.model.document import Document, Part
from relata.model.record import Credit, Span
from relata.readers.limits import MAX_AUTHORS


class OutletEvidence(IntEnum):
    """How the outlet is known, surest first; a surer one replaces one that was found before."""

    META = 0
    CREDIT_LINE = 1
    BYLINE = 2
    LAST_LINE = 3
    ADDRESS = 4
    DATELINE = 5
    AGENCY_CREDIT = 6

    @property
    def label(self) -> str:
        """As the record says it: "credit line"."""
        return self.name.lower().replace("_", " ")


class Metadata(Struct):
    """Title, date, authors, credits, outlet. The surest finding wins, of equals the first."""

    title: str | None = None
    title_span: Span | None = None
    date: str | None = None
    date_from: DateFrom | None = None
    authors: list[str] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    declared_language: str | None = None
    _outlet: tuple[OutletEvidence, str, Span | None, str] | None = None

    def propose_outlet(
        self, name: str, span: Span | None, evidence: OutletEvidence, why: str = ""
    ) -> None:
        """Take `name` for the outlet unless surer evidence is known; `why` is for users."""
        if self._outlet is None or evidence < self._outlet[0]:
            self._outlet = (evidence, name, span, why or evidence.label)

    def propose_date(self, iso: str | None, known_from: DateFrom) -> None:
        """Take `iso` for the date, unless one is known already."""
        if iso and self.date is None:
            self.date, self.date_from = iso, known_from

    def add_authors(self, names: Sequence[str]) -> None:
        """Add the names that are not there yet, in order, at most `MAX_AUTHORS`."""
        unique = dict.fromkeys([*self.authors, *names])
        self.authors = list(unique)[:MAX_AUTHORS]

    def add_note(self, text: str) -> None:
        """Add a remark for users on how the article was read, once."""
        if text not in self.notes:
            self.notes.append(text)

    def to_document(self, text: str, parts: Sequence[Part], source: str | None) -> Document:
        """The Document of `text` with this metadata."""
        _, name, span, why = self._outlet or (None, None, None, "")
        return Document(
            text=text, parts=tuple(parts), source=source, title=self.title,
            title_span=self.title_span, date=self.date, date_from=self.date_from,
            outlet=name, outlet_span=span, outlet_why=why, authors=tuple(self.authors),
            credits=tuple(self.credits), notes=tuple(self.notes),
            declared_language=self.declared_language,
        )  # fmt: skip
