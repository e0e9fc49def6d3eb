"""Names are grouped into people, organisations, outlets, places."""

from __future__ import annotations

import pytest

from relata.resolve.parsed_name import (
    NameConventions,
    parse_name,
    same_given,
    without_possessive,
)
from tests.resolve.build import Story, entity_of


def test_surname_title_and_genitive_are_one_person() -> None:
    s = Story("Jana Ritter kam. Ritters Plan gefiel. Oberbürgermeisterin Ritter lobte ihn.")
    s.phrase("Jana Ritter")
    s.phrase("Ritters")
    s.phrase("Oberbürgermeisterin Ritter", name="Ritter", role="Oberbürgermeisterin", gender="f")
    found = s.resolve()
    (person,) = found.entities
    assert person.name == "Jana Ritter"
    assert person.forms == ("Jana Ritter", "Ritter") or "Ritter" in person.forms
    assert person.roles == ("Oberbürgermeisterin",)
    assert [m.kind for m in person.mentions] == ["name"] * 3
    assert "same surname as “Jana Ritter” (line 1)" in person.mentions[1].why


def test_two_of_one_surname_are_kept_apart_by_given_name() -> None:
    s = Story("Jana Ritter und Paul Ritter stritten. Jana Ritter ging. Ritter lachte.")
    for name, nth in (("Jana Ritter", 0), ("Paul Ritter", 0), ("Jana Ritter", 1), ("Ritter", 3)):
        s.phrase(name, nth=nth)
    found = s.resolve()
    assert [e.name for e in found.entities] == ["Jana Ritter", "Paul Ritter"]
    # The without_possessive surname goes to the one named last, and says so.
    last = found.entities[0].mentions[-1]
    assert s.text[slice(*last.span)] == "Ritter"
    assert last.score < 0.7
    assert "2 people have this surname" in last.why


def test_a_title_decides_between_two_of_one_surname() -> None:
    s = Story("Jana Ritter traf Paul Ritter. Frau Ritter lachte.")
    s.phrase("Jana Ritter")
    s.phrase("Paul Ritter")
    s.phrase("Frau Ritter", name="Ritter", role="Frau", gender="f")
    found = s.resolve()
    assert entity_of(found, "Ritter", s.text).name == "Jana Ritter"


def test_initials_and_surname_first_seen_alone() -> None:
    s = Story("Ritter kam zurück. J. Ritter sprach. Jana Ritter ging.")
    s.phrase("Ritter")
    s.phrase("J. Ritter")
    s.phrase("Jana Ritter")
    found = s.resolve()
    assert len(found.entities) == 1
    assert found.entities[0].name == "Jana Ritter"


def test_particles_belong_to_the_surname() -> None:
    s = Story("Ute von der Mark kam. Von der Mark ging. Mark blieb.")
    s.phrase("Ute von der Mark")
    s.phrase("Von der Mark")
    s.phrase("Mark", nth=2)
    assert len(s.resolve().entities) == 1


def test_acronym_of_an_organisation() -> None:
    s = Story("Die Freie Binnenschiffer Union warnte. Die FBU rief auf.")
    s.phrase("Freie Binnenschiffer Union", entity="organisation")
    s.phrase("FBU", entity="organisation")
    (union,) = s.resolve().entities
    assert union.name == "Freie Binnenschiffer Union"
    assert union.forms == ("Freie Binnenschiffer Union", "FBU")


def test_known_names_are_one_whatever_the_form() -> None:
    s = Story("Die FAZ schrieb. Die Frankfurter Allgemeine Zeitung blieb. Das Weiße Haus schwieg.")
    s.phrase("FAZ", entity="organisation")
    s.phrase("Frankfurter Allgemeine Zeitung", entity="outlet")
    s.phrase("Weiße Haus", entity="other")
    found = s.resolve()
    assert [(e.kind, e.name) for e in found.entities] == [
        ("outlet", "Frankfurter Allgemeine Zeitung"),
        ("institution", "Weiße Haus"),
    ]


def test_a_place_is_a_place_until_its_government_speaks() -> None:
    s = Story("In Oslo schneite es. Oslo warnte, es werde kalt. Norwegen sagte, es bleibe so.")
    s.phrase("Oslo", preposition=0)
    speaks = s.phrase("Oslo", nth=1)
    also = s.phrase("Norwegen")
    s.says("es werde kalt", speaks)
    s.says("es bleibe so", also)
    found = s.resolve()
    kinds = [(e.kind, [m.kind for m in e.mentions]) for e in found.entities]
    assert kinds == [
        ("place", ["name"]),
        ("institution", ["place-for-government", "place-for-government"]),
    ]
    assert found.statements[0].speaker.entities == found.statements[1].speaker.entities


