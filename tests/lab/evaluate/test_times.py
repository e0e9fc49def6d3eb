"""The laboratory's measure of times, its mapping, and what packs take from CLDR."""

from __future__ import annotations

import pytest

from relata.lang.compile import having, section
from relata.lang.schema import TimesFile, words_of
from relata.model.record import Time
from relata_lab.evaluate.times import adapter
from relata_lab.evaluate.times.gold import Timex
from relata_lab.evaluate.times.measure import TimexScores, pairs


def forms(file: TimesFile, *names: str) -> dict[str, set[str]]:
    return {
        value: {
            form.casefold()
            for name in names
            for form in words_of(file.words.get(name, {}).get(value, ()))
        }
        for name in names
        for value in file.words.get(name, {})
    }


@pytest.mark.parametrize("code", having("times"))
def test_a_pack_has_the_months_and_weekdays_of_cldr(code: str) -> None:
    pytest.importorskip("babel")
    from relata_lab.corpora.cldr_times import names

    file: TimesFile = section(code, "times")
    known = {"month": forms(file, "month", "maybe_month"), "weekday": forms(file, "weekday")}
    for name, values in names(code).items():
        for number, wanted in values.items():
            for form in wanted:
                ours = known[name][str(number)]
                assert any(one.startswith(form.casefold()) for one in ours), (name, form)


def timex(start: int, end: int, value: str, type_: str = "DATE") -> Timex:
    return Timex(start, end, type_, value)


def test_strict_and_overlapping_matches_are_counted_apart() -> None:
    scores = TimexScores()
    gold = [timex(0, 4, "2014"), timex(10, 14, "2015"), timex(20, 24, "2016")]
    found = [timex(0, 4, "2014"), timex(10, 15, "2015"), timex(30, 34, "2017")]
    scores.add(gold, found)
    assert scores.right["extent"] == scores.right["value"] == 1
    assert scores.right["overlapping"] == scores.right["value, overlapping"] == 2
    assert scores.figures("extent") == pytest.approx((1 / 3, 1 / 3, 1 / 3))


def test_an_expression_is_in_one_pair_only() -> None:
    assert len(list(pairs([timex(0, 3, "a"), timex(2, 6, "b")], [timex(0, 6, "c")]))) == 1


def test_the_mapping_takes_the_preposition_off_and_drops_adverbs_of_lasting() -> None:
    times = (
        Time(span=(0, 15), text="vor zwei Wochen", type="DATE", value="2014-03-20"),
        Time(span=(20, 25), text="nun", type="DATE", value="PRESENT_REF"),
        Time(span=(30, 40), text="vor Jahren", type="DATE", value="PAST_REF"),
        Time(span=(50, 56), text="gestern", type="DATE", value="2014-04-02"),
    )
    assert adapter.mapped(times, "de") == [
        Timex(4, 15, "DURATION", "P2W"),
        Timex(34, 40, "DURATION", "PXY"),
        Timex(50, 56, "DATE", "2014-04-02"),
    ]
