"""Conventions: every file is sound, readings are what their languages mean."""

from __future__ import annotations

import pytest

from relata.lang.compile import compile_pack, section
from relata.model.errors import DataError
from relata.names.base.conventions import convention_codes, load_convention
from relata.names.parts.parse import parse
from relata.names.parts.pronunciations import pronunciations, shared_pronunciation


@pytest.mark.parametrize("code", convention_codes())
def test_every_convention_reads_its_own_letters(code: str) -> None:
    convention = load_convention(code)
    for key in convention_keys(code):
        assert isinstance(convention.to_sounds(key), str)


def convention_keys(code: str) -> list[str]:
    return [key.strip("^$").split(">")[0] for key in section(code, "names").sounds]


@pytest.mark.parametrize(
    ("code", "word", "sounds"),
    [
        ("de", "schoigu", "šojgu"), ("hu", "sojgu", "šojgu"), ("pl", "szojgu", "šojgu"),
        ("nl", "sjojgoe", "šojgu"), ("fr", "choïgou", "šojgu"), ("en", "shoygu", "šojgu"),
        ("ru", "шойгу", "šojgu"), ("uk", "зеленський", "zelensky"), ("bg", "щърбанов", "štərbanov"),
        ("sr", "ђоковић", "djokovič"), ("it", "cicerone", "čičerone"), ("tr", "şoygu", "šojgu"),
    ],
)  # fmt: skip
def test_readings(code: str, word: str, sounds: str) -> None:
    assert load_convention(code).to_sounds(word) == sounds


def test_the_language_of_the_text_is_the_most_usual_convention() -> None:
    (word,) = parse("Sojgu").words
    (other,) = parse("Schoigu").words
    found = shared_pronunciation(word, other, "hu", "de")
    assert found is not None
    assert (found[0].convention.code, found[1].convention.code) == ("hu", "de")
    assert found[0].unusual == found[1].unusual == 0
    assert pronunciations(word, "hu")["šojgu"].convention.name == "Hungarian"


@pytest.mark.parametrize(
    "text",
    [
        'code = "xx"', "code =", 'code="x"\nname="X"\nscript="runic"\nlanguages=""\n[sounds]\n',
        'code="x"\nname="X"\nscript="latin"\nlanguages=""\nmore=1\n[sounds]\n',
    ],
)  # fmt: skip
def test_a_broken_file_names_the_place(text: str) -> None:
    with pytest.raises(DataError, match=r"xx/names\.toml"):
        compile_pack({"names": text.encode()}, "xx")
