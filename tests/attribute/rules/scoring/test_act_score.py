"""The score of a reported act."""

from __future__ import annotations

from relata.attribute.rules.scoring.act_score import act_score
from relata.attribute.rules.text.types import Candidate
from tests.attribute.rules.build import context_of, only_verb, phrase


def score(text: str, speaker: str, size: int, *, narrowed: bool = True) -> float:
    """The score with an object of `size` tokens."""
    context = context_of(text, "de")
    _, match = only_verb(context)
    index = phrase(context, speaker) if speaker else None
    found = Candidate("reported", [(0, size)], "object", 0.5, speaker=index)
    return act_score(context, found, match, None, narrowed=narrowed)


TEXT = "Jan Roth kritisierte den Plan."


def test_without_speaker_or_object_it_is_less_of_a_statement() -> None:
    full = score(TEXT, "Jan Roth", 5)
    context = context_of(TEXT, "de")
    factors = context.weights.act
    assert score(TEXT, "", 5) == full * factors.without_speaker
    assert score(TEXT, "Jan Roth", 5, narrowed=False) == full * factors.without_object


def test_a_long_object_says_more_than_a_short_one() -> None:
    factors = context_of(TEXT, "de").weights.act
    long, short = factors.long_from, factors.short_below - 1
    assert score(TEXT, "Jan Roth", long) > score(TEXT, "Jan Roth", factors.short_below)
    assert score(TEXT, "Jan Roth", short) < score(TEXT, "Jan Roth", factors.short_below)


def test_what_lies_before_or_is_only_possible_speaks_against_it() -> None:
    done = score("Jan Roth hat den Plan kritisiert.", "Jan Roth", 5)
    before = score("Jan Roth hatte den Plan kritisiert.", "Jan Roth", 5)
    possible = score("Jan Roth will den Plan kritisieren.", "Jan Roth", 5)
    assert before < done
    assert possible < done
