"""Who is described in the opening and named later is one person, where nobody else may be meant."""

from __future__ import annotations

import pytest

import relata


def _speakers(text: str) -> list[tuple[str, ...]]:
    record = relata.read(text, engine="fast")
    names = {entity.id: entity.name for entity in record.entities}
    return [
        tuple(names[entity] for entity in statement.speaker.entities)
        for statement in record.statements
        if statement.speaker is not None
    ]


BODY = "“We are ready,” mayor Ann Lee said. The fire brigade has been told.\n"


@pytest.mark.parametrize(
    "opening",
    [
        "Mayor says the river will rise\n\nThe river has risen for a week.\n\n",
        "River rises\n\nThe mayor said on Monday that the river would rise.\n\n",
    ],
)
def test_a_description_in_the_opening_is_who_is_named_later(opening: str) -> None:
    assert set(_speakers(opening + BODY)) == {("Ann Lee",)}


def test_two_who_may_be_meant_stay_apart() -> None:
    other = "“So are we,” mayor Tom Hay said in Valmont.\n"
    opening = "River rises\n\nThe mayor said on Monday that the river would rise.\n\n"
    assert ("mayor",) in _speakers(opening + BODY + "\n" + other)


def test_the_same_words_go_before_the_same_noun() -> None:
    text = (
        "Talks fail\n\nThe foreign minister said on Monday that the talks had failed.\n\n"
        "“We tried,” foreign minister Ann Lee said. “They did not,” minister Tom Hay said.\n"
    )
    assert _speakers(text)[0] == ("Ann Lee",)


def test_somebody_without_a_name_stays_without_one() -> None:
    text = (
        "An official, speaking on condition of anonymity, said the dam was safe.\n\n"
        "The river rose again.\n\nCity official Karl Lee said the road was open.\n"
    )
    assert _speakers(text)[0] == ("official",)


def test_a_noun_that_ends_alike_is_somebody_else() -> None:
    text = (
        "Der Präsident sagte, der Damm halte.\n\n"
        "Vizepräsident Karl Holm sagte, die Straße sei frei.\n"
    )
    assert _speakers(text) == [("Präsident",), ("Karl Holm",)]


def test_a_description_further_down_stays_what_it_was() -> None:
    filler = "The river has risen for a week.\n\n" * 6
    text = "River rises\n\n" + filler + "A mayor said the river would rise.\n\n" + BODY
    assert ("mayor",) in _speakers(text)


def test_who_is_narrowed_by_other_words_is_somebody_else() -> None:
    text = (
        "The Tamsel mayor said on Monday that the river would rise.\n\n"
        "“We are ready,” Valmont mayor Ann Lee said.\n"
    )
    assert _speakers(text)[0] != ("Ann Lee",)
