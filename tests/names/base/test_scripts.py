"""Scripts, sounds and romanisation of single words."""

from __future__ import annotations

import pytest

from relata.names.base.scripts import (
    cyrillic_language,
    iso9,
    plain_latin,
    romanise,
    script_of_letter,
    scripts_of,
    sounds_of,
)


@pytest.mark.parametrize(
    ("word", "scripts"),
    [
        ("anna", {"latin"}), ("шойгу", {"cyrillic"}), ("anшa", {"latin", "cyrillic"}),
        ("東京タワー", {"kana"}), ("東京", {"han"}), ("12", set()), ("김", {"hangul"}),
    ],
)  # fmt: skip
def test_scripts(word: str, scripts: set[str]) -> None:
    assert scripts_of(word) - ({"latin"} if word == "12" else set()) == scripts


def test_a_letter_of_a_rare_script_has_its_name() -> None:
    assert script_of_letter("क") == "devanagari"
    assert script_of_letter("-") == ""


@pytest.mark.parametrize(
    ("word", "language"),
    [("їжак", "uk"), ("ўлада", "be"), ("ђоковић", "sr"), ("щърбанов", "bg"), ("путин", "ru")],
)
def test_the_language_of_a_cyrillic_word(word: str, language: str) -> None:
    assert cyrillic_language(word, None) == language
    assert cyrillic_language(word, "uk") == "uk"


def test_sounds_and_romanisation() -> None:
    assert romanise(sounds_of("шойгу", "cyrillic", None)) == "shoygu"
    assert sounds_of("नमन", "devanagari", None) == "namana"
    assert sounds_of("王", "han", None) == "王"


def test_plain_letters() -> None:
    assert plain_latin("łódź") == "lodz"
    assert plain_latin("o'neil") == "oneil"
    assert iso9("щука") == "suka"
