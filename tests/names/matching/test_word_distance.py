"""Two words: by what they match, and at what cost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relata.names.base.scripts import CYRILLIC, HAN, LATIN
from relata.names.base.weights import weights
from relata.names.matching.word_distance import (
    MatchKind,
    compare_words,
    levenshtein,
    shared_letters,
    too_different,
    transposed,
)
from relata.names.parts.parse import parse
from relata.names.parts.word import WORD, Word

latin = st.text("abcdefghijklmnoprstuvwyzäöüéšžčł", min_size=1, max_size=10)


def word(text: str) -> Word:
    return parse(text).words[0]


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("Merkel", "Merkel", MatchKind.EQUAL),
        ("Müller", "Muller", MatchKind.EQUAL),
        ("Schoigu", "Shoygu", MatchKind.SPELLING),
        ("Шойгу", "Schoigu", MatchKind.SPELLING),
        ("J.", "Jeremy", MatchKind.INITIAL),
        ("Jac.", "Jacob", MatchKind.INITIAL),
        ("Alexander", "Sasha", MatchKind.GIVEN_NAME_FORM),
        ("Putin", "Putina", MatchKind.CASE_ENDING),
        ("Merkel", "Corbyn", MatchKind.NONE),
    ],
)
def test_words_match_by(a: str, b: str, kind: MatchKind) -> None:
    found = compare_words(word(a), word(b))
    assert found[1] is kind
    assert compare_words(word(b), word(a)) == found


def test_forms_of_a_given_name_cost_less_than_short_forms() -> None:
    full = compare_words(word("Alexander"), word("Alejandro"))
    short = compare_words(word("Alexander"), word("Sasha"))
    tuned = weights().word_match
    assert full[0] <= tuned.given_name_form < short[0] == tuned.short_form


def test_a_foreign_case_ending_is_taken_off() -> None:
    latin_form, other = Word("merkelová", LATIN, WORD, None), Word("меркель", CYRILLIC, WORD, None)
    assert compare_words(latin_form, other)[1] is MatchKind.CASE_ENDING


@pytest.mark.parametrize(
    ("a", "b", "distance"), [("", "", 0), ("abc", "", 3), ("kitten", "sitting", 3), ("a", "b", 1)]
)
def test_levenshtein(a: str, b: str, distance: int) -> None:
    assert levenshtein(a, b) == levenshtein(b, a) == distance


def test_transposed_neighbours() -> None:
    assert transposed("merkel", "mrekel")
    assert not transposed("merkel", "mekerl")
    assert not transposed("abc", "acb")  # too short to be a slip for sure
    assert not transposed("merkel", "merkels")


def test_shared_letters_count_kinds() -> None:
    assert shared_letters(word("Schoigu"), word("Schoigu")) == 1
    assert shared_letters(word("Merkel"), word("Zapata")) < 0.5
    assert shared_letters(Word("王", HAN, WORD, None), word("Wang")) == 0


@settings(max_examples=80, deadline=None)
@given(latin, latin)
def test_words_that_are_too_different_do_not_match(a: str, b: str) -> None:
    one, other = (Word(text, LATIN, WORD, None) for text in (a, b))
    if one.latin != other.latin and too_different(one, other):
        assert compare_words(one, other)[1] is MatchKind.NONE
