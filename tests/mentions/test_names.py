"""What is a name and where it ends: openers, titles, bodies, two names side by side."""

from __future__ import annotations

import pytest

from tests.mentions.helpers import phrase, read, said, spans


def names(text: str, code: str) -> dict[str, str]:
    """Names of a text with the kind of thing they name."""
    cut, phrases = read(text, code)
    return {said(cut, p.name) or "": p.entity for p in phrases if p.name is not None}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Temperatures rose. The lake was full.", "en"),
        ("Crowds of children came to the lake.", "en"),
        ("Lowering the gate took a day.", "en"),
        ("Darüber hinaus schwieg der Rat.", "de"),
        ("Jahrelang wollte niemand den Schaden sehen.", "de"),
        ("Möglicherweise regnet es.", "de"),
    ],
)
def test_a_first_word_that_the_text_shows_to_be_no_name(text: str, code: str) -> None:
    assert names(text, code) == {}


def test_a_first_word_that_is_a_name_elsewhere() -> None:
    assert "Haugen" in names("Haugen left. The board blamed Haugen for it.", "en")
    assert names("Haugen was late.", "en") == {"Haugen": "person"}


def test_a_gerund_is_no_first_name() -> None:
    assert names("Using Mary Holt's figures, the board agreed.", "en") == {"Mary Holt": "person"}


def test_short_titles_and_months() -> None:
    cut, found = phrase("On Dec. 4 Mrs. Holt met Sen. Paul Reed.", "en", "Mrs. Holt")
    assert said(cut, found.name) == "Holt"
    cut, found = phrase("On Dec. 4 Mrs. Holt met Sen. Paul Reed.", "en", "Sen. Paul Reed")
    assert said(cut, found.name) == "Paul Reed"
    assert names("It opened on Dec. 4 and closed in Mich. later.", "en") == {"Mich.": "place"}


def test_an_owner_is_named_without_his_office() -> None:
    text = "They mocked the presidential candidate Mary Holt's plan."
    assert "Mary Holt" in names(text, "en")
    cut, found = phrase("The party's nominee came.", "en", "The party")
    assert said(cut, found.role) == "party"


def test_bodies_with_and_in_their_name() -> None:
    found = names("The Health and Safety Executive closed the mill.", "en")
    assert found == {"Health and Safety Executive": "organisation"}


def test_an_unknown_name_with_an_article_is_nobody() -> None:
    assert names("It rained on the Morning Star Fields.", "en") == {
        "Morning Star Fields": "organisation"
    }


def test_who_is_told_is_an_outlet_throughout() -> None:
    text = "Freya Holt told the Evening Tide so. According to the Evening Tide it rained."
    assert names(text, "en") == {"Freya Holt": "person", "Evening Tide": "outlet"}


def test_two_descriptions_of_one_person() -> None:
    text = "Stuart Lane, a party operative and the mayor's chief strategist, said so."
    cut, found = phrase(text, "en", text.removesuffix(", said so."))
    assert said(cut, found.name) == "Stuart Lane"
    assert not found.conjuncts
    _, found = phrase("The delegate and activist warned him.", "en", "The delegate and activist")
    assert not found.conjuncts
    _, found = phrase("Die Lehrer und Schüler warnten.", "de", "Die Lehrer und Schüler")
    assert len(found.conjuncts) == 2


def test_two_names_side_by_side() -> None:
    text = "Ida Holm rief Jaan Tamm an. Dann versicherte Holm Tamm, dass es reiche."
    assert spans(text, "de").count("Tamm") == 1
    assert "Holm Tamm" not in spans(text, "de")
    text = "Minister Jens Holm sprach. Gestern hätte Holm Truppen geschickt."
    assert "Truppen" in spans(text, "de")
    assert "Ida Holm" in spans("Ida Holm kam. Dann sagte Ida Holm nichts mehr.", "de")
    assert "Xi Jinping" in spans("Xi sprach. Dann versicherte Xi Jinping, es reiche.", "de")


def test_measures_and_years_are_no_names() -> None:
    assert names("Es kostet 14 Millionen Euro.", "de") == {}
    assert "beide Ministerien" in spans("Sie hatte 2021 beide Ministerien gewarnt.", "de")


def test_towns_and_those_who_are_called_like_hills() -> None:
    assert names("Die Staatsanwaltschaft Darmstadt ermittelt.", "de") == {
        "Staatsanwaltschaft Darmstadt": "institution"
    }
    assert names("Ida Berg kam.", "de") == {"Ida Berg": "person"}
    assert names("Wirtschaftsminister Clement warnte.", "de") == {"Clement": "person"}


def test_an_outlets_word_ends_few_compounds() -> None:
    assert names("Nach der Halbzeit kam Mike Huckabee.", "de") == {"Mike Huckabee": "person"}
    assert names("Er liest die Neue Wiesener Zeitung.", "de") == {"Neue Wiesener Zeitung": "outlet"}


def test_of_goes_on_the_name_of_a_body() -> None:
    text = "The Department of Health and Human Services closed the mill."
    assert names(text, "en") == {"Department of Health and Human Services": "organisation"}


def test_an_adverb_is_no_head() -> None:
    assert "his recently elected deputy" in spans("He met his recently elected deputy.", "en")
    assert "Mr. Lee's previously" not in spans("They mocked Mr. Lee's previously won case.", "en")


def test_an_object_before_the_verb_is_no_name() -> None:
    assert "der Landkreis" in spans("Sie will, dass der Landkreis Bodenproben nimmt.", "de")
    text = "Wie die Polizei Wiesen mitteilte, ist die Straße frei."
    assert "die Polizei Wiesen" in spans(text, "de")
