"""Scripts, sounds and romanisation of single words."""

from __future__ import annotations

from pathlib import Path

import pytest

from relata.lang.compile import packs_in
from relata.names.base.conventions import likely_convention
from relata.names.base.scripts import (
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
    [
        ("їжак", "uk"),
        ("ўлада", "be"),
        ("ђоковић", "sr"),
        ("щърбанов", "bg"),
        ("путин", "ru"),
        ("іван", "uk"),
        ("івы", "be"),
        ("підъїзд", "uk"),
        ("объедков", "ru"),
        ("твердъ", "ru"),
        ("ъгъл", "bg"),
        ("луцький", "uk"),
        ("", "ru"),
    ],
)
def test_the_language_of_a_cyrillic_word(word: str, language: str) -> None:
    for lang, expected in ((None, language), ("uk", "uk"), ("de", language)):
        found = likely_convention(word, "cyrillic", lang)
        assert found is not None and found.code == expected


def test_a_new_pack_declares_its_signs(tmp_path: Path) -> None:
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "names.toml").write_text(
        'code = "xx"\nname = "Test"\nscript = "cyrillic"\nlanguages = "xx"\n'
        '[sounds]\n"ѓ" = "gj"\n[signs]\n"ѓ" = 0.95\n',
        encoding="utf-8",
    )
    with packs_in(tmp_path):
        found = likely_convention("ѓорѓи", "cyrillic", None)
        assert found is not None and found.code == "xx"
    found = likely_convention("ѓорѓи", "cyrillic", None)
    assert found is not None and found.code == "sr"


def test_a_script_with_one_convention_or_none() -> None:
    greek = likely_convention("παπα", "greek", "de")
    assert greek is not None and greek.code == "el"
    assert likely_convention("김", "hangul", "ko") is None


def test_marks_are_dropped_where_the_pack_says_so() -> None:
    assert sounds_of("κώστας", "greek", None) == sounds_of("κωστας", "greek", None)
    assert sounds_of("йод", "cyrillic", "ru") != sounds_of("иод", "cyrillic", "ru")


def test_sounds_and_romanisation() -> None:
    assert romanise(sounds_of("шойгу", "cyrillic", None)) == "shoygu"
    assert sounds_of("नमन", "devanagari", None) == "namana"
    assert sounds_of("王", "han", None) == "王"


def test_plain_letters() -> None:
    assert plain_latin("łódź") == "lodz"
    assert plain_latin("o'neil") == "oneil"
    assert iso9("щука") == "suka"