@pytest.mark.parametrize(
    ("word", "forms", "plain"),
    [
        ("Merker's", set(), "Merker"),
        ("Merkers", {"Merker"}, "Merker"),
        ("Merkers", {"Merkers"}, "Merkers"),
        ("Lutz’", set(), "Lutz"),
    ],
)
def test_possessives(word: str, forms: set[str], plain: str) -> None:
    assert without_possessive(word, frozenset(forms)) == plain


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (("jana",), ("jana", "maria"), True),
        (("j.",), ("jana",), True),
        ((), ("jana",), True),
        (("jana",), ("paul",), False),
        (("maria",), ("jana", "maria"), True),
    ],
)
def test_given_names(a: tuple[str, ...], b: tuple[str, ...], same: bool) -> None:
    assert same_given(a, b) is same
    assert same_given(b, a) is same


def test_a_suffix_is_no_surname() -> None:
    habits = NameConventions(frozenset(), frozenset(("Jr",)), frozenset())
    name = parse_name("John Marlow Jr.", ["John", "Marlow", "Jr."], "person", habits)
    assert (name.last, name.given, name.gender) == ("marlow", ("john",), "m")


def test_a_lone_capitalised_word_is_no_person_for_sure() -> None:
    s = Story("Auf Verdacht kam Ritter. Dann ging Ritter.")
    s.phrase("Verdacht", preposition=0)
    s.phrase("Ritter")
    s.phrase("Ritter", nth=1)
    assert [e.name for e in s.resolve().entities] == ["Ritter"]


def test_a_genitive_is_no_title() -> None:
    s = Story("Die Wahl Ida Holms freute alle. Ida Holm nickte.")
    s.phrase("Die Wahl Ida Holms", name="Ida Holms", role="Wahl", head="Wahl")
    s.phrase("Ida Holm", nth=1)
    (person,) = s.resolve().entities
    assert person.forms == ("Ida Holm",)
    assert person.roles == ()


def test_quotation_marks_are_no_part_of_a_name() -> None:
    s = Story("Die Agentur „Nordlicht“ meldete, es regne. „ kam.")
    who = s.phrase("„Nordlicht“", entity="agency")
    s.phrase("„", nth=1, entity="agency")
    s.says("es regne", who)
    (agency,) = s.resolve().entities
    assert agency.forms == ("Nordlicht",)
    assert s.text[slice(*agency.mentions[0].span)] == "Nordlicht"


def test_a_common_word_is_an_outlet_only_where_it_speaks() -> None:
    s = Story("Die Zeit drängt. Der Spiegel zerbrach. Die Zeit berichtete, es regne.")
    s.phrase("Zeit", entity="outlet")
    s.phrase("Spiegel", entity="outlet")
    who = s.phrase("Zeit", nth=1, entity="outlet")
    s.says("es regne", who)
    found = s.resolve()
    assert [(e.name, len(e.mentions)) for e in found.entities] == [("Zeit", 1)]


def test_a_surname_taken_for_something_else() -> None:
    s = Story("Ole Lund kam. Lund ging.")
    s.phrase("Ole Lund")
    s.phrase("Lund", nth=1, entity="other")
    (person,) = s.resolve().entities
    assert [m.kind for m in person.mentions] == ["name", "name"]


def test_a_surname_of_two_named_together_stays_open() -> None:
    s = Story("Jana Ritter und Paul Ritter kamen. Ritter sagte, es reiche.")
    s.phrase("Jana Ritter")
    s.phrase("Paul Ritter")
    who = s.phrase("Ritter", nth=2)
    s.says("es reiche", who)
    found = s.resolve()
    voice = found.statements[0].speaker
    assert voice.entities == ()
    assert {c.entity for c in voice.candidates} == {"e1", "e2"}
    assert "2 people are called “Ritter”" in voice.why


def test_a_credit_line_names_nobody() -> None:
    s = Story("Foto: Archiv/AFP")
    s.cut.kinds_of_parts[0] = "credit"
    s.phrase("Archiv/AFP")
    assert s.resolve().entities == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("FBU", "Freie Binnenschiffer Union"),
        ("Nordlicht Energie", "Nordlicht"),
        ("Nordlicht", "Nordlicht Energie"),
    ],
)
def test_forms_of_an_organisation(first: str, second: str) -> None:
    s = Story(f"{first} warnte, es regne. Dann meldete {second}, es schneie.")
    a = s.phrase(first, entity="organisation")
    b = s.phrase(second, nth=int(second in first), entity="organisation")
    s.says("es regne", a)
    s.says("es schneie", b)
    (organisation,) = s.resolve().entities
    assert set(organisation.forms) == {first, second}


def test_a_given_name_alone_is_the_one_who_bears_it() -> None:
    s = Story("Ole Lund kam. Ole ging.")
    s.phrase("Ole Lund")
    s.phrase("Ole", nth=1)
    (person,) = s.resolve().entities
    assert "part of the name “Ole Lund” (line 1)" in person.mentions[1].why


def test_an_unknown_kind_with_a_first_name_is_a_person() -> None:
    habits = NameConventions(frozenset(), frozenset(), frozenset())
    assert parse_name("Anna Xyl", ["Anna", "Xyl"], "other", habits).kind == "person"
    assert parse_name("Xyl Anna", ["Xyl", "Anna"], "other", habits).kind == "other"
