"""The clause score: what each trait of a construction adds or takes."""

from __future__ import annotations

from math import log

import pytest

from relata.attribute.probability import probability
from relata.attribute.rules.clauses.chunk import in_subjunctive
from relata.attribute.rules.scoring.clause_score import clause_score, is_likely_report
from relata.attribute.rules.text.types import Candidate
from tests.attribute.rules.build import context_of, only_verb, phrase


def score(text: str, speaker: str = "") -> float:
    """The score of a sentence whose first clause has the cue and whose second is the content."""
    context = context_of(text, "de")
    clauses, match = only_verb(context)
    index = phrase(context, speaker) if speaker else None
    found = Candidate("indirect", [(clauses[1].start, clauses[1].end)], "before", 0.8,
                      speaker=index)  # fmt: skip
    mood = in_subjunctive(context, clauses[1])
    return clause_score(context, found, match, clauses[0], clauses[1], mood)


def test_the_score_is_the_probability_of_the_sum_of_its_log_odds() -> None:
    context = context_of("Jan Roth sagte, dass der Steg zu ist.", "de")
    _, match = only_verb(context)
    weights = context.weights.clause
    odds = weights.base + weights.strength * log(match.cue.reporting_strength)
    odds += weights.kind["that"] + weights.main_frame
    assert score("Jan Roth sagte, dass der Steg zu ist.") == pytest.approx(probability(odds))


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("Jan Roth sagte, der Steg sei zu.", "Jan Roth sagte, der Steg ist zu."),
        ("Jan Roth sagte, dass der Steg zu ist.", "Jan Roth sagte, wann der Steg zu ist."),
        ("Jan Roth sagte, dass er geht.", "Jan Roth sagte nicht, dass er geht."),
        ("Jan Roth hat gesagt, dass er geht.", "Jan Roth kann sagen, dass er geht."),
        ("Jan Roth sagte, dass er geht.", "Jan Roth hoffte, dass er geht."),
    ],
)
def test_traits_that_speak_for_a_content(more: str, less: str) -> None:
    assert score(more) > score(less)


def test_nobody_in_particular_seldom_reports() -> None:
    text = "Man sagte, dass er geht."
    assert score(text, "Man") < score(text)


def test_a_passive_without_agent_needs_a_strong_cue_for_an_infinitive() -> None:
    context = context_of("Es wurde verboten, den Steg zu betreten.", "de")
    clauses, match = only_verb(context)
    found = Candidate("indirect", [(clauses[1].start, clauses[1].end)], "before", 0.8)
    assert match.passive
    assert match.cue.reporting_strength < context.weights.strength.passive_infinitive
    assert not is_likely_report(context, found, match, clauses[0], clauses[1], False)
