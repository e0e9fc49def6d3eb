"""The forms of the time line: text, page, iCalendar, CSV, JSON; hostile texts, odd days."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from xml.etree import ElementTree

import pytest
from msgspec import structs

from relata.model.record import Interval
from relata.model.timeline import Telling, TimelineEvent, TimelineParty
from relata.present import Options
from relata.present.timeline import FORMS, form_named
from relata.present.timeline.calendar import MAX_OCTETS
from relata.present.timeline.layout import day_number, layout
from relata.present.timeline.table import COLUMNS

HOSTILE = 'Bo <script>alert(1)</script> & "Roe" \x1b[31m\u202e=1+1'


def event(
    number: int,
    *names: str,
    time: str | None = None,
    first: str | None = None,
    last: str | None = None,
    denied: bool = False,
    **more: object,
) -> TimelineEvent:
    reported = Telling(
        stance="reports",
        status="happened",
        says=("A. Source",),
        through=("Tide", "A. Source"),
        words="They met, he said; twice, in\nLeeds.",
        title="Title",
        outlet="Tide",
        published="2024-04-04",
        document=f"d{number}",
        event="v1",
        span=(0, 4),
    )
    tellings = [reported]
    if denied:
        tellings.append(
            Telling(
                stance="denies",
                status="denied",
                says=("Bo Roe",),
                words="Never.",
                document=f"e{number}",
                event="v1",
                span=(0, 4),
            )
        )
    interval = Interval(earliest=first, latest=last, why="as written") if first or last else None
    fields: dict[str, object] = {"kind": "meeting", "status": "happened", **more}
    return TimelineEvent(
        id=f"t{number}",
        contact=True,
        disputed=denied,
        roots=1,
        articles=len(tellings),
        parties=tuple(TimelineParty(name=name, role="with", forms=(name,)) for name in names),
        time=time,
        interval=interval,
        tellings=tuple(tellings),
        **fields,
    )  # type: ignore[arg-type]


EVENTS = (
    event(1, "Ann Lee", "Bo Roe", time="2021", first="2021-01-01", last="2021-12-31"),
    event(
        2,
        "Ann Lee",
        "Bo Roe",
        time="2024-04-01",
        first="2024-04-01",
        last="2024-04-01",
        denied=True,
    ),
    event(3, "Ann Lee", last="2024-04-04"),
    event(4, HOSTILE, first="2024-04-05", status="planned"),
    event(5, "Cy Poe", place=HOSTILE, kind="attack", plover="ASSAULT"),
)
NAMES = [form.name for form in FORMS]


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize("name", NAMES)
def test_every_form_has_every_event_and_is_the_same_twice(name: str, lang: str) -> None:
    options = Options(report_lang=lang)
    text = form_named(name).render(EVENTS, options)
    assert text == form_named(name).render(EVENTS, options)
    assert "Ann Lee" in text and "Cy Poe" in text
    assert "\x1b" not in text and "\u202e" not in text


@pytest.mark.parametrize("name", NAMES)
def test_no_events(name: str) -> None:
    assert form_named(name).render((), Options())


def test_text_says_who_denies() -> None:
    text = form_named("text").render(EVENTS, Options())
    assert "DISPUTED" in text
    assert "Denied by Bo Roe" in text
    assert "until 4 April 2024" in text and "from 5 April 2024" in text


def unfolded(text: str) -> list[str]:
    """The content lines of RFC 5545, checked while they are unfolded."""
    assert text.endswith("\r\n")
    raw = text.split("\r\n")[:-1]
    assert all(len(line.encode("utf-8")) <= MAX_OCTETS for line in raw)
    assert not any("\n" in line or "\r" in line for line in raw)
    lines: list[str] = []
    for line in raw:
        if line.startswith(" "):
            lines[-1] += line[1:]
        else:
            lines.append(line)
    return lines


def parsed(text: str) -> list[tuple[str, dict[str, str]]]:
    """The components of a calendar with their properties; every line is one that the RFC allows."""
    components: list[tuple[str, dict[str, str]]] = []
    stack: list[str] = []
    for line in unfolded(text):
        match = re.fullmatch(r"([A-Z-]+)((?:;[A-Z-]+=[^:;]+)*):(.*)", line)
        assert match is not None, line
        name, parameters, value = match.groups()
        if name == "BEGIN":
            stack.append(value)
            components.append((value, {}))
        elif name == "END":
            assert stack.pop() == value
        else:
            assert name not in components[-1][1]
            components[-1][1][name + parameters] = value
            if name in ("SUMMARY", "DESCRIPTION", "LOCATION"):
                assert re.fullmatch(r"(?:[^\\;,]|\\[\\;,nN])*", value), value
    assert stack == []
    return components


def test_the_calendar_parses_and_invents_no_day() -> None:
    components = parsed(form_named("ics").render(EVENTS, Options()))
    assert components[0][0] == "VCALENDAR"
    assert components[0][1]["VERSION"] == "2.0"
    assert [name for name, _ in components[1:]] == [
        "VEVENT",
        "VEVENT",
        "VJOURNAL",
        "VJOURNAL",
        "VJOURNAL",
    ]
    year, day = components[1][1], components[2][1]
    assert (year["DTSTART;VALUE=DATE"], year["DTEND;VALUE=DATE"]) == ("20210101", "20220101")
    assert (day["DTSTART;VALUE=DATE"], day["DTEND;VALUE=DATE"]) == ("20240401", "20240402")
    uids = [fields["UID"] for _, fields in components[1:]]
    assert len(set(uids)) == len(uids)
    assert all(re.fullmatch(r"\d{8}T\d{6}Z", fields["DTSTAMP"]) for _, fields in components[1:])


def test_csv_has_a_row_an_event_and_no_formula() -> None:
    rows = list(csv.reader(io.StringIO(form_named("csv").render(EVENTS, Options()))))
    assert rows[0] == [name for name, _ in COLUMNS]
    assert len(rows) == 1 + len(EVENTS)
    assert all(len(row) == len(COLUMNS) for row in rows)
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    denied = dict(zip(rows[0], rows[2], strict=True))
    assert denied["disputed"] == "yes" and "Bo Roe" in denied["denied_by"]


def test_json_has_every_telling() -> None:
    value = json.loads(form_named("json").render(EVENTS, Options()))
    assert value["relata"] == "1"
    assert [len(one["tellings"]) for one in value["events"]] == [1, 2, 1, 1, 1]


def test_the_page_is_self_contained_and_escapes() -> None:
    page = form_named("html").render(EVENTS, Options())
    assert "<script>alert" not in page
    assert not re.search(r"""(?:src|href)=["'](?!#)""", page)
    assert "style=" not in page.split("</style>")[1]
    for drawing in re.findall(r"<svg.*?</svg>", page, re.DOTALL):
        ElementTree.fromstring(drawing)
    for number in range(1, 6):
        assert f'id="t{number}"' in page and f'href="#t{number}"' in page


