"""Stretches of the calendar: their TIMEX3 values, their first and last moment, steps between them.

Years 1 to 9999 (proleptic Gregorian). A step that leaves them raises OverflowError or ValueError,
as `datetime` does; callers take that as "no such time".
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, time, timedelta

from msgspec import Struct, structs

from relata.model.cache import BoundedCache
from relata.times.limits import MAX_MONTHS

#: TIMEX3 names of units -> months, for those that are made of months.
MONTHS = {"M": 1, "Q": 3, "HY": 6, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}
#: The same for those that are made of days; WE is a weekend.
DAYS = {"D": 1, "WE": 7, "W": 7}
#: Units below the day, in minutes (S: less than one).
MINUTES = {"H": 60, "MIN": 1, "S": 0}
#: Parts of the day: first and last hour; the night ends on the next day.
PARTS = {
    "MO": (5, 12), "MI": (11, 14), "AF": (12, 18), "EV": (17, 23), "NI": (20, 30), "DT": (6, 20),
}  # fmt: skip
#: Months of the northern seasons; a winter reaches into the next year, and "winter 2014" may be
#: either of two, so that its stretch holds both.
SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (1, 14)}


_UNTIL_MIDNIGHT = timedelta(hours=23, minutes=59)


class Stretch(Struct, frozen=True):
    """A stretch of time with its TIMEX3 value. `fine`: its ends are minutes, not days."""

    value: str
    first: datetime
    last: datetime
    fine: bool = False

    def shown(self) -> tuple[str, str]:
        """First and last moment in ISO 8601."""
        return shown(self.first, self.fine), shown(self.last, self.fine)


def shown(moment: datetime, fine: bool) -> str:
    """A day, or a minute where `fine`, in ISO 8601."""
    return moment.strftime("%Y-%m-%dT%H:%M").zfill(16) if fine else moment.date().isoformat()


def _days(value: str, first: date, last: date) -> Stretch:
    return Stretch(value, datetime.combine(first, time.min), datetime.combine(last, time(23, 59)))


def day(when: date) -> Stretch:
    """One day."""
    begin = datetime(when.year, when.month, when.day)
    return Stretch(when.isoformat(), begin, begin + _UNTIL_MIDNIGHT)


def month(year_: int, number: int) -> Stretch:
    """A month; `number` may be below 1 or above 12, which is in another year."""
    return _MADE[year_ * 12 + number - 1]


def _month(months: int) -> Stretch:
    """A month by how many months there are from the year 0 to it."""
    year_, number = months // 12, months % 12 + 1
    first = date(year_, number, 1)
    return _days(f"{year_:04}-{number:02}", first, first.replace(day=monthrange(year_, number)[1]))


#: The months that texts were about: seasons, years and steps are made of them, too.
_MADE = BoundedCache(_month, MAX_MONTHS)


def _months(value: str, year_: int, first: int, last: int) -> Stretch:
    return Stretch(value, month(year_, first).first, month(year_, last).last)


def year(number: int) -> Stretch:
    """A year."""
    return _months(f"{number:04}", number, 1, 12)


def quarter(year_: int, number: int) -> Stretch:
    """A quarter, 1 to 4."""
    return _months(f"{year_:04}-Q{number}", year_, number * 3 - 2, number * 3)


def half(year_: int, number: int) -> Stretch:
    """A half-year, 1 or 2."""
    return _months(f"{year_:04}-H{number}", year_, number * 6 - 5, number * 6)


def season(year_: int, name: str) -> Stretch:
    """A season of the northern half of the world: SP SU FA WI."""
    return _months(f"{year_:04}-{name}", year_, *SEASONS[name])


def as_begun(stretch: Stretch) -> Stretch:
    """A winter as the one that begins in the December of its year; others as they are."""
    if not stretch.value.endswith("-WI"):
        return stretch
    return structs.replace(stretch, first=month(stretch.first.year, 12).first)


def decade(number: int) -> Stretch:
    """A decade by its first three digits: 199."""
    return Stretch(f"{number:03}", year(max(1, number * 10)).first, year(number * 10 + 9).last)


def century(number: int) -> Stretch:
    """A century by its first two digits: 19 for 1900 to 1999."""
    return Stretch(f"{number:02}", year(max(1, number * 100)).first, year(number * 100 + 99).last)


def week(when: date) -> Stretch:
    """The ISO week of a day."""
    monday = when - timedelta(when.weekday())
    year_, number, _ = when.isocalendar()
    return _days(f"{year_:04}-W{number:02}", monday, monday + timedelta(6))


def weekend(when: date) -> Stretch:
    """The weekend of the ISO week of a day."""
    found = week(when)
    saturday = found.first.date() + timedelta(5)
    return _days(f"{found.value}-WE", saturday, saturday + timedelta(1))


def part(when: date, name: str) -> Stretch:
    """A part of a day: MO MI AF EV NI DT."""
    start, end = PARTS[name]
    midnight = datetime.combine(when, time.min)
    return Stretch(
        f"{when.isoformat()}T{name}",
        midnight + timedelta(hours=start),
        midnight + timedelta(hours=end),
        fine=True,
    )


def clock(when: date, hour: int, minute: int, zone: str = "") -> Stretch:
    """A minute of a day; `hour` may be 24. The ends are in the clock's own zone."""
    found = datetime.combine(when, time.min) + timedelta(hours=hour, minutes=minute)
    return Stretch(f"{when.isoformat()}T{hour:02}:{minute:02}{zone}", found, found, fine=True)


def of_unit(when: date, unit: str) -> Stretch:
    """The stretch of a unit that holds a day: its month, its week."""
    if unit == "D":
        return day(when)
    if unit == "W":
        return week(when)
    if unit == "WE":
        return weekend(when)
    if unit == "M":
        return month(when.year, when.month)
    if unit == "Q":
        return quarter(when.year, (when.month + 2) // 3)
    if unit == "HY":
        return half(when.year, 1 if when.month < 7 else 2)
    if unit == "DE":
        return decade(when.year // 10)
    if unit == "CE":
        return century(when.year // 100)
    if unit == "ML":
        raise ValueError(unit)
    return year(when.year)


def moved(when: date, count: float, unit: str) -> date:
    """The day that is `count` units later (earlier where negative); units of days or longer."""
    if unit in DAYS:
        return when + timedelta(round(count * DAYS[unit]))
    if unit not in MONTHS:
        return when
    months = count * MONTHS[unit]
    whole = round(months) if unit == "M" or months == int(months) else int(months)
    target = month(when.year, when.month + whole)
    last = target.last.date()
    return min(target.first.date() + timedelta(when.day - 1), last)
