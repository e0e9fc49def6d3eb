"""Errors in a pack name the file and the place; a small pack compiles to what it says."""

from __future__ import annotations

import pytest

from relata.lang.compile import compile_pack
from relata.lang.language import FINITE, PARTICIPLE, load, words_of
from relata.lang.schema import Flag
from relata.model.errors import DataError, UnsupportedLanguage
from tests.lang.helpers import language_of

CORE = """
code = "xx"
name = "Example"
own_name = "Example"
[marks]
quotes = [["«", "»"]]
[segmenting]
abbreviations = "Dr."
[grammar]
[words]
article = "le la"
pronoun = ["il", "elle"]
[pronouns]
il = {number = "sg", gender = "m"}
[according]
before = {"selon" = ""}
"""
VERBS = """
[verbs]
"dire" = {act = "state", complements = ["that"], sg = "dit", part = "dit", reporting_strength = 0.9}
doubt = {act = "believe", complements = ["object"], sg = "met", particle = "en doute | en cause"}
"""
NOUNS = """
[nouns]
"avis" = {act = "believe", forms = "avis"}
[roles]
people = {forms = "ministre ministres", kind = "person"}
"""
SMALL = {"core": CORE, "verbs": VERBS, "nouns": NOUNS}


def test_a_small_pack() -> None:
    language = language_of(SMALL)
    assert language.flags["le"] == int(Flag.ARTICLE)
    assert language.flags["elle"] == int(Flag.PRONOUN)
    (reading,) = language.verbs["dit"]
    assert reading.form & FINITE and reading.form & PARTICIPLE
    (doubt,) = language.verbs["met"]
    assert doubt.cue.particle == (("en", "doute"), ("en", "cause"))
    assert language.roles["ministre"].kind == "person"
    assert language.nouns["avis"][0].cue.kind == "noun"


def test_core_alone_makes_a_language() -> None:
    language = language_of({"core": CORE})
    assert language.file.according.before == {"selon": ""}
    assert not language.verbs and not language.roles


@pytest.mark.parametrize(
    ("file", "old", "new", "named"),
    [
        ("verbs", 'act = "state"', 'act = "speak"', "verbs"),
        ("verbs", 'complements = ["that"]', 'complements = ["dass"]', "verbs"),
        ("verbs", 'complements = ["that"]', 'complements = "that dass"', "dire"),
        ("verbs", 'complements = ["object"]', 'complements = ""', "verbs"),
        ("core", 'article = "le la"', 'artikel = "le la"', "artikel"),
        ("core", "[grammar]", "[grammar]\nverb_third = true", "verb_third"),
        ("nouns", 'kind = "person"', 'kind = "human"', "roles"),
        ("core", 'name = "Example"\nown', "own", "name"),
        ("core", "[marks]", "[marks", "xx/core.toml"),
        ("verbs", "reporting_strength = 0.9", 'medium = "smoke"', "smoke"),
    ],
)
def test_an_error_names_its_place(file: str, old: str, new: str, named: str) -> None:
    assert old in SMALL[file]
    with pytest.raises(DataError) as error:
        language_of({**SMALL, file: SMALL[file].replace(old, new, 1)})
    assert named in str(error.value)
    assert f"xx/{file}.toml" in str(error.value)
    assert "\n" not in str(error.value)


def test_bytes_that_are_not_text() -> None:
    with pytest.raises(DataError, match=r"xx/core\.toml"):
        compile_pack({"core": b"\xff\xfe\x00"}, "xx")


def test_a_file_that_packs_do_not_have() -> None:
    with pytest.raises(DataError, match=r"xx/nuons\.toml.*core, verbs"):
        compile_pack({"nuons": b""}, "xx")


def test_an_unsupported_language_is_refused_with_the_supported_ones() -> None:
    with pytest.raises(UnsupportedLanguage, match=r"'tlh'.*de, en"):
        load("tlh")


def test_a_word_list_is_a_string_or_a_list() -> None:
    assert words_of(" am  im\nzum ") == ("am", "im", "zum")
    assert words_of(("z. B.", "d. h.")) == ("z. B.", "d. h.")
