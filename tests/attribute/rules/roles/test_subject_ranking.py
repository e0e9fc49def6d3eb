"""Subject ranking: which phrase is the subject of a verb, and what decides it."""

from __future__ import annotations

import pytest

from relata.attribute.rules.roles.subject_ranking import (
    VerbComplex,
    cue_subject,
    may_speak,
    rank_subject,
)
from relata.attribute.rules.text.context import Context
from relata.lang.language import PL, SG
from tests.attribute.rules.build import context_of, only_verb, phrase, token, words


def subject(context: Context, verb: str, form: int = 0, **more: list[tuple[int, int]]) -> str:
    """The text of the phrase that ranks first for a verb; "" for none."""
    at = token(context, verb)
    complex_ = VerbComplex(at, (at,), form)
    index = rank_subject(context, complex_, 0, len(context.text.words), more.get("blocked", []))
    if index is None:
        return ""
    return words(context, context.phrases[index].start, context.phrases[index].end)


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Die Bürgermeisterin lobte den Hafenmeister.", "lobte", "Die Bürgermeisterin"),
        ("Den Hafenmeister lobte die Bürgermeisterin.", "lobte", "die Bürgermeisterin"),
        ("Nach dem Treffen mit Jan Roth lobte sie den Plan.", "lobte", "sie"),
        ("Am Montag lobte die Bürgermeisterin den Plan.", "lobte", "die Bürgermeisterin"),
        ("Als Grund nannte die Bürgermeisterin den Sturm.", "nannte", "die Bürgermeisterin"),
    ],
)
def test_case_preposition_and_time_decide(text: str, verb: str, expected: str) -> None:
    assert subject(context_of(text, "de"), verb) == expected


def test_number_decides_where_case_does_not() -> None:
    context = context_of("Sie lobte die Ärzte die Ministerin.", "de")
    assert subject(context, "lobte", SG) == "Sie"
    context = context_of("Die Ministerin lobten die Ärzte.", "de")
    assert subject(context, "lobten", PL) == "die Ärzte"


def test_the_gender_of_a_verb_form_decides() -> None:
    context = context_of("Министра встретила директор Иванова.", "ru")
    assert subject(context, "встретила") == "директор Иванова"


def test_phrases_of_other_clauses_are_not_looked_at() -> None:
    context = context_of("Die Bürgermeisterin lobte ihn.", "de")
    assert subject(context, "lobte", blocked=[(0, 2)]) != "Die Bürgermeisterin"


def test_what_is_too_unlikely_is_not_a_subject() -> None:
    context = context_of("Nach dem Treffen mit der Ministerin regnete es nicht mehr.", "de")
    at = token(context, "regnete")
    assert rank_subject(context, VerbComplex(at, (at,)), 0, at) is None


def test_a_time_cannot_speak_and_a_place_only_next_to_its_verb() -> None:
    context = context_of("Gestern lobte die Stadt den Plan.", "de")
    city = phrase(context, "die Stadt")
    assert subject(context, "lobte") == "die Stadt"
    assert may_speak(context.text, context.phrases[city]) == (
        context.phrases[city].entity != "place"
    )


def test_the_first_phrase_of_a_text_can_be_the_subject() -> None:
    context = context_of("Jan Roth sagte Nein.", "de")
    _, match = only_verb(context)
    assert cue_subject(context, match, 0, len(context.text.words)) == 0
