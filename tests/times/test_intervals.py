"""Intervals: what they are, what they are anchored to, and the reasons that they give."""

from __future__ import annotations

import pytest

from relata.model.record import Interval, Time
from tests.times.helpers import read, values


def interval(text: str) -> Interval | None:
    (time,) = read(text, "en").times
    return time.interval


def ends(text: str) -> tuple[str | None, ...]:
    found = interval(text)
    assert found is not None and found.why
    return found.earliest, found.latest


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("It was built in 2012.", "2012-01-01", "2012-12-31"),
        ("It was shut since 2012.", "2012-01-01", "2014-04-03"),
        ("It was shut until May 2013.", None, "2013-05-31"),
        ("It was shut before May 2013.", None, "2013-04-30"),
        ("It was shut after May 3, 2013.", "2013-05-04", None),
        ("It was shut in early May 2013.", "2013-05-01", "2013-05-16"),
        ("It was shut last week.", "2014-03-24", "2014-03-30"),
        ("It was shut three weeks ago.", "2014-03-10", "2014-03-16"),
        ("It was shut for the past three years.", "2011-04-03", "2014-04-03"),
        ("It was shut yesterday morning.", "2014-04-02T05:00", "2014-04-02T12:00"),
        ("It was shut at 6:30 p.m.", "2014-04-03T18:30", "2014-04-03T18:30"),
    ],
)
def test_an_interval_holds_all_that_the_words_may_mean(
    text: str, earliest: str | None, latest: str | None
) -> None:
    assert ends(text) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "value", "earliest", "latest"),
    [
        ("He resigned recently.", "PAST_REF", None, "2014-04-03"),
        ("He resigned some years ago.", "PAST_REF", None, "2014-04-03"),
        ("He is now in office.", "PRESENT_REF", None, None),
        ("He will resign soon.", "FUTURE_REF", "2014-04-03", None),
        ("It rained in recent weeks.", "PXW", None, "2014-04-03"),
    ],
)
def test_a_vague_time_stays_vague_and_is_kept(
    text: str, value: str, earliest: str | None, latest: str | None
) -> None:
    (time,) = read(text, "en").times
    assert time.value == value and time.interval is not None
    assert (time.interval.earliest, time.interval.latest) == (earliest, latest)
    assert "not said" in time.interval.why


def test_both_ends_of_a_range_have_the_whole_of_it() -> None:
    first, last = read("Die Messe dauert vom 10. bis 12. Mai.", "de").times
    assert (first.value, last.value) == ("2014-05-10", "2014-05-12")
    assert first.interval is not None and last.interval is not None
    for one in (first.interval, last.interval):
        assert (one.earliest, one.latest) == ("2014-05-10", "2014-05-12")


def test_a_range_that_ends_before_it_begins_is_two_times() -> None:
    first, last = read("Das galt von 1995 bis 1990.", "de").times
    assert first.interval == Interval(earliest="1995-01-01", latest="1995-12-31", why="as written")
    assert last.interval == Interval(earliest="1990-01-01", latest="1990-12-31", why="as written")


def test_what_a_time_is_anchored_to() -> None:
    text = "In 2010 he came. A year later he left. Yesterday he returned."
    assert [(t.text, t.anchored_to) for t in read(text, "en").times] == [
        ("2010", None), ("A year later", "text"), ("Yesterday", "document"),
    ]  # fmt: skip


def test_without_a_date_nothing_is_invented() -> None:
    text = "Er kam am 3. Mai, dann am Montag, gestern und vor zwei Wochen."
    assert values(text, "de", None) == [
        ("3. Mai", "XXXX-05-03"), ("Montag", "XXXX-WXX-1"), ("gestern", "PAST_REF"),
        ("vor zwei Wochen", "PAST_REF"),
    ]  # fmt: skip
    record = read(text, "de", None)
    assert all(time.anchored_to is None for time in record.times)
    assert all(_open(time) for time in record.times)


def _open(time: Time) -> bool:
    return time.interval is None or (time.interval.earliest, time.interval.latest) == (None, None)


def test_a_date_of_the_document_without_a_day_dates_years_only() -> None:
    assert values("It fell last year and on Monday.", "en", "2014") == [
        ("last year", "2013"), ("Monday", "XXXX-WXX-1"),
    ]  # fmt: skip


def test_30_february_is_kept_and_has_no_interval() -> None:
    (time,) = read("Am 30. Februar 2013 war Ruhe.", "de").times
    assert (time.value, time.interval) == ("XXXX-XX-XX", None)


@pytest.mark.parametrize("date", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_year_are_read(date: str) -> None:
    text = (
        "Vor zwei Wochen, in drei Jahren, nächste Woche, letztes Jahr, gestern, übermorgen, "
        "am Montag, im Mai, an Pfingsten, in den letzten 500 Jahren, im nächsten Jahrhundert, "
        "seit 4 Jahren, nach dem 31. Dezember 9999, vor dem 1. Januar 0001, heute Nacht um 24 Uhr."
    )
    assert read(text, "de", date).times
    assert read("Two weeks ago, next year, tomorrow, tonight, last Monday.", "en", date).times


def test_years_of_four_digits_are_written_with_four() -> None:
    (time,) = read("Das war im Jahr 578.", "de").times
    assert time.value == "0578"
    assert time.interval is not None and time.interval.earliest == "0578-01-01"
