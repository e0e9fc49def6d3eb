"""A proper name wins over the description next to it; what something governs is another's."""

from __future__ import annotations

import pytest

from relata.lang.language import load
from relata.resolve.speaker_mentions.mention_name import MentionReader
from relata.segment import segment
from tests.resolve.build import document_of

NAMED = [
    ("en", "Harrow County Executive Ed Holm", "Ed Holm", "Harrow County Executive"),
    ("en", "the U.S. Attorney for the District of Ohio Joshua Tamm", "Joshua Tamm", None),
    ("en", "Lund's lawyer, Jeremy Holm", "Jeremy Holm", "Lund's lawyer"),
    ("en", "Ann Tamm, CEO and founder of Orb", "Ann Tamm", "CEO and founder of Orb"),
    ("en", "the trade association Millers of Europe", "Millers of Europe", "trade association"),
    ("es", "la agencia de noticias Lumitel", "Lumitel", "agencia de noticias"),
    ("es", "El alto representante, José Tamm", "José Tamm", "alto representante"),
    ("pt", "o jornalista Wesley Tamm", "Wesley Tamm", "jornalista"),
    ("fr", "le tabloïd Zkraj", "Zkraj", "tabloïd"),
    ("fr", "le ministre de la Santé Roman Tamm", "Roman Tamm", "ministre de la Santé"),
    ("it", "il ministro degli Esteri Luigi Di Tamm", "Luigi Di Tamm", "ministro degli Esteri"),
    ("pl", "Posłanka Partii Pracy, Anna Tamm", "Anna Tamm", "Posłanka Partii Pracy"),
    ("hu", "Tamm János, a kórház főorvosa", "Tamm János", "kórház főorvosa"),
    ("uk", "керівник ВООЗ Андрій Тамм", "Андрій Тамм", None),
    ("uk", "президентка Єврокомісії Урсула Тамм", "Урсула Тамм", "президентка Єврокомісії"),
    ("uk", "Держсекретар США Андрій Тамм", "Андрій Тамм", "Держсекретар США"),
    ("nl", "Minister van Financiën Anna Tamm", "Anna Tamm", "Minister van Financiën"),
]

UNNAMED = [
    ("en", "the mother of Ann Tamm"),
    ("en", "Ann Tamm's lawyer"),
    ("en", "Ann Tamm and Paul Lund"),
    ("es", "el abogado de José Tamm"),
    ("fr", "le maire de Paris"),
    ("pl", "adwokat"),
]


def reader(code: str, text: str) -> MentionReader:
    language = load(code)
    return MentionReader(segment(document_of(text), language), language)


@pytest.mark.parametrize(("code", "mention", "name", "role"), NAMED)
def test_a_name_within_a_mention(code: str, mention: str, name: str, role: str | None) -> None:
    read = reader(code, mention)
    found = read.read(0, len(read.text.words))
    assert found is not None
    start, end = read.text.span(*found.name)
    assert mention[start:end] == name
    if role is not None:
        assert found.role is not None
        start, end = read.text.span(*found.role)
        assert mention[start:end] == role


@pytest.mark.parametrize(("code", "mention"), UNNAMED)
def test_somebody_elses_name(code: str, mention: str) -> None:
    read = reader(code, mention)
    assert read.read(0, len(read.text.words)) is None


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("The Harrow Observatory for Human Rights", "Harrow Observatory for Human Rights"),
        ("the People's Courier", "People's Courier"),
        ("the Courier", "Courier"),
    ],
)
def test_the_whole_name_of_a_body(mention: str, name: str) -> None:
    read = reader("en", mention)
    found = read.body(0, len(read.text.words))
    assert found is not None
    start, end = read.text.span(*found)
    assert mention[start:end] == name


def test_a_person_is_not_a_body() -> None:
    read = reader("en", "Ann Tamm of Harrow")
    assert read.body(0, len(read.text.words)) is None
