"""Publication dates as articles print them, normalised to ISO 8601. Nothing is guessed.

"3. April 2024", "April 3, 2024" and "2024-04-03" are one date. Day, month and year must be there,
or month and year; "03/04/2024" is not read, because it is the third of April in some countries
and the fourth of March in others.
"""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from relata.model.threads import once
from relata.readers.parts.line_labels import LineLabels, label_length
from relata.resources import read_toml

_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
_DOTTED = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)(?!\d)")
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)(?!\d)")
_DOTTED_FIRST = re.compile(r"(?<!\d)((?:19|20)\d\d)\.\s?(\d{1,2})\.\s?(\d{1,2})\.?(?!\d)")
_YEAR_MONTH_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)\.?\s+([^\W\d_]{3,15})\.?\s+(\d{1,2})(?!\d)")
_MONTH_YEAR = re.compile(r"(?<!\w)([^\W\d_]{3,15})\.?,?\s+((?:19|20)\d\d)(?!\d)")
_TIME = re.compile(
    r"\d{1,2}[:.]\d\d(?::\d\d)?(?:\.\d+)?|T(?=\d\d:)|[+-]\d\d:?\d\d|\bZ\b", re.IGNORECASE
)
#: A longer line, in characters, is not a date alone.
_LONGEST_LINE = 120


class _DatesFile(Struct, frozen=True, forbid_unknown_fields=True):
    year: str
    month: str
    day: str
    ordinal_endings: str
    joins: str
    zones: str


class _Patterns(Struct, frozen=True):
    """Patterns of dates with words in them."""

    #: Groups: year, month, day, as numbers with a sign after each.
    signs: re.Pattern[str]
    #: Groups: day, name of the month, year; and name of the month, day, year.
    day_month: re.Pattern[str]
    month_day: re.Pattern[str]
    #: Words that may stand next to a date: time zones.
    zones: frozenset[str]


class PrintedDate(Struct, frozen=True):
    """A date in a line: ISO 8601, and its offsets in the line, end exclusive."""

    iso: str
    start: int
    end: int


@once(4)
def _patterns(ordinals: tuple[str, ...], joins: tuple[str, ...]) -> _Patterns:
    """The patterns with the ordinal endings and the small words of all packs."""
    file = read_toml("relata.readers.parts", "dates.toml", _DatesFile)

    def any_of(*words: str) -> str:
        return "(?:" + "|".join(re.escape(word) for word in dict.fromkeys(words)) + ")"

    year = r"((?:19|20)\d\d)"
    ending = any_of(".", *ordinals, *file.ordinal_endings.split())
    join = rf"(?:{any_of(*joins, *file.joins.split())}\s+)?"
    return _Patterns(
        signs=re.compile(
            rf"{year}\s?[{file.year}]\s?(\d{{1,2}})\s?[{file.month}]\s?(\d{{1,2}})\s?[{file.day}]"
        ),
        day_month=re.compile(
            rf"(?<!\d)(\d{{1,2}}){ending}?\s+{join}([^\W\d_]{{3,15}})\.?,?\s+{join}{year}(?!\d)"
        ),
        month_day=re.compile(
            rf"(?<!\w)([^\W\d_]{{3,15}})\.?\s+(\d{{1,2}}){any_of(*ordinals, '.')}?,?\s+{year}(?!\d)"
        ),
        zones=frozenset(file.zones.split()),
    )


def _iso(year: str, month: int, day: str, match: re.Match[str]) -> PrintedDate | None:
    try:
        return PrintedDate(date(int(year), month, int(day)).isoformat(), match.start(), match.end())
    except ValueError:
        return None


def _with_month_name(line: str, labels: LineLabels) -> PrintedDate | None:
    """A date with the name of its month."""
    made = _patterns(labels.ordinals, labels.date_joins)
    months = labels.months
    for pattern, order in (
        (made.day_month, "dmy"),
        (made.month_day, "mdy"),
        (_YEAR_MONTH_DAY, "ymd"),
    ):
        for match in pattern.finditer(line):
            part = dict(zip(order, match.groups(), strict=True))
            month = months.get(part["m"].lower())
            if month:
                return _iso(part["y"], month, part["d"], match)
    return None


def _numeric(line: str, labels: LineLabels) -> PrintedDate | None:
    signs = _patterns(labels.ordinals, labels.date_joins).signs
    for pattern in (_ISO, signs, _DOTTED_FIRST):
        match = pattern.search(line)
        if match:
            return _iso(match[1], int(match[2]), match[3], match)
    match = _DOTTED.search(line)
    if match:
        return _iso(match[3], int(match[2]), match[1], match)
    match = _SLASHED.search(line)
    if match and (int(match[1]) > 12) != (int(match[2]) > 12):
        day, month = (match[1], match[2]) if int(match[1]) > 12 else (match[2], match[1])
        return _iso(match[3], int(month), day, match)
    return None


def find_date(line: str, labels: LineLabels) -> PrintedDate | None:
    """The first full date in a short line, else a month with its year, else None."""
    line = line[:400]
    found = _numeric(line, labels) or _with_month_name(line, labels)
    if found:
        return found
    for match in _MONTH_YEAR.finditer(line):
        month = labels.months.get(match[1].lower())
        if month:
            return PrintedDate(f"{match[2]}-{month:02d}", match.start(), match.end())
    return None


def date_line(line: str, labels: LineLabels) -> PrintedDate | None:
    """The date of a line that has only a date (with label, weekday, time); else None."""
    if len(line) > _LONGEST_LINE or not any(c.isdigit() for c in line):
        return None
    found = find_date(line, labels)
    if not found:
        return None
    rest = _TIME.sub(" ", line[: found.start] + " | " + line[found.end :])
    label = label_length(line, labels.date)
    if label and label <= found.start:
        rest = rest[label:]
    words = re.findall(r"[^\W\d_]+", rest.lower())
    zones = _patterns(labels.ordinals, labels.date_joins).zones
    known = labels.clock | labels.weekdays | labels.places | zones
    left = [w for w in words if w not in known and w not in labels.months]
    left = [w for w in left if not label_length(w, labels.date)]
    digits = re.findall(r"\d+", rest)
    return found if not left and len(digits) <= 4 else None
