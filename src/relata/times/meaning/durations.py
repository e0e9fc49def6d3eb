"""How long and how often: durations and sets."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from relata.times import calendar
from relata.times.calendar import MINUTES
from relata.times.meaning.context import Meaning, TimeContext
from relata.times.meaning.numbers import UNKNOWN, amount, written
from relata.times.meaning.years import Slots

#: Units as TIMEX3 writes them in durations; minutes and hours stand after a T.
_WRITTEN = {"MIN": "M", "H": "H", "S": "S"}


def period(count: float, unit: str) -> str:
    """A TIMEX3 duration: P2W, PT3H."""
    if unit in _WRITTEN:
        return f"PT{written(count)}{_WRITTEN[unit]}"
    if unit == "HY":
        return f"P{written(count * 6 if count != UNKNOWN else count)}M"
    return f"P{written(count)}{unit}"


def make_duration(slots: Slots, context: TimeContext) -> Meaning | None:
    """A length of time; with "last" or "next" its stretch ends or begins now."""
    if "duration" in slots:
        return Meaning("DURATION", slots["duration"])
    unit = slots.get("unit") or slots["units"]
    count = amount(slots)
    value = period(count, unit)
    if "more_unit" in slots:
        more = float(slots.get("more_number") or slots.get("more_digits") or "1")
        value += period(more, slots["more_unit"]).removeprefix("P")
    if "part" in slots:
        value = f"PT{written(count)}{slots['part']}"
    shift = slots.get("shift") or slots.get("vague_adjective")
    if shift in ("-1", "1") and context.document is not None:
        return _bounded(value, count, unit, int(shift), context)
    return Meaning("DURATION", value)


def _bounded(value: str, count: float, unit: str, shift: int, context: TimeContext) -> Meaning:
    assert context.document is not None
    today = context.document.day
    why = f"{'up to' if shift < 0 else 'beginning with'} the article's date"
    start, end = datetime.combine(today, time.min), datetime.combine(today, time(23, 59))
    if count == UNKNOWN:
        why += "; how long is not said"
        if shift < 0:
            return Meaning("DURATION", value, None, end, False, "document", why, vague=True)
        return Meaning("DURATION", value, start, None, False, "document", why, vague=True)
    try:
        if unit in MINUTES:
            other = start + timedelta(minutes=shift * count * (MINUTES[unit] or 1))
        else:
            other = datetime.combine(calendar.moved(today, shift * count, unit), time.min)
    except (OverflowError, ValueError):
        return Meaning("DURATION", value)
    first, last = (other, end) if shift < 0 else (start, other.replace(hour=23, minute=59))
    return Meaning("DURATION", value, first, last, False, "document", why)


def make_set(slots: Slots, context: TimeContext) -> Meaning | None:  # noqa: ARG001
    """How often: every day, on Mondays, daily."""
    if "set" in slots:
        return Meaning("SET", slots["set"])
    if "weekday" in slots or "weekday_part" in slots:
        weekday, _, joined = (slots.get("weekday") or slots["weekday_part"]).partition(" ")
        part = slots.get("part") or joined
        return Meaning("SET", f"XXXX-WXX-{weekday}" + (f"T{part}" if part else ""))
    if "month" in slots:
        return Meaning("SET", f"XXXX-{int(slots['month']):02}")
    if season := slots.get("season") or slots.get("maybe_season"):
        return Meaning("SET", f"XXXX-{season}")
    if "part" in slots:
        return Meaning("SET", f"XXXX-XX-XXT{slots['part']}")
    unit = slots.get("unit") or slots.get("units")
    if unit is None:
        return None
    numbered = {k: v for k, v in slots.items() if k != "units"} | {"unit": unit}
    return Meaning("SET", period(amount(numbered), unit))


__all__ = ["make_duration", "make_set", "period"]