def test_contradicting_claims_stand_in_one_row() -> None:
    page = form_named("html").render(EVENTS, Options())
    row = page.split('id="t2"')[1].split('id="t3"')[0]
    assert 'class="claim reports"' in row and 'class="claim denies"' in row


def test_vague_times_are_soft_bars_and_known_days_are_not() -> None:
    plan = layout(EVENTS)
    bars = {mark.event.id: mark.bar for mark in plan.marks}
    assert bars["t2"] is None and bars["t5"] is None
    assert bars["t1"] is not None and bars["t1"].soft_start and bars["t1"].soft_end
    assert bars["t3"] is not None and (bars["t3"].soft_start, bars["t3"].soft_end) == (True, False)
    assert bars["t4"] is not None and (bars["t4"].soft_start, bars["t4"].soft_end) == (False, True)


def test_a_long_empty_stretch_is_a_gap_and_time_runs_to_the_right() -> None:
    plan = layout(EVENTS)
    assert [gap.days for gap in plan.gaps] == [822]
    placed = [mark.x for mark in plan.marks]
    assert placed == sorted(placed)
    assert plan.undated is not None and plan.marks[-1].x > plan.undated


def test_many_parties_share_a_lane() -> None:
    events = [
        event(n, f"Party {n}", time="2024-04-01", first="2024-04-01", last="2024-04-01")
        for n in range(1, 60)
    ]
    plan = layout(events)
    assert plan.lanes[-1] == ""
    assert len(plan.lanes) <= 16
    assert len({mark.x for mark in plan.marks}) == len(events)


@pytest.mark.parametrize(
    ("value", "last", "day"),
    [
        ("2024-02-29", False, date(2024, 2, 29)),
        ("2024-02", True, date(2024, 2, 29)),
        ("2024", True, date(2024, 12, 31)),
        ("2024-04-01T10:30", False, date(2024, 4, 1)),
        ("0001", False, date(1, 1, 1)),
        ("9999", True, date(9999, 12, 31)),
        ("2023-02-30", False, None),
        ("XXXX-05", False, None),
        ("", False, None),
    ],
)
def test_days(value: str, last: bool, day: date | None) -> None:
    assert day_number(value, last=last) == (day.toordinal() if day else None)


@pytest.mark.parametrize(
    "years",
    [("0001-01-01", "0001-12-31"), ("9999-01-01", "9999-12-31"), ("2024-05-09", "2024-05-01")],
)
def test_first_and_last_years_and_turned_ranges(years: tuple[str, str]) -> None:
    odd = event(1, "Ann Lee", first=years[0], last=years[1])
    for form in FORMS:
        assert form.render([odd], Options())


def test_people_without_a_name_of_two_articles_have_no_row_in_common() -> None:
    man = TimelineParty(name="man", role="to", named=False)
    first, second = (event(n, "Ann Lee", time=f"2024-04-0{n}") for n in (1, 2))
    apart = [structs.replace(one, parties=(*one.parties, man)) for one in (first, second)]
    assert layout(apart).lanes == ("Ann Lee", "")
    one_article = [structs.replace(one, tellings=first.tellings) for one in apart]
    assert layout(one_article).lanes == ("Ann Lee", "man")
