"""Signals around an expression, and ranges: what they make of its interval."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec import structs

from relata.model.record import Interval
from relata.times.calendar import MONTHS, moved, shown
from relata.times.meaning.context import Meaning, TimeContext

_DAY = timedelta(days=1)


def with_signal(meaning: Meaning, signal: str, context: TimeContext) -> Meaning:
    """The meaning after "since", "until", "before", "after" or "about"."""
    if meaning.type == "DURATION":
        return _since_duration(meaning, context) if signal == "since" else meaning
    if meaning.type == "SET" or meaning.vague or (meaning.first, meaning.last) == (None, None):
        return meaning
    first, last, why = meaning.first, meaning.last, f"{signal} that, {meaning.why}"
    try:
        if signal == "since":
            return structs.replace(meaning, first=first, last=_now(context, first), why=why)
        if signal == "starting":
            return structs.replace(meaning, first=first, last=None, why=why)
        if signal == "until":
            return structs.replace(meaning, first=None, last=last, why=why)
        if signal == "before" and first is not None:
            end = first - (timedelta(minutes=1) if meaning.fine else _DAY)
            return structs.replace(meaning, first=None, last=end, why=why)
        if signal == "after" and last is not None:
            begin = last + (timedelta(minutes=1) if meaning.fine else _DAY)
            begin = begin if meaning.fine else begin.replace(hour=0, minute=0)
            return structs.replace(meaning, first=begin, last=None, why=why)
        if signal == "about":
            return structs.replace(meaning, why=f"about that, {meaning.why}")
    except OverflowError:
        return meaning
    return meaning


def _now(context: TimeContext, first: datetime | None) -> datetime | None:
    if context.document is None:
        return None
    now = datetime.combine(context.document.day, datetime.min.time()).replace(hour=23, minute=59)
    return now if first is None or first <= now else None


def _since_duration(meaning: Meaning, context: TimeContext) -> Meaning:
    """ "For three years now": it began so long before the article's date."""
    if context.document is None or meaning.first is not None or meaning.last is not None:
        return meaning
    unit, number = meaning.value[-1], meaning.value.lstrip("PT")[:-1]
    if number.startswith("X") or not number.replace(".", "").isdigit():
        return structs.replace(
            meaning, last=_now(context, None), anchored="document", vague=True,
            why="up to the article's date; how long is not said",
        )  # fmt: skip
    if meaning.value.startswith("PT") or (unit not in MONTHS and unit not in "DW"):
        return meaning
    try:
        begin = moved(context.document.day, -float(number), unit)
    except (OverflowError, ValueError):
        return meaning
    return structs.replace(
        meaning,
        first=datetime.combine(begin, datetime.min.time()),
        last=_now(context, None),
        anchored="document",
        why="counted back from the article's date",
    )


def joined(meanings: list[Meaning]) -> list[Meaning]:
    """The two ends of a range: each keeps its value, both get the stretch of the range.

    A range that ends before it begins stays two times.
    """
    begin, end = meanings[0], meanings[-1]
    if begin.first is None or end.last is None or begin.first > end.last:
        return meanings
    fine = begin.fine or end.fine
    return [
        structs.replace(
            one, first=begin.first, last=end.last, fine=fine, why=f"the whole range, {one.why}"
        )
        for one in meanings
    ]


def interval_of(meaning: Meaning) -> Interval | None:
    """The interval of the record; None where nothing is known of it."""
    if meaning.first is None and meaning.last is None and not meaning.vague:
        return None
    return Interval(
        earliest=shown(meaning.first, meaning.fine) if meaning.first is not None else None,
        latest=shown(meaning.last, meaning.fine) if meaning.last is not None else None,
        why=meaning.why,
    )


__all__ = ["interval_of", "joined", "with_signal"]
