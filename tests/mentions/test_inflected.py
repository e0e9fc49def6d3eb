"""Noun phrases by case, Russian and Czech: what belongs together, and which case it is."""

from __future__ import annotations

import pytest

from relata.model.analysis import ACC, DAT, GEN, NOM, OBLIQUE
from tests.mentions.helpers import read, spans

RUSSIAN = [
    ("Глава комитета по спорту Анна Белова уехала.", "Глава комитета по спорту Анна Белова"),
    ("Молчал старший научный сотрудник.", "старший научный сотрудник"),
    ("Встал юрист министерства США Роберт Райт.", "юрист министерства США Роберт Райт"),
    ("Ждали директора «Росмоста» Ивана Кузьмина.", "директора «Росмоста» Ивана Кузьмина"),
    ("Пришла газета «Вестник».", "газета «Вестник»"),
    ("Графиня Лунина, хозяйка усадьбы, спала.", "Графиня Лунина, хозяйка усадьбы"),
    ("Позвали мэра и губернатора.", "мэра и губернатора"),
    ("Его слова забыли.", "Его слова"),
]  # fmt: skip
CZECH = [
    ("Přišla ředitelka Úřadu práce v Plzni Olga Nová.", "ředitelka Úřadu práce v Plzni Olga Nová"),
    ("Mlčel bývalý ministr obrany.", "bývalý ministr obrany"),
    ("Odjel český prezident Karel Hora.", "český prezident Karel Hora"),
    ("Čekali na mluvčí policie Janu Malou.", "mluvčí policie Janu Malou"),
    ("Jeden z majitelů firmy odešel.", "Jeden z majitelů firmy"),
    ("Předseda výboru Ivan Bureš (ODS) mlčel.", "Předseda výboru Ivan Bureš (ODS)"),
]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [*(("ru", *case) for case in RUSSIAN), *(("cs", *case) for case in CZECH)],
)
def test_whole_phrases(code: str, text: str, expected: str) -> None:
    assert expected in spans(text, code)


@pytest.mark.parametrize(
    ("code", "text", "head", "case"),
    [
        ("ru", "Новый министр молчит.", "министр", NOM),
        ("ru", "Ушли без нового министра.", "министра", GEN),
        ("ru", "Он пришёл к новому министру.", "министру", DAT),
        ("ru", "Он был новым министром.", "министром", OBLIQUE),
        ("cs", "Nový ministr mlčí.", "ministr", NOM),
        ("cs", "Šel k novému ministrovi.", "ministrovi", DAT),
        ("cs", "Mluvil s novým ministrem.", "ministrem", OBLIQUE),
    ],
)
def test_cases(code: str, text: str, head: str, case: int) -> None:
    cut, phrases = read(text, code)
    (found,) = (p for p in phrases if cut.words[p.head] == head)
    assert found.case & case


def test_a_preposition_leaves_no_nominative() -> None:
    cut, phrases = read("Он думал о министре и смотрел на мост.", "ru")
    (bridge,) = (p for p in phrases if cut.words[p.head] == "мост")
    assert bridge.case & ACC and not bridge.case & NOM
