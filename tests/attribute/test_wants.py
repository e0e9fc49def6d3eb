"""Wants that are not voiced, topics, and claims that somebody turns down are not statements."""

from __future__ import annotations

import pytest

import relata


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "De bewoners willen dat de bus vaker rijdt."),
        ("de", "Ida Holm will den Damm im Frühjahr erneuern."),
        ("en", "Ida Holm wants to rebuild the dam in the spring."),
    ],
)
def test_a_want_is_not_shown(language: str, text: str) -> None:
    record = relata.read(text, lang=language)
    assert not [one for one in record.statements if one.tier != "doubtful"]


@pytest.mark.parametrize(
    "text",
    [
        "The report referred to a deal that was signed with the rebels in February.",
        "Senator Ida Holm has been vocal about her stance against the new bridge.",
    ],
)
def test_a_topic_is_not_shown(text: str) -> None:
    record = relata.read(text, lang="en")
    assert not [one for one in record.statements if one.tier != "doubtful"]


def test_a_want_that_is_voiced_is_shown() -> None:
    record = relata.read("“I want to rebuild the dam,” Ida Holm said.", lang="en")
    assert [one.tier for one in record.statements][:1] != ["doubtful"]


@pytest.mark.parametrize("engine", ["fast", None])
def test_a_claim_that_is_rejected_is_not_whose_it_is_not(engine: str | None) -> None:
    text = "Berg defended the plan and rejected claims that money had been wasted."
    record = relata.read(text, lang="en", engine=engine)
    shown = [one for one in record.statements if one.tier != "doubtful"]
    wasted = text.index("that money")
    assert all(one.act != "assert" for one in shown if one.content[0][0] == wasted)


@pytest.mark.parametrize("engine", ["fast", None])
@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Lee repeated Ida Holm's promise that the dam would be rebuilt.", "Ida Holm"),
        ("The minister rejected the union's claim that the plant would close.", "union"),
        ("There were accusations against Ida Holm that wages had been cut.", ""),
    ],
)
def test_a_noun_of_saying_is_its_owners(text: str, who: str, engine: str | None) -> None:
    record = relata.read(text, lang="en", engine=engine)
    names = {one.id: one.name for one in record.entities}
    at = text.index("that ")
    found = [one for one in record.statements if one.content[0][0] == at]
    heard = {names[e] for one in found if one.speaker is not None for e in one.speaker.entities}
    assert heard == ({who} if who else set())


def test_who_confirms_what_another_said_has_not_said_it() -> None:
    text = (
        "„Es regnet immer wieder“, sagt Franz Holm, so mögen es die Feldfrüchte.\n\n"
        "Das bestätigt auch Thomas Berg, der Fachmann im Amt."
    )
    record = relata.read(text, lang="de")
    names = {one.id: one.name for one in record.entities}
    shown = [one for one in record.statements if one.tier != "doubtful" and one.speaker]
    assert {names[e] for one in shown for e in one.speaker.entities} == {"Franz Holm"}


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("de", "„Wir sind müde“, sagte Lisa Holm der „Bild am Sonntag“.", {"„Wir sind müde“"}),
        ("en", "“We are tired,” Ida Holm told the “Sunday Times”.", {"“We are tired,”"}),
        ("en", "“Sunday Times,” Ida Holm said.", set()),
    ],
)
def test_the_name_of_a_paper_is_not_what_somebody_says(
    language: str, text: str, words: set[str]
) -> None:
    record = relata.read(text, lang=language)
    shown = [one for one in record.statements if one.tier != "doubtful"]
    assert {text[one.content[0][0] : one.content[0][1]] for one in shown} == words
