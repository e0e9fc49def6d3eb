"""spell: the form that a language's texts use, and the convention's name."""

from __future__ import annotations

import pytest

import relata


@pytest.mark.parametrize(
    ("lang", "form"),
    [
        ("de", "Sergej Schoigu"), ("en", "Sergey Shoigu"), ("fr", "Sergueï Choïgou"),
        ("hu", "Szergej Sojgu"), ("pl", "Siergiej Szojgu"), ("nl", "Sergej Sjojgoe"),
        ("cs", "Sergej Šojgu"), ("tr", "Sergey Şoygu"), ("sv", "Sergej Sjojgu"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["Сергей Шойгу", "Sergey Soygu", "Sergueï Choïgou"])
def test_one_name_in_many_languages(name: str, lang: str, form: str) -> None:
    found = relata.spell(name, lang)
    assert found is not None
    assert found.form == form
    assert "Russian" in found.convention


@pytest.mark.parametrize(
    ("name", "lang", "form"),
    [
        ("Никита Хрущёв", "de", "Nikita Chruschtschow"),
        ("Никита Хрущёв", "en", "Nikita Khrushchev"),
        ("Евгений Пригожин", "de", "Jewgeni Prigoschin"),
        ("Евгений Пригожин", "fr", "Ievgueni Prigojine"),
        ("Володимир Зеленський", "de", "Wolodymyr Selenskyj"),
        ("Wolodymyr Selenskyj", "en", "Volodymyr Zelensky"),
        ("Sergej Schoigu", "ru", "Сергей Шойгу"),
        ("Бойко Борисов", "de", "Bojko Borissow"),
        ("Boiko Borissow", "en", "Boyko Borisov"),
        ("Петър Стоянов", "de", "Petar Stojanow"),
        ("Аляксандр Лукашэнка", "de", "Aljaksandr Lukaschenka"),
        ("Aleksandar Vucic", "de", "Aleksandar Vučić"),
        ("Новак Ђоковић", "fr", "Novak Đoković"),
    ],
)
def test_forms(name: str, lang: str, form: str) -> None:
    found = relata.spell(name, lang)
    assert found is not None
    assert found.form == form


@pytest.mark.parametrize(
    ("name", "lang"),
    [
        ("Angela Merkel", "fr"), ("Schoigu", "en"), ("", "de"), ("😀", "de"), ("Сергей", "xx"),
        ("Anna Müller", "hu"), ("Сергей Шойгу", ""), ("Никола Ђокић", "tr"), ("Ѫѣ Ѫѣ", "de"),
    ],
)  # fmt: skip
def test_unsure_gives_none(name: str, lang: str) -> None:
    assert relata.spell(name, lang) is None


def test_a_name_that_lost_its_space_is_recognised() -> None:
    found, whole = relata.spell("LevTrotsky", "de"), relata.spell("Lev Trotsky", "de")
    assert found is not None and found == whole
    assert relata.spell("McDonald", "de") is None
