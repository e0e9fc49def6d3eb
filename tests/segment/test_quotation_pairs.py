"""Quotation marks of every convention, nested, over paragraphs, odd, and what only looks so."""

from __future__ import annotations

import pytest

from relata.model.analysis import CLOSE, OPEN, PUNCT, SYMBOL
from relata.model.document import Document, Part
from relata.segment import segment
from tests.segment.helpers import cut, language, quotes

PAIRS = [
    ("„", "“"), ("„", "”"), ("“", "”"), ("”", "”"), ("»", "«"), ("«", "»"), ('"', '"'),
    ("''", "''"), ("``", "''"), ("„", '"'), (",,", "“"), ("‘", "’"), ("‚", "‘"), ("'", "'"),
    ("›", "‹"), ("‹", "›"), ("‚‚", "‘‘"), ("「", "」"), ("„", "«"), ("“", "“"), ("„", "„"),
]  # fmt: skip


@pytest.mark.parametrize("code", ["de", "en"])
@pytest.mark.parametrize(("opening", "closing"), PAIRS)
def test_a_pair(opening: str, closing: str, code: str) -> None:
    text = f"Er sagte: {opening}Ja, wir kommen{closing}, und dann {opening}nein{closing}."
    assert quotes(text, code) == [
        f"{opening}Ja, wir kommen{closing}", f"{opening}nein{closing}",
    ]  # fmt: skip
    found = cut(text, code)
    assert found.kinds.count(OPEN) == found.kinds.count(CLOSE) == 2
    assert all(quote.closed and quote.level == 0 for quote in found.quotes)


@pytest.mark.parametrize(
    "text",
    [
        "Er rief:„Halt!“und lief.",
        'Er rief:"Halt!" und lief.',
        '("Halt!")',
        "«\u00a0Halt !\u00a0»",
        "« Halt ! »",
        "Er las ein »Halt!«-Schild.",
        '"…und halt!"',
        '–"Halt!"–',
    ],
)
def test_spacing(text: str) -> None:
    assert len(quotes(text)) == 1
    assert cut(text).quotes[0].closed


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("„Er rief ‚Halt!‘ und lief“, sagte sie.", [0, 1]),
        ("“He cried ‘Stop!’ and ran,” she said.", [0, 1]),
        ("‘He cried “Stop!” and ran,’ she said.", [0, 1]),
        ("\"He cried 'Stop!' and ran,\" she said.", [0, 1]),
        ("“He cried ‘Stop!’” she said.", [0, 1]),
        ("“‘Stop!’ he cried,” she said.", [0, 1]),
        ("»Er rief ›Halt!‹ und lief«, sagte sie.", [0, 1]),
        ("„Er rief »Halt ‚du‘ da!« und lief“, sagte sie.", [0, 1, 2]),
        ("„Er rief „Halt!“ und lief“, sagte sie.", [0, 1]),
    ],
)
def test_nested(text: str, levels: list[int]) -> None:
    found = cut(text)
    assert [quote.level for quote in found.quotes] == levels
    assert [quote.parent for quote in found.quotes] == [
        level - 1 if level else None for level in levels
    ]
    assert all(quote.closed for quote in found.quotes)


@pytest.mark.parametrize(
    "text",
    [
        "I don't know Hans' house and the Lees’ dog.",
        "The ’90s and the 1990's were rock 'n' roll, 'til they weren't.",
        'She is 5\'10" tall and has a 24" screen.',
        "It took 3' 20\" in all.",
        "Catch ’em if you can; 'tis time.",
        "Geht’s noch? Das war’s.",
    ],
)
def test_apostrophes_and_inches_quote_nothing(text: str) -> None:
    found = cut(text, "en")
    assert found.quotes == []
    assert not set(found.kinds) & {OPEN, CLOSE}


def test_inches_and_minutes_are_symbols_and_a_genitive_is_punctuation() -> None:
    found = cut("Hans' 24\" Rad")
    assert [found.kinds[i] for i, word in enumerate(found.words) if word in "'\""] == [
        PUNCT, SYMBOL,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘The Lees’ dog is old,’ he said.", "‘The Lees’ dog is old,’"),
        ("'The Lees' dog is old,' he said.", "'The Lees' dog is old,'"),
        ("‘We don’t know,’ he said.", "‘We don’t know,’"),
        ('"It is 6" long," he said.', '"It is 6" long,"'),
        ('He said "it was 6" and left.', '"it was 6"'),
    ],
)
def test_apostrophes_inside(text: str, expected: str) -> None:
    assert quotes(text, "en") == [expected]


def test_paragraphs_with_repeated_marks_are_one_quotation() -> None:
    text = "“One.\n\n“Two ‘and’ more.\n\n“Three,” she said. “Four.”"
    found = cut(text, "en")
    first, inner, last = found.quotes
    assert text[slice(*found.span(first.start, first.end))] == text[: text.index(" she")]
    assert [found.starts[mark] for mark in first.marks] == [0, 7, 25, 32]
    assert (first.closed, inner.level, last.level) == (True, 1, 0)
    assert [found.kinds[mark] for mark in first.marks] == [OPEN, OPEN, OPEN, CLOSE]


def test_paragraphs_without_repeated_marks_are_one_quotation() -> None:
    text = "Sie schrieb: „Eins.\nZwei „und“ mehr.\nDrei.“ Das war alles.\n„Gut“, sagte er."
    assert quotes(text) == ["„Eins.\nZwei „und“ mehr.\nDrei.“", "„und“", "„Gut“"]


def test_a_caption_between_does_not_end_a_quotation() -> None:
    text = "„Eins.\nBild: „Haus“\n„Zwei.“"
    parts = (Part((0, 6), "body"), Part((7, 19), "caption"), Part((20, 27), "body"))
    found = segment(Document(text, parts), language("de"))
    assert [(quote.level, len(quote.marks)) for quote in found.quotes] == [(0, 3), (1, 2)]


@pytest.mark.parametrize("opening", ["„", '"', "»", "“"])
def test_an_odd_opening_mark_ends_with_its_paragraph(opening: str) -> None:
    text = f"Er sagte {opening}ja und ging.\nSie sagte „nein“ und blieb."
    found = cut(text)
    assert quotes(text) == [f"{opening}ja und ging.", "„nein“"]
    assert [quote.closed for quote in found.quotes] == [False, True]


def test_an_odd_opening_mark_does_not_swallow_the_next_quotation() -> None:
    assert quotes('He said "yes and left. She said "no" at last.', "en") == [
        '"yes and left.', '"no"',
    ]  # fmt: skip


def test_an_odd_closing_mark_quotes_nothing() -> None:
    text = "Er ging“ und sie „blieb“."
    found = cut(text)
    assert quotes(text) == ["„blieb“"]
    assert found.kinds[2] == CLOSE
    assert found.quote_of[2] is None


def test_an_odd_mark_inside_ends_with_the_quotation_around_it() -> None:
    text = "„Er rief »Halt und lief“, sagte sie."
    found = cut(text)
    assert quotes(text) == ["„Er rief »Halt und lief“", "»Halt und lief"]
    assert [quote.closed for quote in found.quotes] == [True, False]


def test_quote_of_names_the_innermost() -> None:
    found = cut("Ja „so ‚und‘ so“.")
    assert found.quote_of == [None, 0, 0, 1, 1, 1, 0, 0, None]


def test_very_many_quotations_are_all_found() -> None:
    assert len(cut("“Ja.” " * 60_000).quotes) == 60_000
