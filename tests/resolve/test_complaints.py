"""Complaints about other programs: descriptions that were not joined to the person."""

from __future__ import annotations

import pytest

from relata import pipeline, readers

CASES = [
    (
        "en",
        "Castle sold\n\nPrincess Marie-Claire of Brandmark (Marie-Claire Kira Louise; born 28 May "
        "1942 in Cadmoor) is the owner of the castle. She said she would not sell. “My "
        "grandfather built it,” the princess said.",
        ["Marie-Claire", "Marie-Claire"],
    ),
    (
        "de",
        "Haushalt\n\nRalf Hinrichsen (54, parteilos, seit 2019 im Amt) widersprach. „Mir war "
        "nichts bekannt“, sagte der 54-Jährige. Petra Moll (SPD) nannte das „durchsichtig“.",
        ["Ralf Hinrichsen", "Ralf Hinrichsen", "Petra Moll"],
    ),
    (
        "de",
        "Haushalt\n\nRalf Hinrichsen (54) leitet den Bauhof. „Mir war nichts bekannt“, sagte der "
        "54-Jährige am Montag. Der Bauhofleiter kündigte eine Prüfung an.",
        ["Ralf Hinrichsen", "Ralf Hinrichsen"],
    ),
    (
        "de",
        "Rettung\n\nDie 31 Jahre alte Schwimmerin Mia Sorel rettete ein Kind. „Ich habe nicht "
        "nachgedacht“, sagte die 31-Jährige.",
        ["Mia Sorel"],
    ),
    (
        "ru",
        "Спасение\n\n54-летний пловец Олег Тамм спас ребёнка. «Я не думал», — сказал 54-летний "
        "мужчина.",
        ["Олег Тамм"],
    ),
]


@pytest.mark.parametrize(("code", "text", "speakers"), CASES)
def test_descriptions_joined_to_the_person(code: str, text: str, speakers: list[str]) -> None:
    record = pipeline.analyse(readers.read_text(text, source="x"), language=code, engine="fast")
    names = {entity.id: entity.name for entity in record.entities}
    voices = [s.speaker for s in record.statements]
    assert [names[v.entities[0]] for v in voices if v is not None and v.entities] == speakers
