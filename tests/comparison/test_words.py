"""Words as they are compared: keys, places, numbers, short forms."""

from __future__ import annotations

import pytest

from relata.comparison.words import number_key, word_sequence
from relata.lang.language import load


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("The ferry, he said, STAYS.", ["the", "ferry", "he", "said", "stays"]),
        ("We'll pay 1,500 €", ["we", "will", "pay", "1500", "euros"]),
        ("They don’t know", ["they", "do", "not", "know"]),
        ("e-mail", ["e", "mail"]),
        ("-5 to −7 and 10-15", ["-5", "to", "-7", "and", "10", "15"]),
        ("o\ufb00er", ["offer"]),
        ("in 2020 300 people", ["in", "2020", "300", "people"]),
        ("co\u00adoperate", ["cooperate"]),
        ("", []),
    ],
)
def test_english(text: str, keys: list[str]) -> None:
    assert word_sequence(text, load("en")).keys == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("10.000 Euro", ["10000", "euro"]),
        ("10 000 Euro", ["10000", "euro"]),
        ("2,5 Mio. Euro", ["2.5", "millionen", "euro"]),
        ("5 % im Jahr", ["5", "prozent", "in", "dem", "jahr"]),
        ("Straße", ["strasse"]),
    ],
)
def test_german(text: str, keys: list[str]) -> None:
    assert word_sequence(text, load("de")).keys == keys


def test_elisions_are_words_of_their_own() -> None:
    assert word_sequence("Il n'a rien dit", load("fr")).keys == ["il", "ne", "a", "rien", "dit"]


@pytest.mark.parametrize(
    ("written", "key"),
    [("", ""), ("½", "½"), ("-", "-"), ("³", "³"), ("1.500", "1500"), ("−1,5", "-1.5"), ("x", "x")],
)
def test_the_key_of_what_may_be_a_number(written: str, key: str) -> None:
    assert number_key(written) == key


def test_places_are_those_of_the_text() -> None:
    text = "„Wir bleiben“, sagte sie."
    words = word_sequence(text, load("de"))
    places = zip(words.starts, words.ends, strict=True)
    assert [text[a:b] for a, b in places] == ["Wir", "bleiben", "sagte", "sie"]


def test_words_of_a_text_without_a_language() -> None:
    assert word_sequence("Don't go").keys == ["don't", "go"]
