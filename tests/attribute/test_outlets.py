"""Outlets that a sentence names as where its words were spoken, printed or obtained."""

from __future__ import annotations

import pytest

import relata
from relata.attribute.encoder import location


def _chain(text: str, language: str, engine: str | None = "fast") -> list[str]:
    """The names in the chain of the first statement, outermost first."""
    record = relata.read(text, lang=language, engine=engine)
    names = {entity.id: entity.name for entity in record.entities}
    return [names[link.entity] for link in record.statements[0].chain]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "The dam is safe, Mayor Ida Holm said in an interview with Reuters.",
         ["Reuters", "Ida Holm"]),
        ("en", "In an interview with the BBC, Mayor Ida Holm said that the dam was safe.",
         ["BBC", "Ida Holm"]),
        ("en", "In remarks carried by Xinhua, Mayor Ida Holm said that the dam was safe.",
         ["Xinhua", "Ida Holm"]),
        ("en", "Mayor Ida Holm wrote in an op-ed for the Washington Post that the dam was safe.",
         ["Washington Post", "Ida Holm"]),
        ("en", "“The dam is safe,” Xinhua quoted Mayor Ida Holm as saying.",
         ["Xinhua", "Ida Holm"]),
        ("de", "Bürgermeisterin Ida Holm schrieb in einem Gastbeitrag für die „Welt“, der Damm "
               "sei sicher.",
         ["Welt", "Ida Holm"]),
        ("en", "The dam is safe, Mayor Ida Holm said on CNN.", ["CNN", "Ida Holm"]),
        ("de", "Der Damm sei sicher, sagte Bürgermeisterin Ida Holm im Gespräch mit der BBC.",
         ["BBC", "Ida Holm"]),
        ("en", "The dam is safe, Reuters reported, citing the ministry of transport.",
         ["Reuters", "ministry of transport"]),
        ("en", "Reuters reported on Friday that the dam was safe, citing two officials.",
         ["Reuters", "officials"]),
        ("en", "Mayor Ida Holm told the Post that the dam was safe.", ["Post", "Ida Holm"]),
        ("en", "Reuters said on Friday that it saw no risk to its business, citing its own data.",
         ["Reuters"]),
        ("en", "The dam is safe, the news agency said, citing the ministry of transport.",
         ["news agency", "ministry of transport"]),
        ("de", "Der Damm soll schließen, berichtet die dpa unter Berufung auf das Ministerium.",
         ["dpa", "Ministerium"]),
        ("ru", "«Плотина безопасна», — приводит слова Иванова агентство Интерфакс.",
         ["Интерфакс", "Иванова"]),
        ("en", "“The dam is safe,” Mayor Ida Holm told the Harbour Post.",
         ["Harbour Post", "Ida Holm"]),
        ("en", "“The dam is safe,” Mayor Ida Holm said on BBC Breakfast.",
         ["BBC Breakfast", "Ida Holm"]),
        ("en", "“The dam is safe,” Mayor Ida Holm told Channel 4 News.",
         ["Channel 4 News", "Ida Holm"]),
        ("de", "„Der Damm ist sicher“, sagte Ida Holm der Welt am Sonntag.",
         ["Welt am Sonntag", "Ida Holm"]),
        ("de", "„Der Damm ist sicher“, sagte Ida Holm dem Harzer Boten.",
         ["Harzer Boten", "Ida Holm"]),
        ("en", "The Post reported on Monday that the dam was safe.", ["Post"]),
    ],
)  # fmt: skip
def test_an_outlet_is_a_hand(language: str, text: str, names: list[str]) -> None:
    assert _chain(text, language) == names


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Ida Holm said that the BBC was wrong.",  # what is said is not how it came
        "Mayor Ida Holm, who once worked for Reuters, said that the dam was safe.",
        "In a dispute with the BBC, Mayor Ida Holm said that the dam was safe.",
    ],
)
def test_an_outlet_that_is_only_named_is_not(text: str) -> None:
    assert _chain(text, "en") == ["Ida Holm"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Harbour Post quoted Holm as saying that the dam was safe.", ["Harbour Post", "Holm"]),
        ("The report quoted officials as saying that the dam was safe.", ["report", "officials"]),
    ],
)
def test_what_an_outlet_quotes_is_said_once(text: str, names: list[str]) -> None:
    record = relata.read(text, lang="en")
    of = {entity.id: entity.name for entity in record.entities}
    shown = [one for one in record.statements if one.tier != "doubtful"]
    assert [[of[link.entity] for link in one.chain] for one in shown] == [names]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("it", "Il Corriere del Porto ha citato Ida Holm, secondo cui la diga è sicura.",
         ["Corriere del Porto", "Ida Holm"]),
        ("es", "La agencia EFE informó, citando a la policía, de que el dique es seguro.",
         ["EFE", "policía"]),
        ("hu", "A miniszter azt mondta az MTI-nek, hogy nem mond le.", ["MTI", "miniszter"]),
        ("ru", "Агентство ТАСС сообщило со ссылкой на полицию, что мост закрыт.",
         ["ТАСС", "полицию"]),
    ],
)  # fmt: skip
def test_an_outlet_that_quotes_somebody_is_a_hand(
    language: str, text: str, names: list[str]
) -> None:
    record = relata.read(text, lang=language)
    of = {entity.id: entity.name for entity in record.entities}
    chains = [[of[link.entity] for link in one.chain] for one in record.statements]
    assert names in chains


