"""Speaker attribution: who speaks by a cue, in the passive, by a noun, for nobody."""

from __future__ import annotations

import pytest

from relata.attribute.rules.roles.phrases import (
    is_impersonal,
    noun_owner,
    passive_agent,
    relative_antecedent,
)
from tests.attribute.helpers import said
from tests.attribute.rules.build import context_of, phrase, token


@pytest.mark.parametrize(
    ("text", "language", "speaker", "why"),
    [
        ("Die Ministerin sagte, der Plan sei gut.", "de", "Die Ministerin", "subject of"),
        ("Der Plan wurde von der Ministerin kritisiert.", "de", "der Ministerin", "agent of"),
        ("Die Forderung der Ministerin, das Werk zu öffnen, kam spät.", "de", "der Ministerin",
         "whose"),
        ("Der Plan sei gut, heißt es in dem Bericht.", "de", "dem Bericht", "where it says so"),
        ("Die Ministerin lobte den Rat und forderte, das Werk zu öffnen.", "de",
         "Die Ministerin", "subject of the verbs before"),
        ("The plan is good, said Mary Hale, a minister.", "en", "Mary Hale, a minister",
         "subject of"),
        ("Mary Hale, who runs the port, said that the plan was good.", "en",
         "Mary Hale, who runs the port", "subject of"),
    ],
)  # fmt: skip
def test_who_speaks_and_why(text: str, language: str, speaker: str, why: str) -> None:
    last = said(text, language)[-1]
    assert last.speaker == speaker
    assert last.draft.speaker is not None
    assert why in last.draft.speaker.why


def test_the_agent_of_a_passive_stands_after_its_preposition() -> None:
    context = context_of("Der Plan wurde von Jan Roth gelobt.", "de")
    size = len(context.text.words)
    assert passive_agent(context, 0, size) == phrase(context, "Jan Roth")
    assert passive_agent(context, 0, token(context, "von")) is None


def test_the_owner_of_a_noun_is_its_genitive_or_its_possessor() -> None:
    context = context_of("Die Forderung der Ministerin blieb.", "de")
    assert noun_owner(context, token(context, "Forderung")) == phrase(context, "der Ministerin")
    context = context_of("Die Forderung blieb.", "de")
    assert noun_owner(context, token(context, "Forderung")) is None


def test_a_relative_pronoun_stands_for_the_phrase_before_it() -> None:
    context = context_of("Der Rat, der gestern tagte, schwieg.", "de")
    assert relative_antecedent(context, 3) == context.phrase_at(0)
    assert relative_antecedent(context, 0) is None


def test_only_a_bare_it_is_impersonal() -> None:
    context = context_of("Es heißt, sie komme.", "de")
    assert is_impersonal(context, phrase(context, "Es"))
    assert not is_impersonal(context, phrase(context, "sie"))
    assert not is_impersonal(context, None)
