"""Feasts: fixed days, and days counted from Easter."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct, structs

from relata.model.threads import once
from relata.resources import read_toml
from relata.times import calendar
from relata.times.calendar import Stretch
from relata.times.meaning.context import Meaning, TimeContext, placed
from relata.times.meaning.years import Slots, named_year, without_year


class Feast(Struct, frozen=True, forbid_unknown_fields=True):
    """When a feast is: month and day, or days from the Western or the Orthodox Easter Sunday."""

    fixed: str | None = None
    easter: int | None = None
    orthodox: int | None = None
    days: int = 1


class FeastsFile(Struct, frozen=True, forbid_unknown_fields=True):
    """`feasts.toml`."""

    feast: dict[str, Feast]


@once(1)
def feasts() -> dict[str, Feast]:
    """All feasts by name."""
    return read_toml("relata.times", "feasts.toml", FeastsFile).feast


def in_year(name: str, year: int) -> Stretch:
    """A feast in a year. Raises ValueError before 1583 (or 326) for those counted from Easter."""
    feast = feasts()[name]
    if feast.fixed is not None:
        month, _, day = feast.fixed.partition("-")
        first = date(year, int(month), int(day))
    else:
        from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

        western = feast.easter is not None
        sunday = easter(year, EASTER_WESTERN if western else EASTER_ORTHODOX)
        first = sunday + timedelta(feast.easter or feast.orthodox or 0)
    found = calendar.day(first)
    return structs.replace(found, last=found.last + timedelta(feast.days - 1))


def make_feast(slots: Slots, context: TimeContext) -> Meaning | None:
    """A feast with or without its year."""
    name = slots["feast"]
    if name not in feasts():
        return None
    year = named_year(slots, context)
    try:
        if year is not None:
            return placed("DATE", in_year(name, year[0]), year[1], None)
        found = without_year(lambda one: in_year(name, one), slots, context)
    except (ValueError, OverflowError):
        return Meaning("DATE", "XXXX-XX-XX")
    if found is None:
        fixed = feasts()[name].fixed
        return Meaning("DATE", f"XXXX-{fixed}" if fixed else "XXXX-XX-XX")
    return placed("DATE", found[0], found[1], None)
