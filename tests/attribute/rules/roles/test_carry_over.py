"""Discourse carry-over: who goes on speaking in a sentence without a speaker."""

from __future__ import annotations

import pytest

from relata.attribute.rules.roles.carry_over import (
    intervening_source,
    previous_speaker,
    source_in_previous_sentence,
)
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.types import Candidate
from tests.attribute.rules.build import context_of, phrase


def candidate(context: Context, speaker: int | None, rule: str = "before") -> Candidate:
    """A candidate over the whole first sentence of a text."""
    return context.candidates.add(
        Candidate("indirect", [context.text.sentences[0]], rule, 0.8, speaker=speaker)
    )


def test_the_last_speaker_goes_on() -> None:
    context = context_of("Jan Roth sprach. Das Werk sei zu.", "de")
    found = candidate(context, phrase(context, "Jan Roth"))
    start = context.text.sentences[1][0]
    assert previous_speaker(context, start) is found
    assert previous_speaker(context, 0) is None


def test_whose_a_noun_is_goes_on_only_where_nobody_else_speaks() -> None:
    context = context_of("Ann Lee said the settlers gave up their claims to it. “No.”", "en")
    start, end = context.text.sentences[0]
    said = Candidate("indirect", [(start + 3, end - 6)], "that", 0.8, speaker=0)
    claimed = Candidate("reported", [(end - 3, end - 1)], "noun", 0.8, speaker=1)
    found = context.candidates.add(said)
    context.candidates.add(claimed)
    assert previous_speaker(context, context.text.sentences[1][0]) is found


@pytest.mark.parametrize(("rule", "goes_on"), [("before", False), ("according", True)])
def test_a_source_phrase_goes_on_also_where_it_names_nobody(rule: str, goes_on: bool) -> None:
    context = context_of("Ersten Angaben zufolge sei alles gut. Das Werk sei zu.", "de")
    candidate(context, None, rule)
    found = previous_speaker(context, context.text.sentences[1][0])
    assert (found is not None) is goes_on


def test_somebody_in_a_sentence_between_takes_over() -> None:
    context = context_of("Jan Roth sprach. Die Ministerin blieb ruhig. Man habe Zeit.", "de")
    found = candidate(context, phrase(context, "Jan Roth"))
    assert intervening_source(context, 2, found) == phrase(context, "Die Ministerin")
    assert intervening_source(context, 1, found) is None


def test_who_stands_in_the_sentence_before() -> None:
    context = context_of("Die Ministerin ging. Das Werk sei zu.", "de")
    assert source_in_previous_sentence(context, 1) == phrase(context, "Die Ministerin")
    assert source_in_previous_sentence(context, 0) is None
