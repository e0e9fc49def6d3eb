"""Statements in Czech: no subject, clitics, frames in a free order."""

from __future__ import annotations

import pytest

from tests.attribute.helpers import said

CASES = [
    pytest.param(
        "Ceny porostou, upozornil včera v Brně při otevření veletrhu ministr Oldřich Kos.",
        ("indirect", "Ceny porostou", "ministr Oldřich Kos", "upozornil"),
        id="adjuncts between the verb and its subject",
    ),
    pytest.param(
        "„Sníh vydrží,“ skromně poznamenal vlekař.",
        ("direct", "„Sníh vydrží,“", "vlekař", "poznamenal"),
        id="an adverb before the verb",
    ),
    pytest.param(
        "Zdůraznila, že rozpočet je vyrovnaný.",
        ("indirect", "že rozpočet je vyrovnaný", "", "Zdůraznila"),
        id="no subject",
    ),
    pytest.param(
        "Trenérka se domnívá, že tým vyhraje.",
        ("indirect", "že tým vyhraje", "Trenérka", "se domnívá"),
        id="a reflexive before its verb",
    ),
    pytest.param(
        "Jak uvedl ředitel školy Tomáš Hruška, žáků přibylo.",
        ("indirect", "žáků přibylo", "ředitel školy Tomáš Hruška", "Jak uvedl"),
        id="a comparison",
    ),
    pytest.param(
        "Jeden z majitelů firmy Viktor Sláma řekl, že stroje prodá.",
        ("indirect", "že stroje prodá", "Jeden z majitelů firmy Viktor Sláma", "řekl"),
        id="one of several",
    ),
    pytest.param(
        "Rád bych zdůraznil, že trať je bezpečná.",
        ("indirect", "že trať je bezpečná", "", "Rád bych zdůraznil"),
        id="a conditional",
    ),
    pytest.param(
        "Silnice je zavřená. Uvedl to mluvčí policie Aleš Brož.",
        ("indirect", "Silnice je zavřená", "mluvčí policie Aleš Brož", "Uvedl"),
        id="a sentence before that is pointed to",
    ),
    pytest.param(
        "Podle hejtmanky Ivany Luňákové je most bezpečný.",
        ("indirect", "je most bezpečný", "hejtmanky Ivany Luňákové", "Podle"),
        id="a source phrase",
    ),
    pytest.param(
        "Odbory slíbily stávku ukončit.",
        ("indirect", "ukončit", "Odbory", "slíbily"),
        id="an infinitive",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_statement(text: str, expected: tuple[str, str, str, str]) -> None:
    found = [(s.mode, s.content, s.speaker, s.cue) for s in said(text, "cs")]
    assert expected in found


@pytest.mark.parametrize(
    "text",
    [
        "Vlak přijel podle jízdního řádu.",
        "Na náměstí se sešli sousedé a zpívali.",
        "Je otázka, zda vlak přijede.",
        "Hrad stojí na skále, pod ním teče řeka.",
    ],
)
def test_no_statement(text: str) -> None:
    assert not said(text, "cs")


def test_addressee_in_the_dative() -> None:
    (found,) = said("Starostka sdělila občanům, že voda nepoteče.", "cs")
    assert (found.speaker, found.addressee) == ("Starostka", "občanům")
