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


def test_two_offices_before_one_name_are_one_person() -> None:
    text = "Actor and director Ida Berg said so."
    cut, found = phrase(text, "en", "Actor and director Ida Berg")
    assert said(cut, found.name) == "Ida Berg"
    assert not found.conjuncts
    _, found = phrase("Actors and directors said so.", "en", "Actors and directors")
    assert len(found.conjuncts) == 2
    _, found = phrase("The king and queen said so.", "en", "The king and queen")
    assert len(found.conjuncts) == 2


def test_a_description_between_commas_is_not_a_member() -> None:
    text = "Das versichern Ida Berg, die Vorsitzende des Vereins, und Lars Holm."
    whole = text.removeprefix("Das versichern ").removesuffix(".")
    cut, found = phrase(text, "de", whole)
    assert len(found.conjuncts) == 2
    cut, found = phrase(text, "de", "Ida Berg, die Vorsitzende des Vereins")
    assert said(cut, found.name) == "Ida Berg"
    _, found = phrase("Ida Berg, the mayors and Lars Holm left.", "en",
                      "Ida Berg, the mayors and Lars Holm")  # fmt: skip
    assert len(found.conjuncts) == 3


def test_after_a_bare_name_stands_no_owner() -> None:
    text = "Wie Leute aus dem Umfeld von Siemens der Zeitung sagten, ist er sicher."
    phrase(text, "de", "Leute aus dem Umfeld von Siemens")
    phrase(text, "de", "der Zeitung")
