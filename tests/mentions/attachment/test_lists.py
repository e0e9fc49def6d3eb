"""Coordinations, and two descriptions of one person."""

from __future__ import annotations

from tests.mentions.helpers import phrase, said


def test_two_descriptions_of_one_person() -> None:
    text = "Stuart Lane, a party operative and the mayor's chief strategist, said so."
    cut, found = phrase(text, "en", text.removesuffix(", said so."))
    assert said(cut, found.name) == "Stuart Lane"
    assert not found.conjuncts
    _, found = phrase("The delegate and activist warned him.", "en", "The delegate and activist")
    assert not found.conjuncts
    _, found = phrase("Die Lehrer und Schüler warnten.", "de", "Die Lehrer und Schüler")
    assert len(found.conjuncts) == 2
