"""Transcription: rules of the target language, fixed forms, what has no rules."""

from __future__ import annotations

import pytest

from relata.names.uses.transcription import transcribe


@pytest.mark.parametrize(
    ("name", "source", "target", "form"),
    [
        ("Сергей Шойгу", "ru", "de", "Sergej Schoigu"),
        ("Сергей Шойгу", "ru", "en", "Sergey Shoigu"),
        ("Владимир Путин", "ru", "de", "Wladimir Putin"),
        ("Володимир Зеленський", "uk", "de", "Wolodymyr Selenskyj"),
    ],
)
def test_forms(name: str, source: str, target: str, form: str) -> None:
    found = transcribe(name, source, target)
    assert found is not None
    assert found.form == form
    assert found.source == name
    assert found.convention


def test_without_rules_there_is_no_form() -> None:
    assert transcribe("Сергей Шойгу", "ru", "xx") is None
    assert transcribe("李克强", "ru", "de") is None
