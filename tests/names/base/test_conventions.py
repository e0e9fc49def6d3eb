"""Conventions: every file is sound, readings are what their languages mean."""

from __future__ import annotations

import pytest

from relata.lang.compile import compile_pack, section
from relata.model.errors import DataError
from relata.names.base.conventions import (
    convention_codes,
    grapheme_replacer,
    load_convention,
)


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


def test_replacing_takes_the_longest_that_fits() -> None:
    replace = grapheme_replacer({"s": "1", "sch": "2", "^s": "3", "s$": "4", "c>ei": "5", "c": "6"})
    assert replace("sasschas") == "3a12a4"
    assert replace("cecac") == "5e6a6"
    assert replace("") == ""
