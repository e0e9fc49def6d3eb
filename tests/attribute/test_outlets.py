"""Outlets that a sentence names as where its words were spoken, printed or obtained."""

from __future__ import annotations

import pytest

import relata


def _chain(text: str, language: str) -> list[str]:
    """The names in the chain of the first statement, outermost first."""
    record = relata.read(text, lang=language, engine="fast")
    names = {entity.id: entity.name for entity in record.entities}
    return [names[link.entity] for link in record.statements[0].chain]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "The dam is safe, Mayor Ida Holm said in an interview with Reuters.",
         ["Reuters", "Ida Holm"]),
        ("en", "In an interview with the BBC, Mayor Ida Holm said that the dam was safe.",
         ["BBC", "Ida Holm"]),
        ("en", "In remarks carried by Xinhua, Mayor Ida Holm said that the dam was safe.",
         ["Xinhua", "Ida Holm"]),
        ("en", "Mayor Ida Holm wrote in an op-ed for the Washington Post that the dam was safe.",
         ["Washington Post", "Ida Holm"]),
        ("en", "“The dam is safe,” Xinhua quoted Mayor Ida Holm as saying.",
         ["Xinhua", "Ida Holm"]),
        ("de", "Bürgermeisterin Ida Holm schrieb in einem Gastbeitrag für die „Welt“, der Damm "
               "sei sicher.",
         ["Welt", "Ida Holm"]),
        ("en", "The dam is safe, Mayor Ida Holm said on CNN.", ["CNN", "Ida Holm"]),
        ("de", "Der Damm sei sicher, sagte Bürgermeisterin Ida Holm im Gespräch mit der BBC.",
         ["BBC", "Ida Holm"]),
    ],
)  # fmt: skip
def test_an_outlet_is_a_hand(language: str, text: str, names: list[str]) -> None:
    assert _chain(text, language) == names


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Ida Holm said that the BBC was wrong.",  # what is said is not how it came
        "Mayor Ida Holm, who once worked for Reuters, said that the dam was safe.",
        "In a dispute with the BBC, Mayor Ida Holm said that the dam was safe.",
    ],
)
def test_an_outlet_that_is_only_named_is_not(text: str) -> None:
    assert _chain(text, "en") == ["Ida Holm"]
