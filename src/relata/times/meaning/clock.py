"""Times of the day: by the clock, and parts of a day."""

from __future__ import annotations

from datetime import date

from relata.times import calendar
from relata.times.meaning.context import REASONS, Anchored, Meaning, TimeContext, of_stretch
from relata.times.meaning.dates import make_date
from relata.times.meaning.relative import make_day
from relata.times.meaning.years import Slots, weekday_of


def _day(slots: Slots, context: TimeContext) -> tuple[date | None, Anchored]:
    """The day of a time: named with it, else the last one in the paragraph, else today."""
    if "day_word" in slots or "day_part" in slots:
        found = make_day({k: v for k, v in slots.items() if k == "day_word"}, context)
    elif "weekday" in slots:
        stretch = weekday_of(int(slots["weekday"]), context, slots.get("shift"))
        return (stretch.first.date(), "document") if stretch is not None else (None, None)
    elif "month" in slots or "maybe_month" in slots:
        found = make_date({k: v for k, v in slots.items() if k != "part"}, context)
    elif context.day is not None:
        return context.day, "text"
    elif context.document is not None and context.document.known == "D":
        return context.document.day, "document"
    else:
        return None, None
    if found is None or found.first is None:
        return None, None
    return found.first.date(), found.anchored


#: Parts of the day after an hour ("8 Uhr abends") -> the half of the day.
_HALVES = {"MO": "AM", "NI": "", "MI": "PM", "AF": "PM", "EV": "PM", "DT": ""}


def make_clock(slots: Slots, context: TimeContext) -> Meaning | None:
    """An hour and a minute: "14.30 Uhr", "6 p.m.", "0800 UTC"."""
    if "hhmm" in slots:
        number = int(slots["hhmm"])
        hour, minute = number // 100, number % 100
    else:
        text = next(
            (
                slots[name]
                for name in ("hour", "clock_hour", "digits_am", "digits_pm", "digits_clock")
                if name in slots
            ),
            None,
        )
        if text is None:
            return None
        hour, minute = int(text), int(slots.get("minute") or 0)
    afternoon = _HALVES.get(slots.get("half_day", ""), slots.get("half_day", ""))
    afternoon = afternoon or ("PM" if "digits_pm" in slots else "")
    afternoon = afternoon or ("AM" if "digits_am" in slots else "")
    if afternoon == "PM" and hour < 12:
        hour += 12
    elif afternoon == "AM" and hour == 12:
        hour = 0
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    zone = slots.get("zone", "")
    when, anchored = _day(slots, context)
    if when is None:
        return Meaning("TIME", f"XXXX-XX-XXT{hour:02}:{minute:02}{zone}")
    try:
        return of_stretch("TIME", calendar.clock(when, hour, minute, zone), anchored,
                          REASONS[anchored])  # fmt: skip
    except OverflowError:
        return None


def make_part(slots: Slots, context: TimeContext) -> Meaning | None:
    """A part of the day that is spoken of: "am Abend", "this morning"."""
    if "shift" in slots and slots["shift"] != "0":
        moved = {"day_word": slots["shift"], "part": slots["part"]}
        return make_day(moved, context)
    when, anchored = _day({}, context)
    if "shift" in slots and context.document is not None and context.document.known == "D":
        when, anchored = context.document.day, "document"
    if when is None:
        return Meaning("TIME", f"XXXX-XX-XXT{slots['part']}")
    try:
        return of_stretch("TIME", calendar.part(when, slots["part"]), anchored, REASONS[anchored])
    except OverflowError:
        return None
