"""Statements in Russian: frames in a free order, dashes, bodies that speak."""

from __future__ import annotations

import pytest

from tests.attribute.helpers import said

CASES = [
    pytest.param(
        "Цены вырастут, предупредил в интервью газете «Вестник» экономист Глеб Носов.",
        ("indirect", "Цены вырастут", "экономист Глеб Носов", "предупредил"),
        id="adjuncts between the verb and its subject",
    ),
    pytest.param(
        "«Дом, — подчеркнула архитектор Вера Ланская, — простоит век».",
        ("direct", "«Дом … простоит век»", "архитектор Вера Ланская", "подчеркнула"),
        id="a frame inside the marks",
    ),
    pytest.param(
        "— Рельсы старые, — вздохнул машинист. — Их не меняли.",
        ("direct", "Рельсы старые … Их не меняли.", "машинист", "вздохнул"),
        id="a line of speech",
    ),
    pytest.param(
        "«Хлеба хватит», — с улыбкой ответил пекарь.",
        ("direct", "«Хлеба хватит»", "пекарь", "ответил"),
        id="an adjunct before the verb",
    ),
    pytest.param(
        "Как отметили в комитете, заявок было мало.",
        ("indirect", "заявок было мало", "комитете", "Как отметили"),
        id="the body in which it is said",
    ),
    pytest.param(
        "Узнав, что поезд опаздывает, и сказав, что подождёт, инженер ушёл.",
        ("indirect", "что подождёт", "инженер", "сказав"),
        id="a gerund hangs on the clause after it",
    ),
    pytest.param(
        "Депутат Роман Ежов, выступая в парламенте, признал: бюджет принят с ошибками.",
        ("indirect", "бюджет принят с ошибками", "Депутат Роман Ежов", "признал"),
        id="a gerund between subject and verb",
    ),
    pytest.param(
        "Завод остановили. Об этом рассказала директор Нина Белых.",
        ("indirect", "Завод остановили", "директор Нина Белых", "рассказала"),
        id="a sentence before that is pointed to",
    ),
    pytest.param(
        "Учёные обещают найти лекарство.",
        ("indirect", "найти лекарство", "Учёные", "обещают"),
        id="an infinitive",
    ),
    pytest.param(
        "Соседи спросили, придёт ли почтальон.",
        ("indirect", "придёт ли почтальон", "Соседи", "спросили"),
        id="a question by its particle",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_statement(text: str, expected: tuple[str, str, str, str]) -> None:
    found = [(s.mode, s.content, s.speaker, s.cue) for s in said(text, "ru")]
    assert expected in found


@pytest.mark.parametrize(
    "text",
    [
        "— молоко\n— хлеб\n— соль",
        "Поезд пришёл по расписанию.",
        "По закону ворота закрывают в полночь.",
        "Он шёл по мосту и думал о доме.",
        "Совет собрался в среду, комитет — в пятницу.",
    ],
)
def test_no_statement(text: str) -> None:
    assert not said(text, "ru")


def test_addressee_in_the_dative() -> None:
    (found,) = said("Мэр сообщил жителям, что воду отключат.", "ru")
    assert (found.speaker, found.addressee) == ("Мэр", "жителям")


def test_gender_and_number_show_the_subject() -> None:
    voices = {s.speaker for s in said("Планы министра поддержала оппозиция.", "ru")}
    assert voices == {"оппозиция"}
    (found,) = said("Решение суда раскритиковали адвокаты.", "ru")
    assert (found.speaker, found.content) == ("адвокаты", "Решение суда")
