"""Dates: days, months, quarters, seasons, years, decades, centuries, weekdays."""

from __future__ import annotations

from datetime import date, timedelta

from relata.times import calendar
from relata.times.calendar import Stretch
from relata.times.meaning.context import REASONS, Anchored, Meaning, TimeContext, of_stretch, placed
from relata.times.meaning.years import (
    OfYear,
    Slots,
    named_year,
    narrated,
    weekday_from_text,
    weekday_of,
    without_year,
)


def _of_year(slots: Slots) -> tuple[OfYear, str] | None:
    """What the expression is in a given year, and how it is written without one."""
    month = int(slots.get("month") or slots.get("maybe_month") or slots.get("monthnumber") or 0)
    day = int(slots.get("day") or slots.get("ordinal") or slots.get("digits_ordinal") or 0)
    if month and day:
        return (lambda year: calendar.day(date(year, month, day))), f"{month:02}-{day:02}"
    if month:
        return (lambda year: calendar.month(year, month)), f"{month:02}"
    season = slots.get("season") or slots.get("maybe_season")
    if season:
        return (lambda year: calendar.season(year, season)), season
    if "quarter" in slots:
        number = int(slots["quarter"])
        return (lambda year: calendar.quarter(year, number)), f"Q{number}"
    if "half_year" in slots:
        number = int(slots["half_year"])
        return (lambda year: calendar.half(year, number)), f"H{number}"
    return None


def make_date(slots: Slots, context: TimeContext) -> Meaning | None:
    """A day, month, season or quarter with or without its year."""
    of_year = _of_year(slots)
    if of_year is None:
        return make_year(slots, context)
    make, written = of_year
    year = named_year(slots, context)
    try:
        if year is not None:
            stretch, anchored = make(year[0]), year[1]
        else:
            found = without_year(make, slots, context)
            if found is None:
                _ = make(2000)
                return Meaning("DATE", f"XXXX-{written}")
            stretch, anchored = found
    except (ValueError, OverflowError):
        return Meaning("DATE", "XXXX-XX-XX")
    part = slots.get("part")
    if part and len(stretch.value) == 10:
        return of_stretch(
            "TIME", calendar.part(stretch.first.date(), part), anchored, REASONS[anchored]
        )
    return placed("DATE", stretch, anchored, slots.get("phase"))


def make_year(slots: Slots, context: TimeContext) -> Meaning | None:
    """A year."""
    year = named_year(slots, context)
    if year is None or not 1 <= year[0] <= 9999:
        return None
    return placed("DATE", calendar.year(year[0]), year[1], slots.get("phase"))


def make_weekday(slots: Slots, context: TimeContext) -> Meaning | None:
    """A weekday, with a part of it where one is named ("Dienstagabend")."""
    weekday, _, joined = (slots.get("weekday") or slots["weekday_part"]).partition(" ")
    part = slots.get("part") or joined
    try:
        near = slots.get("text_shift")
        if near is None and narrated(slots, context):
            near = slots["shift"]
        stretch = (
            weekday_from_text(int(weekday), context, int(near))
            if near is not None
            else weekday_of(int(weekday), context, slots.get("shift"))
        )
        if stretch is None:
            end = f"T{part}" if part else ""
            return Meaning("TIME" if part else "DATE", f"XXXX-WXX-{weekday}{end}")
        if part:
            stretch = calendar.part(stretch.first.date(), part)
    except OverflowError:
        return Meaning("DATE", f"XXXX-WXX-{weekday}")
    anchored: Anchored = "document" if near is None else "text"
    return of_stretch("TIME" if part else "DATE", stretch, anchored, REASONS[anchored])


def make_iso(slots: Slots, context: TimeContext) -> Meaning | None:
    """A date in figures: year or shortyear, monthnumber, day; the order is the pattern's."""
    month, day = int(slots["monthnumber"]), int(slots["day"])
    year = named_year(slots, context)
    if year is None:
        return make_date(slots, context)
    try:
        return of_stretch("DATE", calendar.day(date(year[0], month, day)), None, REASONS[None])
    except ValueError:
        return None


def make_decade(slots: Slots, context: TimeContext) -> Meaning | None:
    """A decade: "1990er", "the 80s", "die zwanziger Jahre" (of the century just before)."""
    number = int(slots.get("digits_decade") or slots.get("decade") or slots.get("year") or "")
    anchored: Anchored = None
    if number < 100:
        base = context.document.day.year if context.document is not None else 2000
        number += base - base % 100
        if number > base - 5:
            number -= 100
        anchored = "document" if context.document is not None else None
    if number % 10 or number > 9990:
        return None
    return placed("DATE", calendar.decade(number // 10), anchored, slots.get("phase"))


def make_century(slots: Slots, _: TimeContext) -> Meaning | None:
    """A century: "19. Jahrhundert" is 18 (1800 to 1899)."""
    text = slots.get("century") or slots.get("ordinal") or slots.get("digits_ordinal")
    number = int(text or slots.get("digits") or slots.get("day") or "0")
    if not 1 <= number <= 99:
        return None
    return placed("DATE", calendar.century(number - 1), None, slots.get("phase"))


#: What is longer than a year and a day is not what "a year later" counts from.
_LONGEST = timedelta(367)
_DAY = timedelta(1)


def last_named(meaning: Meaning, stretch: Stretch | None) -> Stretch | None:
    """What the text speaks of after an expression: its stretch, where it is a date with ends."""
    if meaning.type not in ("DATE", "TIME") or meaning.first is None or meaning.last is None:
        return stretch
    if meaning.value.endswith("_REF") or meaning.last - meaning.first > _LONGEST:
        return stretch
    if len(meaning.value) == 10 and meaning.last - meaning.first > _DAY:  # "two weeks ago"
        return calendar.day(date.fromisoformat(meaning.value))
    return Stretch(meaning.value, meaning.first, meaning.last, meaning.fine)
