"""TIM002: times that contradict one another.

A date and another day of the week, a day that no month has, an end before its beginning, a
statement made after the article was dated, one event with two dates, or before and after another.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from relata.lint.reading.context import LintContext
from relata.lint.reading.dates import (
    MAX_YEAR_DAYS,
    WrittenDate,
    day_without_date,
    whole_date,
    written_dates,
)
from relata.lint.rule import Rule, RuleExample, RuleHit
from relata.lint.rules.facts.two_dates import sequences, two_dates
from relata.model.record import Time

#: Characters from a statement's cue to the day on which it was made.
_NEAR_CUE = 25


def _find(context: LintContext) -> Iterator[RuleHit]:
    dates = written_dates(context)
    yield from _weekdays(context, dates)
    for span in day_without_date(context):
        yield RuleHit(span, values={"date": context.text[slice(*span)]}, variant="none")
    yield from _ranges(context)
    yield from _said_later(context)
    yield from two_dates(context)
    yield from sequences(context)


def _weekdays(context: LintContext, dates: list[WrittenDate]) -> Iterator[RuleHit]:
    """A date that falls on another day of the week; of a year that is not written none fits."""
    published = whole_date(context.record.document.date or "")
    for one in dates:
        if one.weekday is None:
            continue
        days = [one.day]
        if not one.year_written:
            if published is None:
                continue
            days = [day for day in one.years() if abs((day - published).days) <= MAX_YEAR_DAYS]
        if days and all(day.isoweekday() != one.weekday for day in days):
            yield RuleHit(one.span, values={"date": context.text[slice(*one.span)]})


def _ranges(context: LintContext) -> Iterator[RuleHit]:
    """From a later to an earlier time: "from 2012 to 2008"."""
    times = context.record.times
    for one, other in itertools.pairwise(times):
        for first, second in context.words.ranges:
            if _between(context, one, other, first, second) and _ends_before(one, other):
                span = one.span[0], other.span[1]
                yield RuleHit(span, values={"date": context.text[slice(*span)]}, variant="range")
                break


def _between(context: LintContext, one: Time, other: Time, first: str, second: str) -> bool:
    """Whether two times stand as "first ONE second OTHER" says."""
    if not 0 < other.span[0] - one.span[1] <= len(second) + 6:
        return False
    middle = context.lower[one.span[1] : other.span[0]].split()
    at = context.token_at(one.span[0])
    before = context.tokens.lower[max(0, at - 2) : at]
    return second in middle and first in before and "." not in "".join(middle)


def _ends_before(one: Time, other: Time) -> bool:
    begin, end = one.interval, other.interval
    if begin is None or end is None or "DATE" not in (one.type, other.type):
        return False
    if one.anchored_to is not None or other.anchored_to is not None or one.type != other.type:
        return False
    return bool(begin.earliest and end.latest and begin.earliest > end.latest)


def _said_later(context: LintContext) -> Iterator[RuleHit]:
    """Words that were said on a day after that of the article: "said on 14 May", in April."""
    published = whole_date(context.record.document.date or "")
    if published is None or context.record.document.date_from == "given":
        return
    starts = [time.span[0] for time in context.record.times]
    for statement in context.statements:
        if statement.act in _AHEAD or not statement.cue:
            continue
        cue = statement.cue[-1]
        first, last = bisect_left(starts, cue[1]), bisect_right(starts, cue[1] + _NEAR_CUE)
        for time in context.record.times[first:last]:
            start, day = time.span[0], whole_date(time.value)
            if day is None or day <= published or time.anchored_to is not None:
                continue
            inside = any(a <= start < b for a, b in statement.content)
            if not inside and "." not in context.text[cue[1] : start]:
                values = {"date": time.text, "day": published.isoformat()}
                yield RuleHit(time.span, values=values, variant="future", statement=statement)


#: Acts that are reported of a day to come: "will announce on 14 May".
_AHEAD = frozenset(("promise", "demand", "ask", "suggest", "agree"))

RULE = Rule(
    id="TIM002",
    name="contradicting-times",
    severity="error",
    what="Times that contradict one another: a date and another day of the week, a day that no "
    "month has, an end before its beginning, words said after the article's date, one event on two "
    "days, or before and after another one.",
    why="One of the two is wrong, and a reader who comes on the other day is the one who pays.",
    limits="A day of the week is compared where the year is written, or where the article has a "
    "date and no year near it fits. One event is two sentences of nearly the same words.",
    examples=(
        RuleExample(
            bad="The bridge opens on Monday, 3 April 2024, mayor Ann Lee said.",
            good="The bridge opens on Wednesday, 3 April 2024, mayor Ann Lee said.",
            at="Monday",
        ),
        RuleExample(
            bad="2 April 2024\n\nThe bridge opens on Friday, 3 May, mayor Ann Lee said. The ferry "
            "stops on Monday, 6 June.",
            good="2 April 2024\n\nThe bridge opens on Friday, 3 May, mayor Ann Lee said. The ferry "
            "stops on Monday, 6 May.",
            at="6 June",
        ),
        RuleExample(
            bad="The bridge opens on 31 June, mayor Ann Lee said.",
            good="The bridge opens on 30 June, mayor Ann Lee said.",
            at="31 June",
        ),
        RuleExample(
            bad="Ann Lee was mayor of Valmont from 2012 to 2008. The bridge is older.",
            good="Ann Lee was mayor of Valmont from 2008 to 2012. The bridge is older.",
            at="2012 to 2008",
        ),
        RuleExample(
            bad="2 April 2024\n\n“The bridge stays shut,” mayor Ann Lee said on 14 May 2024.",
            good="2 April 2024\n\n“The bridge stays shut,” mayor Ann Lee said on 1 April 2024.",
            at="14 May",
        ),
        RuleExample(
            bad="The old bridge over the Orr was closed on Monday. A ferry is planned.\n\nIt has "
            "cracks. The old bridge over the Orr was closed on Tuesday by the council.",
            good="The old bridge over the Orr was closed on Monday. A ferry is planned.\n\nIt has "
            "cracks. The old bridge over the Orr was closed on Monday by the council.",
            at="Tuesday",
        ),
        RuleExample(
            bad="The council closed the bridge before the engineers found cracks. A ferry is "
            "planned.\n\nThe council closed the bridge after the engineers found cracks.",
            good="The council closed the bridge after the engineers found cracks. A ferry is "
            "planned.\n\nThe council closed the bridge after the engineers found cracks.",
            at="before",
        ),
    ),
    find=_find,
)
