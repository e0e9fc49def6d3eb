"""`sense.toml` of every language: words that turn what a sentence says."""

from __future__ import annotations

import re
import unicodedata

import pytest

from relata.comparison.sense import Effect, sense_words
from relata.lang.compile import section
from relata.lang.language import load, supported, words_of
from relata.lang.schema import Sense

CODES = supported()


@pytest.mark.parametrize("code", CODES)
def test_every_language_says_what_turns_a_sentence(code: str) -> None:
    sense = section(code, "sense")
    assert isinstance(sense, Sense)
    assert sense.hedges and sense.modals and sense.numbers and sense.opposites
    assert words_of(sense.negative_prefixes) or words_of(sense.negative_infixes)


@pytest.mark.parametrize("code", CODES)
def test_words_are_lower_case_and_composed(code: str) -> None:
    sense = section(code, "sense")
    words = [
        *words_of(sense.negations), *sense.affirming, *sense.hedges,
        *(word for row in sense.modals for word in words_of(row)),
        *(word for row in sense.numbers.values() for word in words_of(row)),
        *(word for pair in sense.opposites for word in pair),
        *sense.contractions, *sense.contractions.values(),
    ]  # fmt: skip
    assert [w for w in words if w != w.lower() or w != unicodedata.normalize("NFC", w)] == []
    for value in sense.numbers:
        assert re.fullmatch(r"\d+(\.\d+)?", value)


@pytest.mark.parametrize("code", CODES)
def test_a_number_word_has_one_value(code: str) -> None:
    words = [w for row in section(code, "sense").numbers.values() for w in words_of(row)]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("code", CODES)
def test_an_affirming_phrase_has_a_negation_in_it(code: str) -> None:
    words = sense_words(load(code))
    for phrase in words.affirming:
        assert any(words.effect(key) & Effect.NEGATION for key in phrase), phrase


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("de", "möglich", "unmöglich"), ("en", "legal", "illegal"), ("cs", "může", "nemůže"),
        ("ru", "правда", "неправда"), ("tr", "gelecek", "gelmeyecek"),
        ("pl", "prawda", "nieprawda"),
    ],
)  # fmt: skip
def test_beginnings_and_syllables_deny(code: str, one: str, other: str) -> None:
    words = sense_words(load(code))
    assert words.denies(one, other) and words.denies(other, one)
    assert not words.denies(one, one)