def test_what_a_minister_refers_to_does_not_speak() -> None:
    text = "Der Damm sei sicher, sagte Ministerin Ida Holm unter Berufung auf die Polizei."
    assert _chain(text, "de") == ["Ida Holm"]


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Ida Holm was cited by Jens Berg. Reuters said that the dam was safe.",
        "The plan is often quoted by Jens Berg, Reuters reported that the dam was safe.",
        "Reuters, quoted by Jens Berg, said that the dam was safe.",
        "Reuters said that the dam was safe. Citing Jens Berg is rare.",
    ],
)
def test_who_quotes_or_is_quoted_in_another_sentence_is_not_a_source(text: str) -> None:
    record = relata.read(text, lang="en", engine="fast")
    names = {entity.id: entity.name for entity in record.entities}
    said = [one for one in record.statements if "safe" in text[slice(*one.content[-1])]]
    assert said
    assert all([names[link.entity] for link in one.chain] == ["Reuters"] for one in said)


def test_the_outlet_of_a_journalist_who_reports_comes_before_her() -> None:
    text = "CNN’s Ann Lee said that Mayor Ida Holm had warned that the dam might break."
    record = relata.read(text, lang="en", engine="fast")
    names = {entity.id: entity.name for entity in record.entities}
    chains = [[names[link.entity] for link in one.chain] for one in record.statements]
    assert ["CNN", "Ann Lee", "Ida Holm"] in chains


@pytest.mark.skipif(location.folder() is None, reason="the encoder's weights are not installed")
@pytest.mark.parametrize("where", ["az ATV-ben", "a Kossuth Rádióban"])
def test_an_ending_says_where_it_was_said(where: str) -> None:
    outlet = where.split(" ", 1)[1].removesuffix("-ben").removesuffix("ban")
    text = f"Holm Anna {where} azt mondta, hogy a gát biztonságos."
    assert _chain(text, "hu", engine=None) == [outlet, "Holm Anna"]


@pytest.mark.skipif(location.folder() is None, reason="the encoder's weights are not installed")
def test_a_document_that_reports_who_spoke_is_a_hand() -> None:
    """It is not shown as who speaks, and what is said elsewhere later does not go through it."""
    text = (
        "“The dam holds,” Ida Holm told settlers, according to a statement of the council. "
        "The costs had doubled, Holm said on Friday."
    )
    record = relata.read(text, lang="en")
    names = {entity.id: entity.name for entity in record.entities}
    shown = [one for one in record.statements if one.tier != "doubtful"]
    chains = [[names[link.entity] for link in one.chain] for one in shown]
    assert chains == [["statement of the council", "Ida Holm"], ["Ida Holm"]]
