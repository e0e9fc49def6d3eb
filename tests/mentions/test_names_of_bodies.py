"""Names of bodies and people in languages other than German and English: whole, nothing more."""

from __future__ import annotations

import pytest

from tests.mentions.helpers import read, said


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("es", "La Compañía de Jesús informó de que investiga.", "Compañía de Jesús"),
        ("es", "La Universidad de Chile señaló que abre.", "Universidad de Chile"),
        (
            "es",
            "La Asociación de Jueces para la Democracia pidió que se retire.",
            "Asociación de Jueces para la Democracia",
        ),
        ("fr", "La Banque de France prévoit que la croissance sera faible.", "Banque de France"),
        ("fr", "La Cour des comptes estime que la dépense augmente.", "Cour des comptes"),
        ("fr", "La Ligue des droits de l'homme affirme que oui.", "Ligue des droits de l'homme"),
        ("it", "La Procura di Milano ha detto che indaga.", "Procura di Milano"),
        ("it", "La Corte dei conti ha detto di no.", "Corte dei conti"),
        ("pt", "O Banco de Portugal avisou que sobe.", "Banco de Portugal"),
        ("pt", "O Tribunal de Contas da União (TCU) avisou.", "Tribunal de Contas da União"),
        ("pt", "O Supremo Tribunal Federal decidiu que a regra vale.", "Supremo Tribunal Federal"),
        ("it", "Lo disse l'architetto americano Louis Sullivan.", "Louis Sullivan"),
        ("pl", "Komisja Europejska ogłosiła, że tak.", "Komisja Europejska"),
        ("pl", "Bank Światowy ocenia, że tak.", "Bank Światowy"),
        ("uk", "Президентка Урсула фон дер Ляєн сказала.", "Урсула фон дер Ляєн"),
        ("ru", "Президент Урсула фон дер Ляйен сказала.", "Урсула фон дер Ляйен"),
        ("hu", "Tegnap Kovács Péter nem jött.", "Kovács Péter"),
        ("hu", "Hétfőn a Reutersnek Nagy Ádám beszélt.", "Nagy Ádám"),
        ("uk", "Генштаб ЗСУ повідомив, що так.", "Генштаб ЗСУ"),
        ("uk", "Сказав очільник Пентагону Ллойд Остін.", "Ллойд Остін"),
        ("pl", "Szefowa Ursula von der Leyen powiedziała.", "Ursula von der Leyen"),
    ],
)
def test_a_name_is_whole(language: str, text: str, name: str) -> None:
    cut, phrases = read(text, language)
    assert name in [said(cut, p.name) for p in phrases if p.name is not None]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        # What a law is for does not belong to the body that votes on it.
        ("it", "Il Senato per la nomina del giudice.", "Senato per la nomina del giudice"),
        ("es", "El Consejo de la ministra habló.", "Consejo de la ministra"),
        ("fr", "Le Conseil de Paris et Anne Blanc l'ont dit.", "Conseil de Paris et Anne Blanc"),
    ],
)
def test_a_name_is_not_too_long(language: str, text: str, name: str) -> None:
    cut, phrases = read(text, language)
    assert name not in [said(cut, p.name) for p in phrases if p.name is not None]


@pytest.mark.parametrize(
    ("language", "text", "role"),
    [
        (
            "fr",
            "Le ministre de l'Économie et des Finances, Bruno Perrin, l'a dit.",
            "ministre de l'Économie et des Finances",
        ),
        (
            "es",
            "La ministra de la Mujer y Equidad de Género, Antonia Orellana, habló.",
            "ministra de la Mujer y Equidad de Género",
        ),
    ],
)
def test_a_description_is_whole(language: str, text: str, role: str) -> None:
    cut, phrases = read(text, language)
    assert role in [said(cut, p.role) for p in phrases if p.role is not None]
