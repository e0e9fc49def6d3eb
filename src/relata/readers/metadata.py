"""What a reader gathers about an article while it goes through it; becomes the Document."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from relata.model.codes import DateFrom
from relata.model.document import Document, Part
from relata.model.record import Credit, Span

#: Ways to know the outlet, surest first.
_OUTLET_ORDER = ("meta", "credit line", "byline", "last line", "dateline", "agency credit")


class Gathered(Struct):
    """Metadata of one article. What was found surest wins, of equals the first."""

    title: str | None = None
    title_span: Span | None = None
    date: str | None = None
    date_from: DateFrom | None = None
    authors: list[str] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    declared_language: str | None = None
    _outlet: tuple[int, str, Span | None, str] | None = None

    def outlet(self, name: str, span: Span | None, how: str, why: str = "") -> None:
        """Take `name` for the outlet; `how` is one of the known ways, `why` its words."""
        rank = _OUTLET_ORDER.index(how)
        if self._outlet is None or rank < self._outlet[0]:
            self._outlet = (rank, name, span, why or how)

    def dated(self, iso: str | None, known_from: DateFrom) -> None:
        """Take `iso` for the date, unless one is known already."""
        if iso and self.date is None:
            self.date, self.date_from = iso, known_from

    def wrote(self, names: Sequence[str]) -> None:
        self.authors.extend(name for name in names if name not in self.authors)

    def note(self, text: str) -> None:
        if text not in self.notes:
            self.notes.append(text)

    def document(self, text: str, parts: Sequence[Part], source: str | None) -> Document:
        _, name, span, why = self._outlet or (0, None, None, "")
        return Document(
            text=text, parts=tuple(parts), source=source, title=self.title,
            title_span=self.title_span, date=self.date, date_from=self.date_from,
            outlet=name, outlet_span=span, outlet_why=why, authors=tuple(self.authors),
            credits=tuple(self.credits), notes=tuple(self.notes),
            declared_language=self.declared_language,
        )  # fmt: skip
