"""HTML: one self-contained page with the drawing and the list. `section` gives its inside alone.

The page loads nothing; style sheet and script are allowed by their hash. It reads without script,
on paper and on a phone: the drawing scrolls, or wraps into rows; the list is the same in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from msgspec import Struct

from relata._version import __version__
from relata.model.timeline import Telling, TimelineEvent
from relata.present import clean
from relata.present.html.environment import content_hash, template_environment, template_file
from relata.present.options import Options
from relata.present.timeline import drawing, wording
from relata.present.timeline.form import TimelineForm
from relata.present.timeline.layout import MAX_LANES, layout
from relata.present.words import Words, load


class _Row(Struct, frozen=True):
    """One event of the list, in words."""

    id: str
    kind_name: str
    sign: Any
    when: str
    why: str
    status: str
    status_name: str
    who: str
    place: str
    order: str
    differ: str
    counts: str
    plover: str | None
    reports: list[tuple[str, str, str]]
    denies: list[tuple[str, str, str]]


def style() -> str:
    """The style sheet of `section`: the report's own, and what the drawing adds."""
    return template_file("style.css") + template_file("timeline.css")


def script() -> str:
    """The script of `section`: zoom and movement by keyboard."""
    return template_file("timeline.js")


def section(events: Sequence[TimelineEvent], options: Options) -> str:
    """The inside of the page: drawing and list, for a page that has `style` and `script`."""
    words = load(options.report_lang)
    return (
        template_environment()
        .get_template("timeline_section.html")
        .render(**_values(events, words))
    )


def _values(events: Sequence[TimelineEvent], words: Words) -> dict[str, Any]:
    from markupsafe import Markup

    plan = layout(events)
    kinds = list(dict.fromkeys(event.kind for event in events))
    return {
        "words": words,
        "ui": words.ui,
        "title": wording.title(events, words),
        "names": Markup(drawing.names(plan, words)),  # noqa: S704 - escaped there
        "parts": [Markup(part) for part in drawing.parts(plan, words)],  # noqa: S704
        "gradients": Markup(drawing.GRADIENTS),  # noqa: S704 - ours
        "legend": [
            (Markup(drawing.sign(kind)), words.of("event_kinds", kind))  # noqa: S704 - ours
            for kind in kinds
        ],
        "empty": not events,
        "crowded": MAX_LANES if "" in plan.lanes else 0,
        "months": [
            (
                words.date(month) if month else words.ui("undated"),
                [_row(one, words) for one in rows],
            )
            for month, rows in groupby(events, wording.period)
        ],
    }


def render(events: Sequence[TimelineEvent], options: Options) -> str:
    """The whole page."""
    from markupsafe import Markup

    words = load(options.report_lang)
    sheet, code = style(), script()
    return (
        template_environment()
        .get_template("timeline.html")
        .render(
            **_values(events, words),
            version=__version__,
            style=Markup(sheet),  # noqa: S704 - files of ours
            script=Markup(code),  # noqa: S704 - a file of ours
            style_hash=content_hash(sheet),
            script_hash=content_hash(code),
        )
        + "\n"
    )


def _row(event: TimelineEvent, words: Words) -> _Row:
    from markupsafe import Markup

    reports, denies = wording.by_stance(event)
    times = words.join([wording.clock(one, words) for one in event.times])
    return _Row(
        id=event.id,
        kind_name=words.of("event_kinds", event.kind),
        sign=Markup(drawing.sign(event.kind)),  # noqa: S704 - ours
        when=wording.when(event, words),
        why=event.interval.why if event.interval is not None else "",
        status="disputed" if event.disputed else event.status,
        status_name=words.ui("disputed")
        if event.disputed
        else words.of("event_status", event.status),
        who=wording.parties(event, words),
        place=words.ui("in_place", place=clean.line(event.place)) if event.place else "",
        order=wording.order(event, words),
        differ=words.ui("times_differ", times=times) if len(event.times) > 1 else "",
        counts=wording.counts(event, words),
        plover=words.ui("plover", name=event.plover) if event.plover else None,
        reports=_lines(reports, words),
        denies=_lines(denies, words),
    )


def _lines(tellings: list[Telling], words: Words) -> list[tuple[str, str, str]]:
    """Who says so, the sentence, and the day of the article; copies once."""
    found: dict[tuple[str, str], str] = {}
    for one in tellings:
        key = (wording.reported_by(one, words), clean.line(one.words))
        found.setdefault(key, words.date(one.published) if one.published else "")
    return [(who, said, day) for (who, said), day in found.items()]


FORM = TimelineForm(
    name="html",
    summary="one self-contained page with the drawing",
    suffix=".html",
    media_type="text/html",
    render=render,
)
