"""Errors in a language file name the place; a small file compiles to what it says."""

from __future__ import annotations

import pytest

from relata.lang.language import FINITE, PARTICIPLE, compile_language, load, words_of
from relata.lang.schema import Flag
from relata.model.errors import DataError, UnsupportedLanguage

SMALL = """
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
[roles]
people = {forms = "ministre ministres", kind = "person"}
[verbs]
"dire" = {act = "state", takes = ["that"], sg = "dit", part = "dit", strength = 0.9}
"mettre en doute" = {act = "believe", takes = ["object"], sg = "met", sep = "en doute | en cause"}
[nouns]
"avis" = {act = "believe", forms = "avis"}
[according]
before = {"selon" = ""}
"""


def test_a_small_file() -> None:
    language = compile_language(SMALL.encode(), "xx.toml")
    assert language.flags["le"] == int(Flag.ARTICLE)
    assert language.flags["elle"] == int(Flag.PRONOUN)
    (reading,) = language.verbs["dit"]
    assert reading.form & FINITE and reading.form & PARTICIPLE
    (doubt,) = language.verbs["met"]
    assert doubt.cue.sep == (("en", "doute"), ("en", "cause"))
    assert language.roles["ministre"].kind == "person"
    assert language.nouns["avis"][0].cue.kind == "noun"


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('act = "state"', 'act = "speak"', "verbs"),
        ('takes = ["that"]', 'takes = ["dass"]', "verbs"),
        ('takes = ["that"]', 'takes = "that dass"', "dire"),
        ('takes = ["object"]', 'takes = ""', "verbs"),
        ('article = "le la"', 'artikel = "le la"', "artikel"),
        ("[grammar]", "[grammar]\nverb_third = true", "verb_third"),
        ('kind = "person"', 'kind = "human"', "roles"),
        ('name = "Example"\nown', "own", "name"),
        ("[marks]", "[marks", "xx.toml"),
        ("strength = 0.9", 'medium = "smoke"', "smoke"),
    ],
)
def test_an_error_names_its_place(old: str, new: str, named: str) -> None:
    assert old in SMALL
    with pytest.raises(DataError) as error:
        compile_language(SMALL.replace(old, new, 1).encode(), "xx.toml")
    assert named in str(error.value)
    assert "\n" not in str(error.value)


def test_bytes_that_are_no_text() -> None:
    with pytest.raises(DataError):
        compile_language(b"\xff\xfe\x00", "xx.toml")


def test_an_unsupported_language_is_told_with_the_supported_ones() -> None:
    with pytest.raises(UnsupportedLanguage, match=r"'tlh'.*de, en"):
        load("tlh")


def test_a_word_list_is_a_string_or_a_list() -> None:
    assert words_of(" am  im\nzum ") == ("am", "im", "zum")
    assert words_of(("z. B.", "d. h.")) == ("z. B.", "d. h.")
