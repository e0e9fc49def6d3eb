"""English noun phrases: where they begin and end, and what they say of themselves."""

from __future__ import annotations

import pytest

from relata.model.analysis import ACC, NOM
from tests.mentions.helpers import phrase, read, said, spans


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The head of the agency said no.", "The head of the agency"),
        ("Justice Minister Ann Lee resigned.", "Justice Minister Ann Lee"),
        ("Hill, a doctor, said it hurt.", "Hill, a doctor"),
        (
            "Harbor campaign manager Mary Bell said so.",
            "Harbor campaign manager Mary Bell",
        ),
        ("Porter's campaign chairman declined.", "Porter's campaign chairman"),
        ("A new poll found little support.", "A new poll"),
        ("Critics of the deal say it failed.", "Critics of the deal"),
        (
            "A spokesman for the city, Paul Reed, said the road was closed.",
            "A spokesman for the city, Paul Reed",
        ),
        ("“We lost,” said Dana O’Neill, the mayor of Salem.", "Dana O’Neill, the mayor of Salem"),
        ("Two officials confirmed the visit.", "Two officials"),
        ("Sen. Ann Lee (D-Ohio) agreed.", "Sen. Ann Lee (D-Ohio)"),
        ("Martin Luther King Jr. spoke there.", "Martin Luther King Jr."),
        ("The report says little.", "The report"),
    ],
)
def test_boundaries(text: str, expected: str) -> None:
    assert expected in spans(text, "en")


def test_an_owner_is_a_phrase_inside() -> None:
    cut, phrases = read("Porter's chairman declined.", "en")
    inner = next(p for p in phrases if said(cut, (p.start, p.end)) == "Porter")
    assert said(cut, (phrases[inner.parent].start, phrases[inner.parent].end)) == (
        "Porter's chairman"
    )


def test_an_apposition_gives_name_and_role() -> None:
    cut, found = phrase(
        "Maria Stone, a professor at the University of Bern, agreed.",
        "en",
        "Maria Stone, a professor at the University of Bern",
    )
    assert said(cut, found.name) == "Maria Stone"
    assert said(cut, found.role) == "professor at the University of Bern"


def test_pronouns_have_cases() -> None:
    text = "He thanked her."
    assert phrase(text, "en", "He")[1].case == NOM
    assert phrase(text, "en", "her")[1].case & ACC
    assert phrase(text, "en", "He")[1].gender == "m"


def test_lists_have_their_members() -> None:
    cut, phrases = read("Ann Lee, Tom Hall and Joe Reed signed the letter.", "en")
    whole = next(p for p in phrases if len(p.conjuncts) == 3)
    assert said(cut, (whole.start, whole.end)) == "Ann Lee, Tom Hall and Joe Reed"


def test_relative_clauses_stay_outside() -> None:
    found = spans("The officer, who was not named, said so.", "en")
    assert "The officer" in found
    assert "who" in found
