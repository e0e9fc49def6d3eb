"""The two clocks of a statement."""

from __future__ import annotations

from relata.model.record import Statement
from tests.times.helpers import read


def statements(text: str, language: str = "de", date: str | None = "2014-04-03") -> list[Statement]:
    return list(read(text, language, date).statements)


def test_the_frame_says_when_it_was_said_and_the_content_when_it_was() -> None:
    (made,) = statements(
        "Ministerin Anna Lehmann sagte am Montag, die Brücke sei 2012 gebaut worden."
    )
    assert made.time == "2014-03-31"
    assert made.said is not None and made.about is not None
    assert (made.said.earliest, made.said.latest) == ("2014-03-31", "2014-03-31")
    assert "Montag" in made.said.why
    assert (made.about.earliest, made.about.latest) == ("2012-01-01", "2012-12-31")


def test_without_a_time_it_was_said_by_the_articles_date() -> None:
    (made,) = statements("Ministerin Anna Lehmann sagte, die Brücke sei sicher.")
    assert made.time is None and made.about is None and made.said is not None
    assert (made.said.earliest, made.said.latest) == (None, "2014-04-03")
    assert "not said" in made.said.why


def test_a_year_that_belongs_to_a_noun_is_not_when_it_was_said() -> None:
    (made,) = statements("Mayor Ann Lee said of the 2012 election that it was fair.", "en")
    assert made.time is None
    assert made.said is not None and made.said.earliest is None


def test_nothing_was_said_after_the_articles_date() -> None:
    text = "Nach dem Störfall am Wochenende sagte Paul Meier, das Werk sei sicher."
    (made,) = statements(text)
    assert made.said is not None and made.said.latest is not None
    assert made.said.latest <= "2014-04-03"


def test_without_any_date_nothing_is_known() -> None:
    (made,) = statements("Ministerin Anna Lehmann sagte, die Brücke sei sicher.", date=None)
    assert made.said is None and made.about is None and made.time is None


def test_the_same_speakers_next_statement_has_the_same_time() -> None:
    text = (
        "Ministerin Anna Lehmann sagte am Montag, die Brücke sei sicher. "
        "Lehmann sagte, man habe im Mai 2013 geprüft."
    )
    first, second = statements(text)
    assert first.time == second.time == "2014-03-31"
    assert second.said is not None and "same speaker" in second.said.why


def test_yesterday_in_verbatim_words_counts_from_the_day_they_were_said() -> None:
    text = "„Wir haben das gestern entschieden“, sagte Paul Meier am Dienstag."
    record = read(text, "de")
    (made,) = record.statements
    assert made.time == "2014-04-01"
    assert made.about is not None and made.about.earliest == "2014-03-31"
    (yesterday,) = [time for time in record.times if time.text == "gestern"]
    assert (yesterday.value, yesterday.anchored_to) == ("2014-03-31", "text")


def test_a_statement_within_another_may_be_older_and_is_not_younger() -> None:
    text = "Der Sprecher erklärte am Montag, Anna Lehmann habe gesagt, die Brücke sei sicher."
    outer, inner = statements(text)
    assert inner.inside == outer.id
    assert inner.said is not None
    assert (inner.said.earliest, inner.said.latest) == (None, "2014-03-31")
    assert "older" in inner.said.why


def test_times_of_an_inner_statement_are_its_own() -> None:
    text = (
        "Der Sprecher erklärte am Montag, Ministerin Anna Lehmann habe im Februar gesagt, "
        "die Brücke sei 1990 gebaut worden."
    )
    outer, inner = statements(text)
    assert outer.about is not None and outer.about.earliest == "2014-02-01"
    assert inner.time == "2014-02"
    assert inner.about is not None and inner.about.earliest == "1990-01-01"


def test_a_promise_is_about_what_comes_after_it() -> None:
    (made,) = statements("Mayor Ann Lee promised on Monday to reopen the bridge.", "en")
    assert made.act == "promise"
    assert made.about is not None
    assert (made.about.earliest, made.about.latest) == ("2014-03-31", None)
