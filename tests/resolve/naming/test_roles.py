"""Descriptions next to names: kept where they describe what the name names."""

from __future__ import annotations

import pytest

from relata.model.record import Entity
from tests.resolve.build import Story


def _named(code: str, text: str, phrase: str, name: str, role: str, **more: str) -> Entity:
    story = Story(text, code)
    story.phrase(phrase, name=name, role=role, **more)
    (found,) = (e for e in story.resolve().entities if name.strip("“”") in e.forms)
    return found


@pytest.mark.parametrize(
    ("code", "phrase", "name", "role", "head"),
    [
        ("de", "Die Rektorin Ida Holm", "Ida Holm", "Rektorin", "Rektorin"),
        ("it", "Il primo ministro della Macedonia Zoran Holm", "Zoran Holm",
         "primo ministro della Macedonia", "ministro"),
        # whatever it is: the name shows that it is a person
        ("de", "Der Rekordhalter Ida Holm", "Ida Holm", "Rekordhalter", "Rekordhalter"),
        ("nl", "Osi Tamm, een kiezer", "Osi Tamm", "kiezer", "Tamm"),
        ("de", "Die Hauptstadt Skopje", "Skopje", "Hauptstadt", "Hauptstadt"),
        # several people, of whom the first is named here
        ("en", "The actors Ann Lee, Bo Lund", "Ann Lee", "actors", "actors"),
    ],
)  # fmt: skip
def test_a_noun_of_the_same_kind_is_a_role(
    code: str, phrase: str, name: str, role: str, head: str
) -> None:
    words = phrase.removesuffix(", Bo Lund")
    assert _named(code, f"{phrase} !", words, name, role, head=head).roles == (role,)


@pytest.mark.parametrize(
    ("code", "phrase", "name", "role", "head"),
    [
        # a common noun next to another one, which looks like a name
        ("de", "einem Glas Minze", "Minze", "Glas", "Glas"),
        # people are not places, and a place is not a person
        ("it", "una elettrice della capitale, Skopje", "Skopje", "elettrice della capitale",
         "elettrice"),
        ("de", "die Skyliners Frankfurt", "Frankfurt", "Skyliners", "Skyliners"),
        # a paper in a journal is not the journal
        ("en", "a paper published in the journal Ocean Letters", "Ocean Letters",
         "paper published in the journal", "paper"),
        # several people are not the one of them who is named
        ("en", "The supporters Zoran Holm", "Zoran Holm", "supporters", "supporters"),
        ("en", "the leader of all, among them Mayor Zoran Holm", "Zoran Holm",
         "leader of all, among them Mayor", "leader"),
        # words of one name
        ("en", "there the Tamsel Refugee Camp", "Camp", "Tamsel Refugee", "Refugee"),
        # the name is not the body's before which somebody stands
        ("uk", "парламентом у Римі Іда Холм", "Іда Холм", "парламентом у Римі", "парламентом"),
        ("de", "unserer Zeit, eines Juristen", "Zeit", "Juristen", "Juristen"),
        # another party
        ("en", "Ida Lund and her team", "Ida Lund", "team", "Lund"),
    ],
)  # fmt: skip
def test_what_describes_something_else_is_not_a_role(
    code: str, phrase: str, name: str, role: str, head: str
) -> None:
    entity = (
        "unnamed"
        if name == "Zeit"
        else {"Ocean Letters": "outlet", "Іда Холм": "institution"}.get(name, "person")
    )
    assert (
        role not in _named(code, f"{phrase} .", phrase, name, role, head=head, entity=entity).roles
    )


def test_words_that_do_not_agree_with_a_noun_are_not_in_its_role() -> None:
    found = _named("de", "alle, voran Rektorin Ida Holm !", "voran Rektorin Ida Holm", "Ida Holm",
                   "voran Rektorin", head="Rektorin", number="pl")  # fmt: skip
    assert found.roles == ("Rektorin",)


def test_whose_supporter_somebody_is_is_not_the_supporter() -> None:
    s = Story("Ida Lund kam. Der Unterstützer Lunds ging.")
    s.phrase("Ida Lund")
    s.phrase("Der Unterstützer Lunds", name="Lunds", role="Unterstützer", head="Unterstützer")
    (lund,) = s.resolve().entities
    assert lund.roles == ()


def test_the_head_of_an_apposition_is_its_first_noun() -> None:
    story = Story("Ida Holm, head of the school, left. Later the head said that it rained.", "en")
    story.phrase("Ida Holm, head of the school", name="Ida Holm", role="head of the school",
                 head="Holm")  # fmt: skip
    story.phrase("the head", kind="description")
    (holm,) = (e for e in story.resolve().entities if e.name == "Ida Holm")
    assert [m.kind for m in holm.mentions] == ["name", "description"]


def test_a_name_next_to_a_noun_for_bodies_is_a_body() -> None:
    assert _named("de", "Der Konzern Holmag !", "Der Konzern Holmag", "Holmag", "Konzern",
                  head="Konzern").kind == "organisation"  # fmt: skip
