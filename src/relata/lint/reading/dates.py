"""Dates of a text as they are written: with their day of the week, with or without a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from relata.lint.reading.context import LintContext
from relata.lint.reading.word_kinds import MONTH
from relata.model.record import Span

#: Days from the article's date within which a date without a year is looked for.
MAX_YEAR_DAYS = 200
_MOST_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
#: Tokens between a day of the week and its date: ", den", ", the", " (".
_NEAR = 4
#: Letters of a word that may stand between them.
_SHORT = 4
_WHOLE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


class WrittenDate(NamedTuple):
    """A date with a day and a month, and the day of the week before it (1 is Monday)."""

    span: Span
    day: date
    weekday: int | None
    year_written: bool

    def years(self) -> list[date]:
        """The same day in the year before, in that year and in the next one."""
        found = []
        for year in (self.day.year - 1, self.day.year, self.day.year + 1):
            try:
                found.append(self.day.replace(year=year))
            except ValueError:  # 29 February
                continue
        return found


def whole_date(value: str) -> date | None:
    """The day of a TIMEX3 value or an ISO date that has one; None for others."""
    match = _WHOLE.match(value)
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def written_dates(context: LintContext) -> list[WrittenDate]:
    """The dates with a number in them, in the order of the text."""
    found = []
    for time in context.record.times:
        day = whole_date(time.value)
        if day is None or time.type != "DATE" or not any(c.isdecimal() for c in time.text):
            continue
        written = _YEAR.search(context.text[time.span[0] : time.span[1]]) is not None
        if not written and time.anchored_to is None:
            continue  # a year from elsewhere in the text
        start, weekday = _weekday(context, time.span)
        found.append(WrittenDate((start, time.span[1]), day, weekday, written))
    return found


def _weekday(context: LintContext, span: Span) -> tuple[int, int | None]:
    """Where a date begins with its day of the week, and that day; None where there is none."""
    tokens, days = context.tokens, context.language.file.weekdays
    first = context.token_at(span[0])
    for inside in context.tokens_of(span):
        if tokens.lower[inside] in days:
            return span[0], days[tokens.lower[inside]]
    for place in range(first - 1, max(first - 1 - _NEAR, -1), -1):
        word = tokens.lower[place]
        if word in days and tokens.sentence_of[place] == tokens.sentence_of[first]:
            return tokens.starts[place], days[word]
        if word in ".;:-–/" or any(c.isdecimal() for c in word) or len(word) > _SHORT:
            break
    return span[0], None


def day_without_date(context: LintContext) -> Iterator[Span]:
    """Days that no month has: "31 June", "30. Februar"."""
    tokens, months = context.tokens, context.language.file.months
    for at in context.places(MONTH):
        month = months[tokens.lower[at]]
        if not tokens.words[at][:1].isupper() or not 1 <= month <= len(_MOST_DAYS):
            continue
        found = _day(context, at)
        if found is not None and found[0] > _MOST_DAYS[month - 1]:
            yield tokens.starts[found[1]], tokens.ends[found[2]]


def _day(context: LintContext, at: int) -> tuple[int, int, int] | None:
    """The day of a month, before ("3. April", "3 April") or after it ("April 3"); its tokens."""
    tokens = context.tokens
    for place in (at - 1, at + 1):
        if 0 <= place < len(tokens.words):
            digits = tokens.words[place].rstrip(".")
            if len(digits) < 3 and digits.isascii() and digits.isdigit() and 1 <= int(digits) <= 39:
                return int(digits), min(place, at), max(place, at)
        if place == at - 1 and place > 0 and tokens.words[place] == ".":
            digits = tokens.words[place - 1]
            if digits.isascii() and digits.isdigit() and len(digits) < 3:
                return int(digits), place - 1, at
    return None
