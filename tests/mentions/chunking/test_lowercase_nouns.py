"""Noun phrases where common nouns are written small: titles, months, adverbs."""

from __future__ import annotations

from tests.mentions.helpers import phrase, read, said, spans


def names(text: str, code: str) -> dict[str, str]:
    """Names of a text with the kind of thing they name."""
    cut, phrases = read(text, code)
    return {said(cut, p.name) or "": p.entity for p in phrases if p.name is not None}


def test_short_titles_and_months() -> None:
    cut, found = phrase("On Dec. 4 Mrs. Holt met Sen. Paul Reed.", "en", "Mrs. Holt")
    assert said(cut, found.name) == "Holt"
    cut, found = phrase("On Dec. 4 Mrs. Holt met Sen. Paul Reed.", "en", "Sen. Paul Reed")
    assert said(cut, found.name) == "Paul Reed"
    assert names("It opened on Dec. 4 and closed in Mich. later.", "en") == {"Mich.": "place"}


def test_bodies_with_and_in_their_name() -> None:
    found = names("The Health and Safety Executive closed the mill.", "en")
    assert found == {"Health and Safety Executive": "organisation"}


def test_an_adverb_is_not_a_head() -> None:
    assert "his recently elected deputy" in spans("He met his recently elected deputy.", "en")
    assert "Mr. Lee's previously" not in spans("They mocked Mr. Lee's previously won case.", "en")


def test_a_surname_with_its_article() -> None:
    text = "Minister Hugo de Jonge en Anneke de Vries heeft dat niet bevestigd."
    assert names(text, "nl") == {"Hugo de Jonge": "person", "Anneke de Vries": "person"}
    assert "Anneke" in names("Gisteren vertelde Anneke de Tweede Kamer alles.", "nl")
    assert "Hugo" in names("Gisteren belde Hugo de NOS op.", "nl")


def test_a_number_or_an_article_after_a_name_opens_another_phrase() -> None:
    assert spans("Police told Reuters two people died.", "en") == [
        "Police",
        "Reuters",
        "two people",
    ]
    assert "the bridge" in spans("He told the Post on Monday the bridge was shut.", "en")


def test_a_typographic_apostrophe_is_read_as_a_straight_one() -> None:
    for text in (
        "Hier l'architecte parlait. C'est clair.",
        "Ieri l'architetto parlava. C'è tempo.",
    ):
        code = "fr" if text[0] == "H" else "it"
        assert spans(text.replace("'", "’"), code) == [
            one.replace("'", "’") for one in spans(text, code)
        ]
    assert "C’" not in names("C’est clair. C’est ce que dit la maire.", "fr")
