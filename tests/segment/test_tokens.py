"""What one token is, and that its offsets point into the text as it was given."""

from __future__ import annotations

import pytest

from relata.lang.language import load
from relata.model.analysis import NUMBER, PUNCT, SYMBOL, WORD
from relata.segment import segment
from tests.resolve.build import document_of
from tests.segment.helpers import cut, language, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die SPD-Vorsitzende kam.", ["Die", "SPD-Vorsitzende", "kam", "."]),
        ("10.000 Euro, 3,5 Prozent", ["10.000", "Euro", ",", "3,5", "Prozent"]),
        ("um 20:15 Uhr", ["um", "20:15", "Uhr"]),
        ("am 3. April 2024.", ["am", "3.", "April", "2024", "."]),
        ("der zweite und 3. Platz", ["der", "zweite", "und", "3.", "Platz"]),
        ("auf Platz 3. Trainer", ["auf", "Platz", "3", ".", "Trainer"]),
        ("Dr. Ada Vogt", ["Dr.", "Ada", "Vogt"]),
        ("z. B. hier", ["z.", "B.", "hier"]),
        ("z.B. hier", ["z.B.", "hier"]),
        ("Wilhelm II. kam", ["Wilhelm", "II.", "kam"]),
        ("Warten ... und…", ["Warten", "...", "und", "…"]),
        ("Vor- und Nachteile", ["Vor-", "und", "Nachteile"]),
        ("Alle Bürger:innen da", ["Alle", "Bürger:innen", "da"]),
        ("Ort:Innenhof", ["Ort", ":", "Innenhof"]),
        ("war.Ein Haus", ["war", ".", "Ein", "Haus"]),
        ("auf beispiel.de steht", ["auf", "beispiel.de", "steht"]),
        ("CDU/CSU", ["CDU", "/", "CSU"]),
        ("so ’ne Sache", ["so", "’ne", "Sache"]),
        ("Nein -- nie", ["Nein", "--", "nie"]),
        ("50 %", ["50", "%"]),
    ],
)
def test_german(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I don't know", ["I", "don't", "know"]),
        ("Reuters's man", ["Reuters", "'s", "man"]),
        ("it’s what we’re at", ["it", "’s", "what", "we", "’re", "at"]),
        ("the U.S. Army", ["the", "U.S.", "Army"]),
        ("J. K. Lowe", ["J.", "K.", "Lowe"]),
        ("J.K. Lowe", ["J.K.", "Lowe"]),
        ("You and I. Then", ["You", "and", "I", ".", "Then"]),
        ("AT&T, Inc.", ["AT&T", ",", "Inc."]),
        ("rock 'n' roll of the ’90s", ["rock", "'n'", "roll", "of", "the", "’90s"]),
        ("the 1990's", ["the", "1990's"]),
        ("see https://a.example/b?c=1.", ["see", "https://a.example/b?c=1", "."]),
        ("mail a.b@c.example, @joe_d #tag", ["mail", "a.b@c.example", ",", "@joe_d", "#tag"]),
        ("a 20-year-old", ["a", "20-year-old"]),
        ("snake_case and _bold_", ["snake_case", "and", "_", "bold", "_"]),
    ],
)
def test_english(text: str, expected: list[str]) -> None:
    assert words(text, "en") == expected


def test_a_double_mark_as_an_apostrophe_quotes_nothing() -> None:
    text = 'Куп"янський і Мар"їнка. "Так", - сказав він в інтерв"ю.'
    found = segment(document_of(text), load("uk"))
    assert found.words[:3] == ['Куп"янський', "і", 'Мар"їнка']
    quoted = [found.span(quote.start, quote.end) for quote in found.quotes]
    assert [text[start:end] for start, end in quoted] == ['"Так"']


def test_kinds() -> None:
    found = cut("Die 3 Leute, 5 % @haus!")
    assert found.kinds == [WORD, NUMBER, WORD, PUNCT, NUMBER, SYMBOL, WORD, PUNCT]


def test_words_are_clean_and_offsets_are_the_texts_own() -> None:
    text = "Re\u00adgierung und Bu\u0308rger\u200b da"
    found = cut(text)
    assert found.words == ["Regierung", "und", "Bürger", "da"]
    assert [text[a:b] for a, b in zip(found.starts, found.ends, strict=True)] == [
        "Re\u00adgierung", "und", "Bu\u0308rger", "da",
    ]  # fmt: skip


def test_lower_has_straight_apostrophes_and_flags_are_looked_up() -> None:
    found = cut("Don’t ask the man", "en")
    assert found.lower == ["don't", "ask", "the", "man"]
    assert found.flags == [language("en").flags.get(word, 0) for word in found.lower]
    assert found.flags[2] != 0


def test_a_document_without_tokens() -> None:
    found = cut(" \n\u200b\n ")
    assert (found.words, found.sentences, found.paragraphs, found.quotes) == ([], [], [], [])
