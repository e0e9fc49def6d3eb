"""Noun phrases where common nouns have capitals: measures, towns, objects before the verb."""

from __future__ import annotations

from tests.mentions.helpers import phrase, read, said, spans


def names(text: str, code: str) -> dict[str, str]:
    """Names of a text with the kind of thing they name."""
    cut, phrases = read(text, code)
    return {said(cut, p.name) or "": p.entity for p in phrases if p.name is not None}


def test_measures_and_years_are_not_names() -> None:
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


def test_an_object_before_the_verb_is_not_a_name() -> None:
    assert "der Landkreis" in spans("Sie will, dass der Landkreis Bodenproben nimmt.", "de")
    text = "Wie die Polizei Wiesen mitteilte, ist die Straße frei."
    assert "die Polizei Wiesen" in spans(text, "de")


def test_a_surname_that_is_a_noun_after_an_office_and_a_first_name() -> None:
    cut, found = phrase("Bürgermeisterin Anna Berg sagte es.", "de", "Bürgermeisterin Anna Berg")
    assert said(cut, found.name) == "Anna Berg"
    assert found.entity == "person"
