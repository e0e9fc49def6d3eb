"""Vague times: recently, nowadays, in the future. Their open ends stay open."""

from __future__ import annotations

from datetime import datetime, time

from relata.times.meaning.context import Meaning, TimeContext
from relata.times.meaning.years import Slots

_WHY = {
    "PAST_REF": "before the article's date; when is not said",
    "PRESENT_REF": "about the article's date; since when and until when is not said",
    "FUTURE_REF": "after the article's date; when is not said",
}


def make_vague(slots: Slots, context: TimeContext) -> Meaning | None:
    """PAST_REF, PRESENT_REF or FUTURE_REF, by the word or the pattern."""
    value = (
        slots.get("vague")
        or {"-1": "PAST_REF", "0": "PRESENT_REF", "1": "FUTURE_REF"}[
            slots.get("vague_adjective") or slots.get("shift") or "0"
        ]
    )
    why = _WHY[value]
    if context.document is None:
        return Meaning("DATE", value, why=why, vague=True)
    first: datetime | None = datetime.combine(context.document.day, time.min)
    last: datetime | None = datetime.combine(context.document.day, time(23, 59))
    if value == "PAST_REF":
        first = None
    elif value == "FUTURE_REF":
        last = None
    else:
        first = last = None
    return Meaning("DATE", value, first, last, False, "document", why, vague=True)
