"""Events of several records merged: copies, denials, names in many spellings."""

from __future__ import annotations

from itertools import permutations

import relata
from relata.events import merge_events
from relata.events.merging.roots import independent
from relata.model.record import Record
from relata.model.timeline import TimelineEvent

TOLD = "On Monday the minister Ann Lee met the mayor Bo Roe in Leeds, Lee's ministry said."
DENIED = "Mayor Bo Roe denied that he met Ann Lee."
OTHER = "Minister Ann Lee met Bo Roe, the mayor, on Monday in Leeds, a guild spokesman said."


def read(text: str, outlet: str, date: str = "2024-04-04", lang: str = "en") -> Record:
    return relata.read(text, lang, date, outlet, engine="fast")


def only(events: tuple[TimelineEvent, ...]) -> TimelineEvent:
    assert len(events) == 1, [(event.kind, event.parties) for event in events]
    return events[0]


def test_one_says_monday_another_never_is_one_event() -> None:
    event = only(merge_events([read(TOLD, "Tide"), read(DENIED, "Post")]))
    assert event.disputed
    assert event.status == "happened"
    assert event.time == "2024-04-01"
    assert {one.stance for one in event.tellings} == {"reports", "denies"}
    assert [one.says for one in event.tellings if one.stance == "denies"] == [("Bo Roe",)]


def test_forty_copies_are_one_event_with_one_source() -> None:
    event = only(merge_events(read(TOLD, f"Outlet {n}") for n in range(40)))
    assert event.articles == 40
    assert event.roots == 1


def test_independent_sources_are_counted() -> None:
    copies = [read(TOLD, f"Outlet {n}") for n in range(5)]
    assert only(merge_events([*copies, read(OTHER, "Ledger")])).roots == 2


def test_the_order_of_records_changes_no_event() -> None:
    records = [read(TOLD, "Tide"), read(DENIED, "Post"), read(OTHER, "Ledger")]
    found = set()
    for order in permutations(records):
        event = only(merge_events(order))
        found.add((event.kind, event.status, event.time, event.roots, event.disputed))
    assert len(found) == 1


def test_one_man_under_two_spellings_is_one_party() -> None:
    german = read("Lena Brandt traf Sergej Schoigu am 3. Mai 2023.", "Kurier", lang="de")
    english = read("Lena Brandt met Sergey Shoygu on 3 May 2023.", "Tide", lang="en")
    event = only(merge_events([german, english]))
    assert len(event.parties) == 2
    assert {"Sergej Schoigu", "Sergey Shoygu"} <= {f for one in event.parties for f in one.forms}


def test_meetings_of_other_days_and_other_people_stay_apart() -> None:
    records = [
        read("Ann Lee met Bo Roe on 3 May 2023.", "A"),
        read("Ann Lee met Bo Roe on 9 June 2023.", "B"),
        read("Ann Lee met Cy Poe on 3 May 2023.", "C"),
    ]
    assert len(merge_events(records)) == 3


def test_events_stand_in_the_order_of_time_and_have_ids() -> None:
    events = merge_events([
        read("Ann Lee met Cy Poe on 9 May 2023. Ann Lee met Bo Roe in 2021.", "A"),
    ])  # fmt: skip
    assert [event.id for event in events] == ["t1", "t2"]
    assert [event.time for event in events] == ["2021", "2023-05-09"]


def test_nothing_gives_nothing() -> None:
    assert merge_events([]) == ()


def test_sources_that_share_a_hand_are_one() -> None:
    assert independent([]) == 0
    assert independent([{"a"}, {"b"}]) == 2
    assert independent([{"a", "x"}, {"b", "x"}, {"c"}]) == 2
    assert independent([{"a"}, {"a", "b"}, {"b"}]) == 1
    assert independent([set(), set()]) == 2


def test_arrests_of_people_without_a_name_are_one_where_they_were_at_one_place() -> None:
    apart = [
        read("Ein Mann wurde am Montag festgenommen, teilte die Gilde mit.", "A", lang="de"),
        read("Am Montag wurde ein Mann festgenommen, sagte Bo Roe.", "B", lang="de"),
    ]
    assert len(merge_events(apart)) == 2
    together = [
        read("Ein Mann wurde am Montag in Leeds festgenommen.", "A", lang="de"),
        read("Am Montag wurde in Leeds ein Mann festgenommen, sagte die Gilde.", "B", lang="de"),
    ]
    assert len(merge_events(together)) == 1
