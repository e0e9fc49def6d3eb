"""Events of one text: statements that report and deny, time, order, mentions, bad input."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

import relata
from relata.events.limits import MAX_EVENTS
from relata.model.record import Event, Record


def read(text: str, lang: str = "en", date: str | None = None) -> Record:
    return relata.read(text, lang, date, engine="fast")


def only(record: Record) -> Event:
    assert len(record.events) == 1, record.events
    return record.events[0]


def test_a_contact_carries_the_statements_that_report_it_and_their_independent_sources() -> None:
    event = only(read(
        "Ann Lee met Bo Roe on Monday in Leeds, the ministry said. "
        "The guild confirmed that Ann Lee met Bo Roe on Monday.", date="2024-04-04",
    ))  # fmt: skip
    assert event.time == "2024-04-01"
    assert len(event.known_from) == 2
    assert event.denied_by == ()
    assert event.roots == 2


def test_what_one_says_and_another_denies_is_one_contact() -> None:
    event = only(read(
        "Ann Lee met Bo Roe on Monday, her ministry said. Bo Roe denied that he met Ann Lee.",
        date="2024-04-04",
    ))  # fmt: skip
    assert event.status == "happened"
    assert event.known_from and event.denied_by
    assert not set(event.known_from) & set(event.denied_by)


def test_mentions_join_by_their_article() -> None:
    text = "Ann Lee met Bo Roe in Leeds. The meeting lasted an hour."
    event = only(read(text))
    assert [text[start:end] for start, end in event.mentions] == ["met", "meeting"]


def test_two_events_of_one_kind_stay_two() -> None:
    record = read("Ann Lee met Bo Roe on 3 May 2023. Ann Lee met Cy Poe on 9 May 2023.")
    assert [event.time for event in record.events] == ["2023-05-03", "2023-05-09"]


def test_order_among_others() -> None:
    last = only(read("The last phone call between Ann Lee and Bo Roe was in May 2023."))
    assert last.order == "last"
    first = only(read("Ann Lee met Bo Roe for the first time since October 2022."))
    assert (first.order, first.since) == ("first", "2022-10")


def test_without_a_time_the_day_of_the_article_bounds_it() -> None:
    past = only(read("Ann Lee met Bo Roe.", date="2024-04-04"))
    assert past.time is None and past.interval is not None
    assert (past.interval.earliest, past.interval.latest) == (None, "2024-04-04")
    planned = only(read("Ann Lee will visit Bo Roe.", date="2024-04-04"))
    assert planned.interval is not None
    assert (planned.interval.earliest, planned.interval.latest) == ("2024-04-04", None)
    assert only(read("Ann Lee met Bo Roe.")).interval is None


def test_a_vague_time_stays_vague() -> None:
    event = only(read("Lena Brandt traf Jonas Reuter in letzter Zeit.", lang="de"))
    assert event.time is None


@pytest.mark.parametrize(
    "text",
    [
        "If Ann Lee meets Bo Roe, all will be well.",
        "Ann Lee could meet Bo Roe.",
        "Ann Lee went home without a meeting with Bo Roe.",
        "Voters met the deadline.",
        "There may be attacks.",
    ],
)
def test_what_is_only_thought_of_is_not_an_event(text: str) -> None:
    assert read(text).events == ()


def test_ids_of_participants_and_statements_exist() -> None:
    record = read("Police arrested Bo Roe, Ann Lee said. She met the governor on Monday.")
    entities = {entity.id for entity in record.entities}
    statements = {statement.id for statement in record.statements}
    assert record.events
    for event in record.events:
        assert {one.entity for one in event.participants} <= entities
        assert {*event.known_from, *event.denied_by} <= statements


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee met Bo Roe on 30 February 2023.",
        "Ann Lee met Bo Roe from 9 May to 3 May 2023.",
        "Ann Lee met Bo Roe in the year 1. Ann Lee met Bo Roe in 9999.",
        "met met met met",
        "Meeting. Meeting! Meeting?",
        "“met” (met) — met: met; met, met",
        "\u202emet\u202c Ann Lee met \x00 Bo Roe.",
    ],
)
def test_odd_texts_are_read(text: str) -> None:
    read(text, date="2024-04-04")


def test_long_texts_are_linear() -> None:
    def seconds(count: int) -> float:
        """Processor time, the better of two runs: other programs do not count."""
        text = " ".join(f"On {n % 28 + 1} May Ann Lee met Bo Roe in Leeds." for n in range(count))
        runs = []
        for _ in range(2):
            begun = time.process_time()
            record = read(text, date="2024-04-04")
            runs.append(time.process_time() - begun)
            assert len(record.events) <= MAX_EVENTS
        return min(runs)

    seconds(20)
    assert seconds(800) < 16 * max(seconds(200), 0.05)


def parties(text: str, lang: str) -> list[tuple[str, set[str]]]:
    record = read(text, lang)
    names = {entity.id: entity.name for entity in record.entities}
    return [(one.kind, {names[p.entity] for p in one.participants}) for one in record.events]


def test_a_compound_next_to_its_noun_is_another_event() -> None:
    text = "Anna Lee sagte bei ihrem Treffen mit Bo Roe vor dem G8-Treffen in Dorfheim nichts."
    assert parties(text, "de") == [("meeting", {"Anna Lee", "Bo Roe"})]
    later = f"{text} Der G8-Gipfel in Wieslingen begann danach."
    assert parties(later, "de")[0] == ("meeting", {"Anna Lee", "Bo Roe"})


def test_nobody_takes_part_by_a_pronoun_alone_or_a_negation() -> None:
    known = "Ann Lee left. The police shot her on Monday."
    assert parties(known, "en") == [("attack", {"police"})]
    named = "Ann Lee spoke by phone with Bo Roe on Monday and thanked him."
    assert parties(named, "en") == [("call", {"Ann Lee", "Bo Roe"})]
    german = "Anna Lee telefonierte am Montag mit Bo Roe und sprach ihm ihr Mitgefühl aus."
    assert parties(german, "de") == [("call", {"Anna Lee", "Bo Roe"})]
    assert parties("Keine Polizei verhaftete Anna Lee am Montag.", "de") == [
        ("arrest", {"Anna Lee"})
    ]


def test_bodies_in_general_are_nobody() -> None:
    text = "All political parties met on Monday in Leeds."
    assert parties(text, "en") == []


def test_the_call_of_the_example_has_both_parties() -> None:
    text = (Path(__file__).parents[2] / "examples" / "donaufaehre.de.txt").read_text("utf-8")
    assert ("call", {"Sorin Dragoman", "Plamen Christow"}) in parties(text, "de")
