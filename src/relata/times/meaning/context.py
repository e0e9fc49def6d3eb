"""What the meaning of an expression depends on: the document's date, the text before, the tense."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Literal

from msgspec import Struct, field

from relata.model.codes import TimeType
from relata.times import calendar
from relata.times.calendar import Stretch

Anchored = Literal["document", "text"] | None
Tense = Literal["past", "future", "open"]

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


class TimeAnchor(Struct, frozen=True):
    """A point from which relative times are counted: a day, as far as it is known."""

    day: date
    #: "D", "M" or "Y": what of it is known.
    known: Literal["D", "M", "Y"] = "D"


def anchor_of(text: str | None) -> TimeAnchor | None:
    """The anchor of a document's date (ISO 8601: year, month or day); None where there is none."""
    match = _DATE.match(text or "")
    if match is None:
        return None
    year, month, day = match.groups()
    try:
        found = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return TimeAnchor(found, "D" if day else "M" if month else "Y")


class Meaning(Struct, frozen=True):
    """What an expression means.

    `first` and `last` are None where they are open or not known; with both None it has no interval
    unless `vague` says that it is a time, but one without ends.
    """

    type: TimeType
    value: str
    first: datetime | None = None
    last: datetime | None = None
    fine: bool = False
    anchored: Anchored = None
    #: The reason for the interval, in the words of a report.
    why: str = ""
    vague: bool = False


class TimeContext(Struct):
    """Where an expression stands."""

    #: The document's date, None where unknown.
    document: TimeAnchor | None
    #: What the text last spoke of, None before the first.
    text: Stretch | None = None
    #: The last day that the text named in this paragraph.
    day: date | None = None
    #: The year that the text last named.
    year: int | None = None
    #: Whether the text is a history: it names years of its past and no day from today.
    history: bool = False
    #: The tense of the verb next to the expression; asked for when it is needed.
    tense: Callable[[], Tense] = field(default=lambda: "open")

    def year_spoken_of(self) -> int | None:
        """The year that a date without one belongs to in a history, or where no date is known."""
        return self.year if self.document is None or self.history else None


def of_stretch(
    type_: TimeType, stretch: Stretch, anchored: Anchored, why: str, value: str | None = None
) -> Meaning:
    """The meaning of a stretch of the calendar."""
    return Meaning(
        type_,
        value if value is not None else stretch.value,
        stretch.first,
        stretch.last,
        stretch.fine,
        anchored,
        why,
    )


#: Reasons, by what a value was taken from.
REASONS = {None: "as written", "document": "from the article's date", "text": "from the text"}


def placed(type_: TimeType, stretch: Stretch, anchored: Anchored, phase: str | None) -> Meaning:
    """A stretch, or the phase of it that the expression names ("Anfang Mai")."""
    why = REASONS[anchored]
    if phase not in PHASES:
        return of_stretch(type_, stretch, anchored, why)
    low, high = PHASES[phase]
    length = stretch.last - stretch.first
    first, last = stretch.first + length * low, stretch.first + length * high
    return Meaning(
        type_, stretch.value, first, last, stretch.fine, anchored,
        f"{why}; where its {phase.lower()} begins and ends is not said",
    )  # fmt: skip


#: Phase -> the widest share of a stretch that it may mean.
PHASES = {"START": (0.0, 0.5), "MID": (0.2, 0.8), "END": (0.5, 1.0)}

__all__ = [
    "REASONS",
    "Anchored",
    "Meaning",
    "Stretch",
    "Tense",
    "TimeAnchor",
    "TimeContext",
    "anchor_of",
    "calendar",
    "of_stretch",
    "placed",
]  # fmt: skip
