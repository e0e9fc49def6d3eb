"""Who is spoken to does not speak: Hungarian datives next to the speaker."""

from __future__ import annotations

import pytest

from relata.attribute.hearers import without_hearer
from relata.lang.language import load
from relata.model.analysis import Segmented
from relata.segment import segment
from tests.resolve.build import document_of


def cut(text: str, code: str) -> Segmented:
    return segment(document_of(text), load(code))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("a Reutersnek Nagy Ádám", "Nagy Ádám"),
        ("Az MTI-nek a rendőrség", "a rendőrség"),
        ("A miniszter a képviselőknek", "A miniszter"),
        ("a kórház osztályának főorvosa", "a kórház osztályának főorvosa"),
        ("Nagy Ádám", "Nagy Ádám"),
    ],
)
def test_a_dative_is_cut(text: str, speaker: str) -> None:
    found = cut(text, "hu")
    ranges, _ = without_hearer([(0, len(found.words))], found, load("hu"))
    start, end = found.span(*ranges[0])
    assert text[start:end] == speaker


def test_the_hearer_is_given() -> None:
    found = cut("a Reutersnek Nagy Ádám", "hu")
    _, hearer = without_hearer([(0, len(found.words))], found, load("hu"))
    assert hearer == (0, 2)


def test_other_languages_have_no_such_ending() -> None:
    found = cut("de Reutersnek Anna Smit", "nl")
    whole = [(0, len(found.words))]
    assert without_hearer(whole, found, load("nl")) == (whole, None)
