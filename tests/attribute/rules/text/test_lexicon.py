"""The compiled lexicon of a language."""

from __future__ import annotations

import pytest

from relata.attribute.rules.text.lexicon import lexicon_of
from relata.lang.language import load, supported


@pytest.mark.parametrize("code", supported())
def test_a_language_is_compiled_once(code: str) -> None:
    assert lexicon_of(load(code)) is lexicon_of(load(code))


@pytest.mark.parametrize("code", supported())
def test_openings_and_evidentials_are_looked_up_by_their_first_word(code: str) -> None:
    lexicon = lexicon_of(load(code))
    for first, openings in lexicon.source_openings.items():
        assert all(words[0] == first for words, _, _ in openings)
    for first, evidentials in lexicon.evidentials.items():
        sizes = [len(words) for words, _, _ in evidentials]
        assert all(words[0] == first for words, _, _ in evidentials)
        assert sizes == sorted(sizes, reverse=True)


def test_a_form_with_a_separated_part_needs_its_last_word() -> None:
    lexicon = lexicon_of(load("de"))
    assert "bekannt" in lexicon.separable_forms["gab"]
    assert "sagte" not in lexicon.separable_forms
    assert {"gab", "sagte"} <= lexicon.cue_forms


def test_order_is_fixed_where_it_is_neither_free_nor_verb_second() -> None:
    fixed = {code: lexicon_of(load(code)).fixed_order for code in ("de", "en", "ru", "cs")}
    assert fixed == {"de": False, "en": True, "ru": False, "cs": False}
