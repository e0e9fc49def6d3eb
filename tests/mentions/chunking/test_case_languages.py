"""Chunks of languages whose endings show cases: determiners, names, pronouns alone."""

from __future__ import annotations

import pytest

from relata.mentions.attachment.by_case import BY_CASE
from relata.mentions.chunking.chunk import NAME, NP, PRONOUN, Chunks
from tests.mentions.attachment.test_rules import state_of


def chunks_of(text: str, code: str) -> Chunks:
    return state_of(text, code, BY_CASE).chunks


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Řekla to mluvčí policie.", "cs"),
        ("Новые закон принял совет.", "ru"),
        ("Они молчали, а он уехал в Москву.", "ru"),
        ("Его слова забыли все эти люди.", "ru"),
        ("Odjel český prezident Karel Hora a dva zranění.", "cs"),
    ],
)
def test_absence_is_never_a_negative_token(text: str, code: str) -> None:
    chunks = chunks_of(text, code)
    assert chunks.start
    assert all(det is None or det >= 0 for det in chunks.det)
    for part in (*chunks.name, *chunks.owner):
        assert part is None or 0 <= part[0] < part[1]


def test_a_modifier_that_does_not_agree_stays_outside() -> None:
    chunks = chunks_of("Новые закон принял совет.", "ru")
    assert (chunks.start[0], chunks.end[0], chunks.det[0]) == (1, 2, None)


def test_kinds_of_chunks() -> None:
    chunks = chunks_of("Они ждали министра Ивана Кузьмина.", "ru")
    assert chunks.kind == [PRONOUN, NP, NAME]
    assert chunks.name == [None, None, (3, 5)]
