"""Every pattern has an id, a description and a sentence on which it fires."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from relata.attribute.rules import engine, patterns
from relata.attribute.rules.patterns.registry import every_pattern
from relata.attribute.rules.text.types import NamedRule
from relata.attribute.rules.weights import load_weights
from tests.attribute.rules.build import context_of

PATTERNS = Path(patterns.__file__).parent

#: Rule id -> a language and a text in which it finds a candidate.
EXAMPLES: dict[str, tuple[str, str]] = {
    "turn": (
        "en",
        "Talk with the harbour master\n\nHARBOUR NEWS: Mr. Hale, why did you close the gate?\n\n"
        "Hale: I wanted to save the pier.\n\nHARBOUR NEWS: Will it open again?\n\nHale: No.",
    ),
    "headline": (
        "en",
        "# Mary Hale: The gate will stay closed\n\nMary Hale spoke on Monday. The gate was old.",
    ),
    "dialogue": ("ru", "— Мост откроют в мае, — сказал Иванов."),
    "quote-around": ("ru", "«Мост откроют в мае, — сказал Иванов. — Мы ждём»."),
    "quote-particle": ("de", "„Der Steg bleibt zu“, so die Bürgermeisterin Jana Kern."),
    "quote-after": ("de", "„Der Steg bleibt zu“, sagte die Bürgermeisterin."),
    "quote-before": ("de", "Die Bürgermeisterin sagte: „Der Steg bleibt zu.“"),
    "quote-by-noun": (
        "de",
        "Unter dem Motto „Rettet den Steg!“ demonstrierten die Bürger am Montag in der Stadt.",
    ),
    "quote-colon": (
        "de",
        "Die Bürgermeisterin griff den Nachbarort an: „Der Steg bleibt in diesem Jahr zu.“",
    ),
    "quote-embedded": ("de", "Als „reinen Unsinn“ bezeichnete die Bürgermeisterin den Plan."),
    "quote-signed": (
        "en",
        "The show ends with a line of hers.\n\n“The sea gives back what it takes.” – Mary Hale",
    ),
    "quote-thus": ("de", "„Der Steg bleibt zu.“ So schrieb die Bürgermeisterin im Mai."),
    "quote-exchange": ("de", "„Wer fehlt?“, fragte die Bürgermeisterin.\n\n„Niemand.“"),
    "quote-scene": ("en", "Ann Lee shook her head. “The pier stays closed.” It rained."),
    "quote-alone": (
        "de",
        "„Der Steg bleibt zu“, sagte die Bürgermeisterin. „Wir haben keine andere Wahl mehr.“",
    ),
    "according": ("de", "Laut der Bürgermeisterin bleibt der Steg zu."),
    "according-noun": ("de", "Nach Angaben der Polizei bleibt der Steg zu."),
    "according-after": ("de", "Der Bürgermeisterin zufolge bleibt der Steg zu."),
    "particle": ("de", "Der Steg bleibt zu, so die Bürgermeisterin."),
    "reference": (
        "de",
        "Laut einem Bericht der Stadt ist der Steg alt. Demnach bleibt er noch lange geschlossen.",
    ),
    "as": ("de", "Wie der Rat mitteilte, bleibt der Steg bis Mai zu."),
    "after": ("de", "Der Steg bleibe zu, sagte die Bürgermeisterin."),
    "before": ("de", "Die Bürgermeisterin sagte, dass der Steg zu bleibt."),
    "that": ("en", "The mayor said that the pier would stay closed."),
    "bare": ("en", "The mayor said the pier would stay closed."),
    "wh": ("en", "The mayor explained why the pier would stay closed."),
    "inf": ("en", "The mayor promised to open the pier in May."),
    "quote": ("en", "The mayor said “it makes me sad” every time she walked along the old pier."),
    "object": ("de", "Die Bürgermeisterin kritisierte den Plan der Nachbarstadt."),
    "passive": ("en", "The plan was criticised by the mayor."),
    "noun": ("de", "Die Behauptung der Bürgermeisterin, dass der Steg alt sei, ist umstritten."),
    "nominalised": ("tr", "Komisyon, seçimin mayısta yapılacağını söyledi."),
    "nominalised-alone": ("tr", "Köprünün mayısta açılacağını söyledi."),
    "anaphor": ("de", "Der Steg bleibt zu. Das teilte die Bürgermeisterin mit."),
    "subjunctive-clause": (
        "de",
        "Die Bürgermeisterin verwies auf Studien aus der Stadt, nach denen der Steg sicher sei.",
    ),
    "next-sentence": ("de", "Die Bürgermeisterin sagte\n\nDer Steg bleibt zu."),
    "continuation": (
        "de",
        "Die Bürgermeisterin sagte, der Steg sei alt. Er müsse geschlossen werden.",
    ),
    "evidential-adverb": ("en", "The mayor reportedly left the town on Friday."),
    "evidential-phrase": ("de", "Von bis zu zwanzig Verletzten ist die Rede."),
    "evidential-ending": ("tr", "Belediye başkanı cuma günü kentten ayrılmış."),
    "evidential-modal": ("de", "Die Bürgermeisterin soll die Stadt am Freitag verlassen haben."),
}


def rules_in(language: str, text: str) -> set[str]:
    """The rule ids of the candidates in a text."""
    context = context_of(text, language)
    engine.read(context)
    return {candidate.rule for candidate in context.candidates.all}


REGISTERED = {rule for pattern in every_pattern() for rule in pattern.ids}


def test_every_rule_has_an_example() -> None:
    assert EXAMPLES.keys() == REGISTERED


def test_rules_that_others_ask_for_are_registered() -> None:
    assert set(get_args(NamedRule)) <= REGISTERED


@pytest.mark.parametrize("rule", EXAMPLES)
def test_a_rule_fires_in_its_example(rule: str) -> None:
    found = rules_in(*EXAMPLES[rule])
    assert rule in found
    assert found <= REGISTERED


def test_every_score_is_read() -> None:
    code = "".join(path.read_text("utf-8") for path in PATTERNS.rglob("*.py"))
    assert [name for name in load_weights().score if f'["{name}"]' not in code] == []


@pytest.mark.parametrize("pattern", every_pattern(), ids=lambda pattern: pattern.about[:40])
def test_every_pattern_says_on_which_sentence_it_fires(pattern: object) -> None:
    about = getattr(pattern, "about")  # noqa: B009 (the patterns differ in their sites)
    assert any(mark in about for mark in '"„“«')
    assert "C" in about or "X" in about
