"""The word classes of single forms, inside a sentence and as its first word."""

from __future__ import annotations

import pytest

from relata.lang.language import load
from relata.mentions.find import lexicon_of
from relata.mentions.words import word_classes as wc


def bits(code: str, word: str, *, first: bool = False) -> int:
    lexicon = lexicon_of(load(code))
    return (lexicon.opening if first else lexicon.within)[word]


@pytest.mark.parametrize(
    ("code", "word", "has", "lacks"),
    [
        ("de", "Sprecherin", wc.CAP | wc.ROLE, wc.LOWER | wc.VERB),
        ("de", "Regierungssprecherin", wc.ROLE, wc.GROUP),
        ("de", "EU-Kommission", wc.GROUP, wc.ROLE),
        ("de", "Polizei", wc.CAP | wc.GROUP, wc.PERS),
        ("de", "sagte", wc.LOWER | wc.VERB | wc.SAYS, wc.CAP),
        ("de", "der", wc.DET | wc.ART, wc.NOUN),
        ("de", "12", wc.DIGIT, wc.CAP | wc.NUM),
        ("de", "84-jährige", wc.LOWER | wc.ADJ, wc.CAP | wc.DIGIT),
        ("de", "Hoffmann", wc.CAP, wc.PERS),
        ("de", "Darmstadt", wc.CAP | wc.LAND, wc.PLACE),
        ("en", "spokesman", wc.ROLE | wc.LOWER, wc.CAP),
        ("en", "WHO", wc.CAP | wc.UPPER, wc.PRON | wc.REL),
        ("en", "Mary", wc.CAP | wc.FIRST, wc.NOUN),
        ("en", "'s", wc.POSS, wc.CAP | wc.LOWER),
        ("en", ",", wc.COMMA, wc.NOUN),
        ("en", ".", wc.END, wc.NOUN),
        ("en", "", 0, wc.CAP),
    ],
)
def test_classes_of_a_form(code: str, word: str, has: int, lacks: int) -> None:
    found = bits(code, word)
    assert found & has == has
    assert not found & lacks


def test_the_first_word_keeps_its_closed_class() -> None:
    assert bits("en", "The", first=True) & wc.DET
    assert not bits("en", "The", first=True) & wc.CAP
    assert bits("en", "Holm", first=True) & wc.CAP
    assert bits("de", "Der", first=True) & wc.LOWER


def test_every_bit_is_of_its_own() -> None:
    single = [
        value
        for name, value in vars(wc).items()
        if name.isupper() and isinstance(value, int) and value.bit_count() == 1
    ]
    assert len(set(single)) == len(single) > 40
