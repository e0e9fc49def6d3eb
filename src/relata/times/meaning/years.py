"""Which year, month or week is meant where the text leaves it out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from relata.times import calendar
from relata.times.calendar import Stretch
from relata.times.meaning.context import Anchored, Tense, TimeContext
from relata.times.weights import weights

Slots = dict[str, str]
_WEEK = timedelta(7)
#: A stretch of a year.
OfYear = Callable[[int], Stretch]


def full_year(text: str, context: TimeContext) -> int:
    """A year of two digits in full: 07 is 2007 in a text of 2014, 89 is 1989."""
    number = int(text)
    if len(text) > 2:
        return number
    base = context.document.day.year if context.document is not None else 2000
    found = base - base % 100 + number
    return found - 100 if found > base + 15 else found


def narrated(slots: Slots, context: TimeContext) -> bool:
    """Whether "next", which may mean "following", counts from what the text speaks of.

    It does next to a verb of the past, where the text spoke of something before the article.
    """
    if "or_text" not in slots or context.text is None or context.tense() != "past":
        return False
    return context.document is None or context.text.first.date() < context.document.day


def named_year(slots: Slots, context: TimeContext) -> tuple[int, Anchored] | None:
    """The year that the expression itself names ("2014", "dieses Jahres"), and its anchor."""
    for name in ("year", "oldyear", "shortyear"):
        if name in slots:
            return full_year(slots[name], context), None
    shift = slots.get("year_shift", slots.get("year_word"))
    if shift is not None and context.text is not None and narrated(slots, context):
        return context.text.first.year + int(shift), "text"
    if shift is not None and context.document is not None:
        return context.document.day.year + int(shift), "document"
    if "year_text_shift" in slots and context.text is not None:
        return context.text.first.year + int(slots["year_text_shift"]), "text"
    return None


def without_year(
    make: OfYear, slots: Slots, context: TimeContext
) -> tuple[Stretch, Anchored] | None:
    """The stretch of an expression that names no year; None where nothing is known."""
    if "text_shift" in slots:
        return _from_text(make, context, int(slots["text_shift"]))
    if "shift" in slots and narrated(slots, context):
        return _from_text(make, context, int(slots["shift"]))
    return _chosen(make, context, slots.get("shift"))


def _chosen(
    make: OfYear, context: TimeContext, shift: str | None
) -> tuple[Stretch, Anchored] | None:
    """The stretch of the year that fits best; None where nothing is known.

    `shift` is that of "last March" (-1), "this March" (0), "next March" (1).
    """
    if shift is None and (spoken := context.year_spoken_of()) is not None:
        return make(spoken), "text"
    if context.document is None:
        return None
    today = context.document.day
    found = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            found.append(make(year))
        except (ValueError, OverflowError):
            continue
    if shift == "-1":
        found = [one for one in found if one.last.date() < today][-1:]
    elif shift == "1":
        found = [one for one in found if one.first.date() > today][:1]
    elif shift == "0":
        found = [one for one in found if one.first.year == today.year]
    else:
        found = by_tense(found, today, context)
    return (found[0], "document") if found else None


def _from_text(make: OfYear, context: TimeContext, shift: int) -> tuple[Stretch, Anchored] | None:
    """The stretch next to what the text speaks of: "the following spring" after May 2012 is 2013.

    `shift` is 1 (after it), -1 (before it), 0 (of its year). None where the text named nothing.
    """
    base = context.text
    if base is None:
        return None
    found = []
    for year in range(base.first.year - 1, base.last.year + 3):
        try:
            found.append(calendar.as_begun(make(year)))
        except (ValueError, OverflowError):
            continue
    if shift < 0:
        found = [one for one in found if one.last < base.first][-1:]
    elif shift > 0:
        found = [one for one in found if one.first > base.last][:1]
    else:
        found = [one for one in found if one.first.year == base.first.year]
    return (found[0], "text") if found else None


def by_tense(found: list[Stretch], today: date, context: TimeContext) -> list[Stretch]:
    """The nearest stretch; on the other side of today than the tense shows it counts as further."""
    tense = context.tense()
    return sorted(found, key=lambda one: _distance(one, today, tense))[:1]


def _distance(stretch: Stretch, today: date, tense: Tense) -> tuple[float, bool]:
    first, last = stretch.first.date(), stretch.last.date()
    if first <= today <= last:
        return 0, False
    if last < today:
        wrong = weights().wrong_tense if tense == "future" else 0.0
        return (today - last).days + wrong, False
    wrong = weights().wrong_tense if tense == "past" else 0.0
    return (first - today).days + wrong, True


def weekday_from_text(number: int, context: TimeContext, shift: int) -> Stretch | None:
    """A weekday after (1), before (-1) or in the week of (0) the days that the text speaks of."""
    base = context.text
    if base is None or base.last - base.first > _WEEK:
        return weekday_of(number, context, None) if shift == 0 else None
    first, last = base.first.date(), base.last.date()
    if shift > 0:
        return calendar.day(calendar.moved(last, (number - last.isoweekday() - 1) % 7 + 1, "D"))
    if shift < 0:
        return calendar.day(
            calendar.moved(first, -((first.isoweekday() - number - 1) % 7 + 1), "D")
        )
    return calendar.day(calendar.moved(first, number - first.isoweekday(), "D"))


def weekday_of(number: int, context: TimeContext, shift: str | None) -> Stretch | None:
    """The day that a weekday (1 to 7) means; None where the document has no day."""
    if context.document is None or context.document.known != "D":
        return None
    today = context.document.day
    back = (today.isoweekday() - number) % 7
    if shift == "-1":
        return calendar.day(calendar.moved(today, -(back or 7), "D"))
    if shift == "1":
        return calendar.day(calendar.moved(today, 7 - back, "D"))
    if shift == "0":
        monday = calendar.moved(today, 1 - today.isoweekday(), "D")
        return calendar.day(calendar.moved(monday, number - 1, "D"))
    if back and context.tense() == "future":
        return calendar.day(calendar.moved(today, 7 - back, "D"))
    return calendar.day(calendar.moved(today, -back, "D"))
