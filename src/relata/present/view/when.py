"""When a statement was made, and what time it is about, for a reader."""

from __future__ import annotations

from relata.model.record import Interval, Statement
from relata.present.words import Words


def said(statement: Statement, words: Words) -> str:
    """When it was said, where the text dates it; "" where it only gives a bound."""
    if statement.time:
        return words.date(statement.time)
    if statement.said is None or statement.said.earliest is None:
        return ""
    return between(statement.said, words)


def about(statement: Statement, words: Words) -> str:
    """When what it is about happened, as it stands after "about"; "" where the text gives no end.

    "about 3 May 2019", "about the time until 2 May 2019".
    """
    interval = statement.about
    if interval is None or (interval.earliest is None and interval.latest is None):
        return ""
    first, last = interval.earliest, interval.latest
    if first is None or last is None:
        day = words.date((first or last or "")[:10])
        return words.ui("about_until" if first is None else "about_from", day=day)
    when = between(interval, words)
    if _whole(first, last) is not None:
        return when
    if first[:10] == last[:10]:
        return words.ui("about_day", day=when)
    return words.ui("about_range", first=words.date(first[:10]), last=words.date(last[:10]))


def between(interval: Interval, words: Words) -> str:
    """The ends of an interval: a day, from one to another, by, from; "" without ends."""
    first, last = interval.earliest, interval.latest
    if first is None and last is None:
        return ""
    if first is None or last is None:
        end = words.date((first or last or "")[:10])
        return words.ui("by_day" if first is None else "from_day", day=end)
    whole = _whole(first, last)
    if whole is not None:
        return words.date(whole)
    if first[:10] == last[:10]:
        return words.date(first[:10])
    return words.ui("from_to", first=words.date(first[:10]), last=words.date(last[:10]))


def _whole(first: str, last: str) -> str | None:
    """The year or month that an interval is, None where it is not one."""
    if first[5:] == "01-01" and last[5:] == "12-31" and first[:4] == last[:4]:
        return first[:4]
    same = first[:7] == last[:7] and first[8:] == "01" and len(last) == 10
    return first[:7] if same and last[8:] >= "28" and _is_last(last) else None


def _is_last(day: str) -> bool:
    """Whether a day is the last one of its month."""
    from calendar import monthrange

    return int(day[8:]) == monthrange(int(day[:4]), int(day[5:7]))[1]
