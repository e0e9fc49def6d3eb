"""TIM002: times that contradict one another: a date and another day of the week, no such day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from relata.lint.reading.context import LintContext
from relata.lint.rule import Rule, RuleExample, RuleHit

_MOST_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
#: Tokens between a day of the week and its date: ", den", ", the".
_NEAR = 4


def _find(context: LintContext) -> Iterator[RuleHit]:
    tokens, core = context.tokens, context.language.file
    for at, word in enumerate(tokens.lower):
        month = core.months.get(word)
        if month is None or not tokens.words[at][:1].isupper() or not 1 <= month <= 12:
            continue
        found = _day(context, at)
        if found is None:
            continue
        day, first, last = found
        span = tokens.starts[first], tokens.ends[last]
        if day > _MOST_DAYS[month - 1]:
            yield RuleHit(span, values={"date": context.text[slice(*span)]}, variant="none")
            continue
        weekday = _weekday(context, first)
        year = _year(context, last)
        if weekday is None or year is None:
            continue
        place, number = weekday
        try:
            right = date(year, month, day).isoweekday()
        except ValueError:
            continue
        if right != number:
            whole = tokens.starts[place], tokens.ends[last]
            yield RuleHit(whole, values={"date": context.text[slice(*whole)]})


def _day(context: LintContext, at: int) -> tuple[int, int, int] | None:
    """The day of a month, before ("3. April", "3 April") or after it ("April 3"); its tokens."""
    tokens = context.tokens
    for place in (at - 1, at + 1):
        if 0 <= place < len(tokens.words):
            digits = tokens.words[place].rstrip(".")
            if digits.isascii() and digits.isdigit() and 1 <= int(digits) <= 39 and len(digits) < 3:
                return int(digits), min(place, at), max(place, at)
        if place == at - 1 and place > 0 and tokens.words[place] == ".":
            digits = tokens.words[place - 1]
            if digits.isascii() and digits.isdigit() and len(digits) < 3:
                return int(digits), place - 1, at
    return None


def _weekday(context: LintContext, first: int) -> tuple[int, int] | None:
    tokens, days = context.tokens, context.language.file.weekdays
    for place in range(first - 1, max(first - 1 - _NEAR, -1), -1):
        if tokens.lower[place] in days:
            return place, days[tokens.lower[place]]
        if tokens.words[place] in ".;:" or tokens.lower[place].isdigit():
            return None
    return None


def _year(context: LintContext, last: int) -> int | None:
    """The year that is written, or that of the article for a date close to it."""
    tokens = context.tokens
    for word in tokens.words[last + 1 : last + 3]:
        if word.isascii() and word.isdigit() and len(word) == 4 and 1800 <= int(word) <= 2200:
            return int(word)
    return None


RULE = Rule(
    id="TIM002",
    name="contradicting-times",
    severity="error",
    what="Times that contradict one another: a date and another day of the week, or a day that no "
    "month has.",
    why="One of the two is wrong, and a reader who comes on the other day is the one who pays.",
    limits="Only dates with a month in words; a day of the week is compared where the year is "
    "written.",
    examples=(
        RuleExample(
            bad="The bridge opens on Monday, 3 April 2024, mayor Ann Lee said.",
            good="The bridge opens on Wednesday, 3 April 2024, mayor Ann Lee said.",
            at="Monday",
        ),
        RuleExample(
            bad="The bridge opens on 31 June, mayor Ann Lee said.",
            good="The bridge opens on 30 June, mayor Ann Lee said.",
            at="31 June",
        ),
    ),
    find=_find,
)
