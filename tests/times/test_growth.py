"""Hostile texts: the work grows with the length, and nothing raises."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator

import pytest

from relata.lang.language import load
from relata.times.meaning.context import TimeContext
from relata.times.meaning.registry import MAKERS
from relata.times.recognition.atoms import atoms_of
from relata.times.recognition.match import candidates, grammar_of, runs
from tests.times.helpers import values

LISTS = {
    "dates": "3. Mai 2014, 4. Mai 2014 und 5.6.2013, ",
    "days": "10., 11., 12. und ",
    "articles": "der die das dem ",
    "phases": "Anfang des Anfang des ",
    "numbers": "1-2-3/4/5.6.7:8 ",
    "ranges": "von 1990 bis 1980 bis ",
    "approximations": "mehr als etwa rund ",
    "marks": ". , - ( : ' ",
}


def _seconds(text: str) -> float:
    """The time that recognition takes, without the stages before it."""
    grammar = grammar_of(load("de"))
    assert grammar is not None
    begin = time.process_time()
    atoms = atoms_of(text, 0, len(text), True)
    classes = grammar.lexicon.classes(atoms)
    present = frozenset(classes)
    for start, end in runs(grammar, classes):
        for at in range(start, end):
            candidates(grammar, classes, at, present)
    return time.process_time() - begin


@pytest.fixture(autouse=True)
def without_collector() -> Iterator[None]:
    """What the collector does depends on all that earlier tests left in memory."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize("name", LISTS)
def test_a_list_that_is_eight_times_as_long_takes_about_eight_times_as_long(name: str) -> None:
    unit = LISTS[name]
    _seconds(unit)
    short = min(_seconds(unit * (8_000 // len(unit))) for _ in range(3))
    long = min(_seconds(unit * (64_000 // len(unit))) for _ in range(2))
    assert long < 24 * max(short, 0.001)


def test_the_whole_stage_grows_with_the_text() -> None:
    unit = LISTS["dates"] + "gestern, am Montag, vor zwei Wochen. "

    def seconds(times: int) -> float:
        begin = time.process_time()
        assert len(values(unit * times, "de")) == 6 * times
        return time.process_time() - begin

    seconds(5)
    short = min(seconds(20) for _ in range(3))
    assert min(seconds(160) for _ in range(2)) < 24 * max(short, 0.001)


@pytest.mark.parametrize("name", sorted(MAKERS))
def test_a_maker_says_none_or_gives_a_value_without_a_date(name: str) -> None:
    slots = {
        "unit": "D", "units": "D", "shift": "0", "part": "MO", "day_word": "0", "weekday": "1",
        "feast": "easter", "day": "1", "monthnumber": "1", "month": "1", "hour": "1",
        "digits": "19", "decade": "1990", "ago": "AGO", "vague": "PAST_REF", "set": "P1D",
    }  # fmt: skip
    meaning = MAKERS[name](slots, TimeContext(None))
    assert meaning is None or meaning.value or name == "nothing"
