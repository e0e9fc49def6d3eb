"""Abbreviations in brackets: the shortest stretch before that has their letters in order."""

from __future__ import annotations

import pytest

from relata.lang.language import load
from relata.resolve.speaker_mentions.abbreviations import introduced
from relata.segment import segment
from tests.resolve.build import Story, document_of, speaker_of


@pytest.mark.parametrize(
    ("code", "text", "name"),
    [
        ("de", "Das meldet das Blatt Harz am Sonntag (HamS).", "Harz am Sonntag"),
        (
            "en",
            "The National Rivers and Atmospheric Administration (NRAA) said so.",
            "National Rivers and Atmospheric Administration",
        ),
        ("es", "Lo dijo la Unión Harzana (UH).", "Unión Harzana"),
        ("ru", "Объединённый комитет труда (ОКТ) сообщил.", "Объединённый комитет труда"),
    ],
)
def test_long_forms(code: str, text: str, name: str) -> None:
    cut = segment(document_of(text), load(code))
    ((found, short),) = introduced(cut)
    start, end = cut.span(*found)
    assert text[start:end] == name
    assert cut.words[short] == text[text.index("(") + 1 : text.index(")")]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Peter Holm (APH) said so.",  # a person and a party, or anything
        "The river (NRAA) rose.",
        "It rose (again).",
        "(NRAA) rose.",
    ],
)
def test_nothing_is_abbreviated(text: str) -> None:
    assert introduced(segment(document_of(text), load("en"))) == []


def test_a_list_that_is_one_name() -> None:
    s = Story("The Oceanic and Atmospheric Office (OAO) said it rains.", code="en")
    both = s.phrase(
        "The Oceanic and Atmospheric Office (OAO)",
        name="Oceanic", entity="organisation", conjuncts=(1, 2), number="pl",
    )  # fmt: skip
    s.phrases[both].name = None
    s.phrase("The Oceanic", name="Oceanic", entity="organisation", parent=0)
    s.phrase("Atmospheric Office (OAO)", name="Atmospheric Office", entity="organisation", parent=0)
    s.says("it rains", both)
    found = s.resolve()
    assert speaker_of(found, found.statements[0]) == ["Oceanic and Atmospheric Office"]
