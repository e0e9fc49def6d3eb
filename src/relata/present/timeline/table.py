"""CSV (RFC 4180, UTF-8): a row an event. Cells as in the CSV of records: never a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from relata.model.timeline import TimelineEvent
from relata.present.csv import cell
from relata.present.options import Options
from relata.present.timeline import wording
from relata.present.timeline.form import TimelineForm
from relata.present.words import load

#: The columns, in order. New ones are added at the end.
COLUMNS: tuple[tuple[str, str], ...] = (
    ("id", "id of the event in this time line"),
    ("kind", "call, meeting, visit, letter, talks, summit, attack, election, arrest, agreement …"),
    ("plover", "the type of PLOVER that it belongs to; empty where none fits"),
    ("status", "happened, planned, denied, demanded, reported"),
    ("disputed", "yes where somebody reports it and somebody denies it"),
    ("time", "when, ISO 8601 or TIMEX3; empty where unknown"),
    ("earliest", "the first moment at which it may have been"),
    ("latest", "the last one"),
    ("why", "what the interval rests on"),
    ("times", "every time that an article gives, separated by semicolons"),
    ("place", "where"),
    ("from", "who acts; several are separated by semicolons"),
    ("to", "at whom"),
    ("with", "who takes part alike"),
    ("others", "candidates and who was elected"),
    ("reported_by", "who reports it, with the hands"),
    ("denied_by", "who denies it"),
    ("roots", "independent sources"),
    ("articles", "articles that report it or deny it"),
    ("sources", "their paths or addresses, separated by semicolons"),
)


def render(events: Sequence[TimelineEvent], options: Options) -> str:
    """The table with its head, lines ended by LF."""
    words = load(options.report_lang)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([name for name, _ in COLUMNS])
    for event in events:
        reports, denies = wording.by_stance(event)
        interval = event.interval
        row: list[str | None] = [
            event.id,
            event.kind,
            event.plover,
            event.status,
            "yes" if event.disputed else "",
            event.time,
            interval.earliest if interval is not None else None,
            interval.latest if interval is not None else None,
            interval.why if interval is not None else None,
            "; ".join(event.times),
            event.place,
            _names(event, "from"),
            _names(event, "to"),
            _names(event, "with"),
            _names(event, "candidate", "elected"),
            "; ".join(dict.fromkeys(wording.reported_by(one, words) for one in reports)),
            "; ".join(dict.fromkeys(wording.reported_by(one, words) for one in denies)),
            str(event.roots),
            str(event.articles),
            "; ".join(dict.fromkeys(one.source or one.document for one in event.tellings)),
        ]
        writer.writerow([cell(value) for value in row])
    return out.getvalue()


def _names(event: TimelineEvent, *roles: str) -> str:
    return "; ".join(one.name for one in event.parties if one.role in roles)


FORM = TimelineForm(
    name="csv",
    summary="a table, a row an event",
    suffix=".csv",
    media_type="text/csv",
    render=render,
)
