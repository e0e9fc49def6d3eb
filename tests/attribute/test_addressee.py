"""To whom the words were said, as the sentence says it, and what cannot be spoken to."""

from __future__ import annotations

import pytest

import relata


def _addressees(text: str, language: str) -> list[str]:
    """The words of the addressee of each statement that has one, in the order of the text."""
    record = relata.read(text, lang=language, engine="fast")
    return [
        text[one.addressee.spans[0][0] : one.addressee.spans[-1][1]]
        for one in record.statements
        if one.addressee is not None
    ]


@pytest.mark.parametrize(
    ("language", "text", "addressee"),
    [
        ("en", "Mayor Ida Holm urged voters to stay calm.", "voters"),
        ("en", "Mayor Ida Holm told The Hill in a statement that the dam was safe.", "The Hill"),
        ("en", "The dam is safe, Mayor Ida Holm said in an email to staff.", "staff"),
        ("en", "The dam is safe, Mayor Ida Holm said in an interview with Reuters.", "Reuters"),
        ("de", "Der Damm sei sicher, sagte Bürgermeisterin Ida Holm in einem Brief an die Bürger.",
         "die Bürger"),
        ("de", "Sie sagte in einem Interview mit der „Rheinpost“, das Geld sei knapp.",
         "der „Rheinpost“"),
        ("de", "„Der Damm ist sicher“, sagte Ida Holm in einer Fernsehansprache an die Bürger.",
         "die Bürger"),
        ("de", "„Der Damm ist sicher“, sagte die Chefin, Ida Holm, dem TV-Sender Kanal Nord.",
         "dem TV-Sender Kanal Nord"),
        ("en", "Asked last week by the newspaper Harbour Times, Ida Holm said it was safe.",
         "the newspaper Harbour Times"),
    ],
)  # fmt: skip
def test_an_addressee(language: str, text: str, addressee: str) -> None:
    assert _addressees(text, language) == [addressee]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Verband forderte Konsequenzen aus der Entwicklung."),
        ("en", "Mayor Ida Holm promised help for the town."),
        ("en", "The dam is safe, Mayor Ida Holm said before noon."),
        ("en", "Mayor Ida Holm is coming to Belvale, saying that the dam is safe."),
        ("de", "„Der Damm ist sicher“, sagt sie, während im Saal Orgelpfeifen stehen."),
    ],
)
def test_a_thing_is_not_spoken_to(language: str, text: str) -> None:
    assert _addressees(text, language) == []


def test_what_somebody_says_after_a_talk_was_said_in_it() -> None:
    text = (
        "In an interview on Monday the BBC’s Emily Lee pressed Mayor Ida Holm on the dam. It was "
        "a long talk. “The costs have doubled since the spring,” Holm said."
    )
    record = relata.read(text, lang="en", engine="fast")
    names = {entity.id: entity.name for entity in record.entities}
    assert [names[link.entity] for link in record.statements[-1].chain] == ["BBC", "Ida Holm"]
