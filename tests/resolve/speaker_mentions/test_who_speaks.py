"""Who is shown as the speaker: bodies by their whole name, relatives, the noun after a name."""

from __future__ import annotations

import pytest

import relata
from relata.lang.language import load
from relata.resolve.speaker_mentions.mention_name import MentionReader
from relata.segment import segment
from tests.resolve.build import document_of


def _shown(text: str, language: str) -> list[tuple[str, ...]]:
    """The names of the speakers of the text's statements, in order, by the fast engine."""
    record = relata.read(text, lang=language, engine="fast")
    names = {entity.id: entity.name for entity in record.entities}
    return [
        tuple(names[one] for one in s.speaker.entities)
        for s in record.statements
        if s.speaker is not None
    ]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "The People’s Daily, the mouthpiece of the party, said that it would rain.",
         "People’s Daily"),
        ("en", "Athens said the jets came at night.", "Athens"),
        ("en", "Facebook posts said that she would not run.", "Facebook posts"),
        ("en", "Ann Holt herself said that she would not run.", "Ann Holt"),
        ("en", "Most courts said that they would wait.", "Most courts"),
    ],
)  # fmt: skip
def test_the_whole_name(language: str, text: str, name: str) -> None:
    assert _shown(text, language)[0] == (name,)


def test_a_group_has_its_complement_in_its_name() -> None:
    cut = segment(document_of("The Group of Seven said so."), load("en"))
    found = MentionReader(cut, load("en")).body(0, 4)
    assert found is not None
    assert cut.words[slice(*found)] == ["Group", "of", "Seven"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Der Konzern Deutsche Haverhaus sagte das.", ["Deutsche", "Haverhaus"]),
        ("Der Konzern Anna Holm sagte das.", None),  # a person
        ("Der Konzern Haverhaus sagte das.", None),  # one word may be the owner's
    ],
)
def test_a_body_next_to_its_description(text: str, name: list[str] | None) -> None:
    cut = segment(document_of(text), load("de"))
    found = MentionReader(cut, load("de")).body_after(2, cut.words.index("sagte"))
    assert (cut.words[slice(*found)] if found else None) == name


def test_a_genitive_goes_back_to_the_name() -> None:
    text = (
        "Der Rüstungskonzern Havertal ist angegriffen worden. Nach Angaben des Konzerns "
        "laufen die Werke weiter."
    )
    assert _shown(text, "de") == [("Havertal",)]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "Tom Weller, the mayor, said the dam is safe. His wife, Ida Weller, said that "
               "she was glad. Mrs Weller said that she would stay.",
         ["Tom Weller", "Ida Weller", "Ida Weller"]),
        ("de", "Bürgermeister Tom Weller sagte, der Damm sei sicher. Seine Frau Ida Weller sagte, "
               "sie sei froh. Weller sagte, er gehe jetzt.",
         ["Tom Weller", "Ida Weller", "Tom Weller"]),
        ("ru", "Мэр Иван Веллер заявил, что дамба безопасна. Его жена Анна Веллер сказала, "
               "что рада. Веллер заявил, что пойдет домой.",
         ["Иван Веллер", "Анна Веллер", "Иван Веллер"]),
    ],
)  # fmt: skip
def test_a_relative_of_one_surname_is_another_person(
    language: str, text: str, names: list[str]
) -> None:
    assert _shown(text, language) == [(name,) for name in names]


def test_a_surname_alone_is_not_the_wife_who_is_named_later() -> None:
    text = (
        "Another author, Jackson, says that he knows many peers. Jackson says that he and his "
        "wife, Didi Jackson, wrote every day."
    )
    assert _shown(text, "en")[0] == ("Jackson",)
