"""The makers: from the values of an expression's words to its meaning."""

from __future__ import annotations

from collections.abc import Callable

from relata.times.meaning import clock, dates, durations, feasts, relative, vague
from relata.times.meaning.context import Meaning, TimeContext
from relata.times.meaning.years import Slots

#: Stands for words that are not a time.
NOTHING = Meaning("DATE", "")
Maker = Callable[[Slots, TimeContext], Meaning | None]


def nothing(slots: Slots, context: TimeContext) -> Meaning:  # noqa: ARG001
    """The words are read, and are not a time; the stage leaves them out."""
    return NOTHING


#: Name -> maker; None from a maker says that the words are not a time.
MAKERS: dict[str, Maker] = {
    "date": dates.make_date,
    "year": dates.make_year,
    "weekday": dates.make_weekday,
    "figures": dates.make_iso,
    "decade": dates.make_decade,
    "century": dates.make_century,
    "unit": relative.make_unit,
    "day": relative.make_day,
    "ago": relative.make_ago,
    "duration": durations.make_duration,
    "set": durations.make_set,
    "vague": vague.make_vague,
    "clock": clock.make_clock,
    "part": clock.make_part,
    "feast": feasts.make_feast,
    "nothing": nothing,
}


def meaning_of(make: str, slots: Slots, context: TimeContext) -> Meaning | None:
    """What a maker makes of words; a date that no calendar has stays without a value.

    None also where a word has no value: a letter that has no small form of its own (İ).
    """
    try:
        return MAKERS[make](slots, context)
    except KeyError:
        return None
    except (OverflowError, ValueError):
        return Meaning("DATE", "XXXX-XX-XX")
