"""iCalendar (RFC 5545): an event of the calendar for what has a day, else a journal entry.

A stretch of several days is an event over them with its uncertainty in the description. What
has no first or no last day is a VJOURNAL without a date: no day is invented for it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from relata._version import __version__
from relata.model.timeline import TimelineEvent
from relata.present import clean
from relata.present.options import Options
from relata.present.timeline import wording
from relata.present.timeline.form import TimelineForm
from relata.present.words import Words, load

#: RFC 5545, 3.1: a line has at most 75 octets without its break.
MAX_OCTETS = 75
_STATUS = {"happened": "CONFIRMED", "planned": "TENTATIVE", "denied": "CANCELLED"}
_ESCAPED = re.compile(r"[\\;,]")
_MINUTE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
#: Stamp of a time line of articles without a date: the form needs one, and there is no clock here.
_NO_STAMP = "19700101T000000Z"


def render(events: Sequence[TimelineEvent], options: Options) -> str:
    """The calendar; lines are folded and end with CRLF."""
    words = load(options.report_lang)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Relata//Relata {__version__}//EN",
        "CALSCALE:GREGORIAN",
    ]
    for event in events:
        lines += _component(event, words)
    lines.append("END:VCALENDAR")
    return "".join(part + "\r\n" for whole in lines for part in folded(whole))


def escaped(text: str) -> str:
    """A text as a value (RFC 5545, 3.3.11): backslash, semicolon, comma and line breaks escaped."""
    kept = "\n".join(clean.line(row) for row in text.split("\n"))
    return _ESCAPED.sub(lambda match: "\\" + match.group(), kept).replace("\n", "\\n")


def folded(text: str) -> Iterator[str]:
    """A content line in parts of at most 75 octets; a part after the first begins with a space."""
    part, size = "", 0
    for letter in text:
        octets = len(letter.encode("utf-8"))
        if size + octets > MAX_OCTETS:
            yield part
            part, size = " ", 1
        part += letter
        size += octets
    yield part


def _component(event: TimelineEvent, words: Words) -> list[str]:
    days = _days(event)
    name = "VEVENT" if days else "VJOURNAL"
    lines = [f"BEGIN:{name}", f"UID:{_uid(event)}", f"DTSTAMP:{_stamp(event)}", *days]
    kind = words.of("event_kinds", event.kind)
    who = wording.parties(event, words)
    lines += [
        f"SUMMARY:{escaped(f'{kind}: {who}' if who else kind)}",
        f"DESCRIPTION:{escaped(_description(event, words))}",
        f"CATEGORIES:{escaped(event.kind.upper())}",
    ]
    if event.place and days:  # VJOURNAL has no LOCATION
        lines.append(f"LOCATION:{escaped(event.place)}")
    if days:
        lines.append(f"STATUS:{_STATUS.get(event.status, 'TENTATIVE')}")
        lines.append("TRANSP:TRANSPARENT")
    return [*lines, f"END:{name}"]


def _days(event: TimelineEvent) -> list[str]:
    """DTSTART and DTEND, [] where the first or the last day is not known."""
    interval = event.interval
    if event.time is not None and (minute := _MINUTE.match(event.time)):
        start = minute[0].replace("-", "").replace(":", "")
        return [f"DTSTART:{start}00"]
    if interval is None or interval.earliest is None or interval.latest is None:
        return []
    try:
        first = date.fromisoformat(interval.earliest[:10])
        last = date.fromisoformat(interval.latest[:10])
    except ValueError:
        return []
    if last < first:
        return []
    lines = [f"DTSTART;VALUE=DATE:{_basic(first)}"]
    if last < date.max:
        lines.append(f"DTEND;VALUE=DATE:{_basic(last + timedelta(days=1))}")
    return lines


def _basic(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _uid(event: TimelineEvent) -> str:
    """The same for the same event of the same articles, whatever else is in the time line."""
    first = event.tellings[0] if event.tellings else None
    seed = f"{first.document} {first.event}" if first is not None else event.id
    return hashlib.sha256(seed.encode("utf-8")).hexdigest()[:32] + "@relata"


def _stamp(event: TimelineEvent) -> str:
    days = [one.published for one in event.tellings if one.published and len(one.published) >= 10]
    return max(days)[:10].replace("-", "") + "T000000Z" if days else _NO_STAMP


def _description(event: TimelineEvent, words: Words) -> str:
    reports, denies = wording.by_stance(event)
    rows = [wording.when(event, words)]
    if event.status != "happened":
        rows.append(words.of("event_status", event.status))
    if event.interval is not None:
        rows.append(event.interval.why)
    for key, tellings in (("reported_by", reports), ("denied_by", denies)):
        for one in tellings:
            rows.append(
                f"{words.ui(key)} {wording.reported_by(one, words)}: “{clean.line(one.words)}”"
            )
    rows.append(wording.counts(event, words))
    return "\n".join(dict.fromkeys(rows))


FORM = TimelineForm(
    name="ics",
    summary="iCalendar, for calendars",
    suffix=".ics",
    media_type="text/calendar",
    render=render,
)
