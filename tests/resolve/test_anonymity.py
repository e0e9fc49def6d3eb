"""Why a source is not named, as the article says it, in every language of the project."""

from __future__ import annotations

import pytest

import relata
from relata.lang.language import core_of

LANGUAGES = ("cs", "de", "en", "es", "fr", "hu", "it", "nl", "pl", "pt", "ru", "tr", "uk")


def _reasons(text: str, language: str) -> dict[str, list[tuple[str, str]]]:
    """Name of each entity with reasons: the reasons and the words that say so."""
    record = relata.read(text, lang=language, engine="fast")
    return {
        entity.name: [(one.reason, text[slice(*one.span)]) for one in entity.anonymity]
        for entity in record.entities
        if entity.anonymity
    }


@pytest.mark.parametrize(
    ("language", "text", "reasons"),
    [
        ("en", "A senior official, who spoke on condition of anonymity because the talks are "
               "private, said the dam was safe.",
         {"senior official": [("asked", "on condition of anonymity"),
                              ("sensitive", "because the talks are private")]}),
        ("en", "Two engineers said that it leaked. They asked not to be named, fearing reprisals.",
         {"engineers": [("asked", "asked not to be named"), ("fear", "fearing reprisals")]}),
        ("de", "Ein Mitarbeiter, der anonym bleiben will, sagte, der Damm sei undicht.",
         {"Mitarbeiter": [("asked", "anonym bleiben will")]}),
        ("en", "According to an engineer who asked not to be named, the official said that "
               "it leaked.",
         {"engineer": [("asked", "asked not to be named")]}),
        ("ru", "Плотина течет, сообщил чиновник на условиях анонимности.",
         {"чиновник": [("asked", "на условиях анонимности")]}),
    ],
)  # fmt: skip
def test_the_reason_belongs_to_the_unnamed_speaker(
    language: str, text: str, reasons: dict[str, list[tuple[str, str]]]
) -> None:
    assert _reasons(text, language) == reasons


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Ida Holm said that the dam was safe. The donor asked not to be named.",
        "A senior official said that the dam was safe. The lake is full. It fled for fear of us.",
    ],
)
def test_words_far_from_an_unnamed_speaker_say_nothing(text: str) -> None:
    assert _reasons(text, "en") == {}


@pytest.mark.parametrize(
    "ending",
    [
        "По словам чиновника, который попросил не называть его имени, мост закроют.",
        "Плотина течет, сообщил чиновник на условиях анонимности.",
    ],
)
def test_who_asks_not_to_be_named_is_not_who_was_named_before(ending: str) -> None:
    record = relata.read(
        f"«Мост безопасен», — сказала мэр Елена Кравчук. {ending}", lang="ru", engine="fast"
    )
    mayor, *others = record.entities
    assert mayor.name == "Елена Кравчук" and not mayor.anonymity
    assert [bool(entity.anonymity) for entity in others] == [True]
    assert [s.speaker.entities for s in record.statements if s.speaker][:2] == [
        (mayor.id,), (others[0].id,),
    ]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_words_for_every_reason(language: str) -> None:
    words = core_of(language).anonymity
    for name in words.__struct_fields__:
        phrases = getattr(words, name)
        assert phrases and all(phrase == phrase.lower() for phrase in phrases)
