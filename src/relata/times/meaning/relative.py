"""Times counted from the document's date or from the text: last week, two days ago."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from relata.model.codes import TimeType
from relata.times import calendar
from relata.times.calendar import DAYS, MINUTES, Stretch
from relata.times.meaning.context import REASONS, Anchored, Meaning, TimeContext, of_stretch, placed
from relata.times.meaning.numbers import UNKNOWN, amount
from relata.times.meaning.years import Slots, narrated

#: Value of a unit whose place is not known.
_OPEN = {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "D": "XXXX-XX-XX"}

#: Until the day before it, "the weekend" without a tense is the last one.
_MIDWEEK = 4


def make_unit(slots: Slots, context: TimeContext) -> Meaning | None:
    """A unit next to the present one: last week, this year, next month, Vorjahr."""
    for name, unit in (("year_word", "Y"), ("month_word", "M"), ("week_word", "W")):
        if name in slots:
            slots = {**slots, "shift": slots[name], "unit": unit}
    unit = slots["unit"]
    if unit == "D" and slots.get("shift") == "0" and context.text is not None:
        return _from_text(unit, 0, slots, context)
    if "text_shift" in slots:
        return _from_text(unit, int(slots["text_shift"]), slots, context)
    if narrated(slots, context):
        return _from_text(unit, int(slots["shift"]), slots, context)
    if context.document is None:
        return Meaning("DATE", _OPEN.get(unit, "XXXX-XX-XX"))
    if unit in MINUTES or (context.document.known != "D" and unit not in ("Y", "DE", "CE")):
        return None
    shift = int(slots["shift"])
    try:
        stretch = calendar.of_unit(calendar.moved(context.document.day, shift, unit), unit)
        if unit == "WE" and shift == 0 and stretch.first.date() > context.document.day:
            tense, early = context.tense(), context.document.day.isoweekday() < _MIDWEEK
            if tense == "past" or (tense == "open" and early):
                stretch = calendar.weekend(context.document.day - timedelta(7))
    except (OverflowError, ValueError):
        return None
    return placed("DATE", stretch, "document", slots.get("phase"))


def _from_text(unit: str, shift: int, slots: Slots, context: TimeContext) -> Meaning | None:
    base = context.text
    if base is None or unit in MINUTES:
        return Meaning("DATE", _OPEN.get(unit, "XXXX-XX-XX"))
    try:
        stretch = calendar.of_unit(calendar.moved(base.first.date(), shift, unit), unit)
    except (OverflowError, ValueError):
        return None
    return placed("DATE", stretch, "text", slots.get("phase"))


def make_day(slots: Slots, context: TimeContext) -> Meaning | None:
    """Today, yesterday, tomorrow; with a part of the day or alone ("tonight")."""
    shift, _, joined = (slots.get("day_word") or slots.get("day_part") or "0").partition(" ")
    part = slots.get("part") or joined
    if context.document is None or context.document.known != "D":
        value = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}[
            (int(shift) > 0) - (int(shift) < 0)
        ]
        return Meaning("DATE", value)
    try:
        when = calendar.moved(context.document.day, int(shift), "D")
    except OverflowError:
        return None
    if part:
        return of_stretch("TIME", calendar.part(when, part), "document", REASONS["document"])
    return of_stretch("DATE", calendar.day(when), "document", REASONS["document"])


def make_ago(slots: Slots, context: TimeContext) -> Meaning | None:
    """A number of units before or after now, or before or after what the text speaks of."""
    unit = slots.get("unit") or slots["units"]
    count = amount(slots)
    backward = "ago" in slots or "ago_after" in slots or "earlier" in slots
    from_text = "earlier" in slots or "later" in slots or narrated(slots, context)
    if count is UNKNOWN:
        return _some(context, backward, from_text)
    base, anchored = _base(context, from_text)
    if base is None:
        return Meaning("DATE", "PAST_REF" if backward else "FUTURE_REF")
    signed = -count if backward else count
    try:
        stretch = _counted(base, signed, unit)
        around = _around(base, signed, unit, stretch)
    except (OverflowError, ValueError):
        return None
    kind: TimeType = "TIME" if unit in MINUTES else "DATE"
    return Meaning(
        kind, stretch.value, *around, stretch.fine, anchored,
        f"counted {REASONS[anchored]}; half of the unit on both sides",
    )  # fmt: skip


def _base(context: TimeContext, from_text: bool) -> tuple[datetime | None, Anchored]:
    if from_text and context.text is not None:
        return context.text.first, "text"
    if context.document is None or context.document.known != "D":
        return None, None
    return datetime.combine(context.document.day, time.min), "document"


def _counted(base: datetime, count: float, unit: str) -> Stretch:
    if unit in MINUTES:
        moment = base + timedelta(minutes=count * (MINUTES[unit] or 1))
        return calendar.day(moment.date())
    when = calendar.moved(base.date(), count, unit)
    if unit in DAYS:
        return calendar.day(when)
    return calendar.of_unit(when, "M" if count != int(count) else unit if unit != "DE" else "Y")


def _around(base: datetime, count: float, unit: str, stretch: Stretch) -> tuple[datetime, datetime]:
    """The widest reading of "three weeks ago": half a week on both sides, not over the base."""
    if unit in MINUTES or unit == "D":
        return stretch.first, stretch.last
    when: date = calendar.moved(base.date(), count, unit)
    half = {"W": 3, "WE": 3, "M": 15, "Q": 45, "HY": 91, "Y": 182, "DE": 1826}.get(unit, 18_262)
    first = datetime.combine(when, time.min) - timedelta(half)
    last = datetime.combine(when, time(23, 59)) + timedelta(half)
    today = datetime.combine(base.date(), time(23, 59))
    return (first, min(last, today)) if count < 0 else (max(first, base), last)


def _some(context: TimeContext, backward: bool, from_text: bool) -> Meaning:
    """ "Some years ago": before, nobody says how long."""
    base, anchored = _base(context, from_text)
    value = "PAST_REF" if backward else "FUTURE_REF"
    if base is None:
        return Meaning("DATE", value, vague=True, why="how far away is not said")
    why = f"{'before' if backward else 'after'} {_of(anchored)}; how far away is not said"
    end = base.replace(hour=23, minute=59)
    if backward:
        return Meaning("DATE", value, None, end, False, anchored, why, vague=True)
    return Meaning("DATE", value, base, None, False, anchored, why, vague=True)


def _of(anchored: Anchored) -> str:
    return "the article's date" if anchored == "document" else "what the text speaks of"
