"""Pronunciations: the usual convention first, romanisations apart."""

from __future__ import annotations

from relata.names.base.conventions import load_convention
from relata.names.parts.parse import parse
from relata.names.parts.pronunciations import (
    is_romanisation,
    may_sound_alike,
    pronunciations,
    shared_pronunciation,
    without_doubled,
)


def test_the_language_of_the_text_is_the_most_usual_convention() -> None:
    (word,) = parse("Sojgu").words
    (other,) = parse("Schoigu").words
    found = shared_pronunciation(word, other, "hu", "de")
    assert found is not None
    assert (found[0].convention.code, found[1].convention.code) == ("hu", "de")
    assert found[0].unusual == found[1].unusual == 0
    assert pronunciations(word, "hu")["šojgu"].convention.name == "Hungarian"


def test_romanisations_stand_apart() -> None:
    (word,) = parse("Shoygu").words
    keys = set(pronunciations(word))
    assert any(key.startswith("ar:") for key in keys)
    assert all(key.partition(":")[0] in {"ar", "zh", "ko", "ja"} for key in keys if ":" in key)
    assert is_romanisation(load_convention("ar-en"))
    assert not is_romanisation(load_convention("de"))
    assert not is_romanisation(load_convention("ru"))


def test_words_without_a_shared_sound() -> None:
    (one,), (other,) = parse("Merkel").words, parse("Corbyn").words
    assert shared_pronunciation(one, other) is None
    assert not may_sound_alike(one, other, True)


def test_double_sounds_are_one() -> None:
    assert without_doubled("annna") == "ana"
