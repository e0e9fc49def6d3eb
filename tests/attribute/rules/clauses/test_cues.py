"""Cue matches: which words belong to a verb complex."""

from __future__ import annotations

import pytest

from relata.attribute.rules.clauses.sentence import is_reported_frame, parse_sentence
from tests.attribute.rules.build import context_of, only_verb


@pytest.mark.parametrize(
    ("text", "language", "lemma", "tokens", "passive"),
    [
        ("Der Rat teilte am Montag den Bau mit.", "de", "mitteilen", "teilte mit", False),
        ("Der Rat hat den Bau gestern angekündigt.", "de", "ankündigen", "hat angekündigt", False),
        ("Der Bau wurde vom Rat kritisiert.", "de", "kritisieren", "wurde kritisiert", True),
        ("The plan was sharply criticised by him.", "en", "criticize",
         "was sharply criticised", True),
        ("The council has not confirmed the plan.", "en", "confirm", "has not confirmed", False),
        ("Совет бы сказал об этом.", "ru", "сказать", "бы сказал", False),
    ],
)  # fmt: skip
def test_the_words_of_a_verb_complex(
    text: str, language: str, lemma: str, tokens: str, passive: bool
) -> None:
    context = context_of(text, language)
    _, match = only_verb(context)
    assert match.cue.lemma == lemma
    assert " ".join(context.text.words[i] for i in match.tokens) == tokens
    assert match.passive is passive


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die oft beklagte Lücke blieb.", "de"),
        ("Der Rat gab dem Kind ein Brot.", "de"),
        ("His latest call lasted an hour.", "en"),
    ],
)
def test_words_that_only_look_like_a_reporting_verb(text: str, language: str) -> None:
    _, matches = parse_sentence(context_of(text, language), 0)
    assert [match for match in matches if match.cue.kind == "verb"] == []


def test_a_frame_in_the_subjunctive_is_itself_reported() -> None:
    reported = context_of("Der Rat habe gesagt, der Steg sei alt.", "de")
    direct = context_of("Der Rat hat gesagt, der Steg sei alt.", "de")
    assert is_reported_frame(reported.text, only_verb(reported)[1])
    assert not is_reported_frame(direct.text, only_verb(direct)[1])
