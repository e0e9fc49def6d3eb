"""Publication dates as articles print them, normalised to ISO 8601. Nothing is guessed.

"3. April 2024", "April 3, 2024" and "2024-04-03" are one date. Day, month and year must be there,
or month and year; "03/04/2024" is not read, because it is the third of April in some countries
and the fourth of March in others.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

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
#: Dates of a line that are read, and how far into a line the next is looked for.
_MOST_DATES = 4
_LONGEST_SEARCH = 400
#: A place before a date: words with capitals, then a comma or a bracket.
_PLACE = re.compile(r"(?P<place>[^\W\d_][^\n\d.!?:;,()\"“”„»«]{1,40}?)\s*[,(]\s*")
_MOST_PLACE_WORDS = 4


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


class DatedLabel(Struct, frozen=True):
    """A full date in a line, and whether the words before it call it a change or a publication."""

    date: PrintedDate
    kind: Literal["published", "updated"] | None = None


def dates_in(line: str, labels: LineLabels) -> list[DatedLabel]:
    """The full dates of a short line in order, with what they are called: "Updated: 2 January 2024.
    First published: 17 June 2021"."""
    found: list[DatedLabel] = []
    at = 0
    for _ in range(_MOST_DATES):
        one = find_date(line[at : at + _LONGEST_SEARCH], labels)
        if one is None or len(one.iso) < len("2024-01-01"):
            break
        before = line[at : at + one.start].lower()
        moved = PrintedDate(one.iso, at + one.start, at + one.end)
        found.append(DatedLabel(moved, _label_kind(before, labels)))
        at = moved.end
    return found


def _label_kind(before: str, labels: LineLabels) -> Literal["published", "updated"] | None:
    """What the words before a date call it: the label that ends last, of two the longer."""
    best: tuple[int, int] = (-1, 0)
    kind: Literal["published", "updated"] | None = None
    for name, phrases in (("published", labels.published), ("updated", labels.updated)):
        for phrase in phrases:
            at = before.rfind(phrase)
            end = at + len(phrase)
            whole = at >= 0 and not before[end : end + 1].isalpha()
            whole = whole and not (at and before[at - 1].isalpha())
            if whole and (end, len(phrase)) > best:
                best, kind = (end, len(phrase)), name  # type: ignore[assignment]
    return kind


def publication_date(line: str, labels: LineLabels) -> PrintedDate | None:
    """The date of first publication in a line that has dates: not that of a change, if it has
    another one."""
    found = dates_in(line, labels)
    for kind in ("published", None, "updated"):
        for one in found:
            if one.kind == kind:
                return one.date
    return find_date(line, labels)


def date_line(line: str, labels: LineLabels) -> PrintedDate | None:
    """The date of a line that has only dates (with labels, weekday, time); else None."""
    if len(line) > _LONGEST_LINE or not any(c.isdigit() for c in line):
        return None
    found = publication_date(line, labels)
    if not found:
        return None
    spans = [(d.date.start, d.date.end) for d in dates_in(line, labels)]
    rest = line
    for start, end in reversed(spans or [(found.start, found.end)]):
        rest = rest[:start] + " | " + rest[end:]
    rest = _TIME.sub(" ", rest)
    label = label_length(line, labels.date)
    if label and label <= found.start:
        rest = rest[label:]
    words = re.findall(r"[^\W\d_]+", rest.lower())
    zones = _patterns(labels.ordinals, labels.date_joins).zones
    known = labels.clock | labels.weekdays | labels.places | labels.date_words | zones
    if label or any(word in labels.date_words for word in words):
        known |= labels.prepositions | labels.articles
    left = [w for w in words if w not in known and w not in labels.months]
    left = [w for w in left if not label_length(w, labels.date)]
    digits = re.findall(r"\d+", rest)
    return found if not left and len(digits) <= 4 else None


def place_and_date(line: str, labels: LineLabels) -> PrintedDate | None:
    """The date at the beginning of a line after a place: "Ahlenbeck, 16. Januar 2018"; else None.

    `start` is where the place ends, `end` where the date and a bracket around it end.
    """
    place = _PLACE.match(line)
    if not place or len(place["place"].split()) > _MOST_PLACE_WORDS:
        return None
    found = find_date(line[place.end() : place.end() + _LONGEST_LINE], labels)
    if found is None or len(found.iso) < len("2024-01-01"):
        return None
    between = re.findall(r"\w+", line[place.end() : place.end() + found.start].lower())
    if any(w not in labels.weekdays and w not in labels.articles for w in between):
        return None
    end = place.end() + found.end
    end += line[end : end + 1] == ")"
    words = place["place"].lower().split()
    if any(w in labels.weekdays or w in labels.months for w in words):
        return None
    if words[0] in labels.articles or words[0] in labels.prepositions:
        return None
    return PrintedDate(found.iso, place.end("place"), end)
