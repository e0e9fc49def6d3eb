"""Names are grouped into people, organisations, outlets and places."""

from __future__ import annotations

import pytest

from relata.resolve.parsed_name import NameConventions, parse_name
from tests.resolve.build import Story, entity_of, speaker_of


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


def test_a_lone_capitalised_word_is_not_surely_a_person() -> None:
    s = Story("Auf Verdacht kam Ritter. Dann ging Ritter.")
    s.phrase("Verdacht", preposition=0)
    s.phrase("Ritter")
    s.phrase("Ritter", nth=1)
    assert [e.name for e in s.resolve().entities] == ["Ritter"]


def test_a_genitive_is_not_a_title() -> None:
    s = Story("Die Wahl Ida Holms freute alle. Ida Holm nickte.")
    s.phrase("Die Wahl Ida Holms", name="Ida Holms", role="Wahl", head="Wahl")
    s.phrase("Ida Holm", nth=1)
    (person,) = s.resolve().entities
    assert person.forms == ("Ida Holm",)
    assert person.roles == ()


def test_quotation_marks_are_not_a_part_of_a_name() -> None:
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
    conventions = NameConventions(frozenset(), frozenset(), frozenset())
    assert parse_name("Anna Xyl", ["Anna", "Xyl"], "other", conventions).kind == "person"
    assert parse_name("Xyl Anna", ["Xyl", "Anna"], "other", conventions).kind == "other"


def test_a_place_that_somebody_is_called_after() -> None:
    s = Story("Ann Paris sang in Paris. Paris said it rained.", "en")
    s.phrase("Ann Paris")
    s.phrase("Paris", nth=1, preposition=3)
    who = s.phrase("Paris", nth=2)
    s.says("it rained", who)
    found = s.resolve()
    assert [e.kind for e in found.entities] == ["person", "place"]
    assert speaker_of(found, found.statements[0]) == ["Ann Paris"]


def test_two_people_side_by_side() -> None:
    s = Story("Ida Holm rief Jaan Tamm an. Dann versicherte Holm Ritter, es reiche.")
    s.phrase("Ida Holm")
    s.phrase("Jaan Tamm")
    both = s.phrase("Holm Ritter")
    s.says("es reiche", both)
    found = s.resolve()
    assert speaker_of(found, found.statements[0]) == ["Ida Holm"]
    assert [e.name for e in found.entities] == ["Ida Holm", "Jaan Tamm", "Ritter"]


def test_a_weekday_is_nobody() -> None:
    s = Story("Friday came. Ole Lund said it rained.", "en")
    s.phrase("Friday")
    s.phrase("Ole Lund")
    assert [e.name for e in s.resolve().entities] == ["Ole Lund"]


def test_an_article_makes_no_other_name() -> None:
    s = Story("The Harbour Globe wrote it. The mayor read Harbour Globe papers.", "en")
    who = s.phrase("The Harbour Globe", entity="outlet")
    s.phrase("Harbour Globe", nth=1, entity="outlet")
    s.says("it", who)
    found = s.resolve()
    assert [e.kind for e in found.entities] == ["outlet"]
    assert len(found.entities[0].mentions) == 2


def test_a_surname_after_an_adjective() -> None:
    s = Story("Ida Holm kam. Die kranke Holm sagte, es reiche.")
    s.phrase("Ida Holm")
    who = s.phrase("Die kranke Holm", kind="description", entity="other", head="Holm")
    s.says("es reiche", who)
    found = s.resolve()
    assert speaker_of(found, found.statements[0]) == ["Ida Holm"]


def test_a_surname_with_its_particle() -> None:
    s = Story("Onno de Buhr kam. De Buhr sagte, es reiche.")
    s.phrase("Onno de Buhr")
    who = s.phrase("De Buhr", entity="other")
    s.says("es reiche", who)
    found = s.resolve()
    assert speaker_of(found, found.statements[0]) == ["Onno de Buhr"]


def test_one_unknown_word_that_does_nothing_is_not_a_person() -> None:
    s = Story("They sold Quenchola. Haugen said it rained.", "en")
    s.phrase("Quenchola")
    who = s.phrase("Haugen")
    s.says("it rained", who)
    found = s.resolve()
    assert {e.name: e.kind for e in found.entities} == {"Quenchola": "other", "Haugen": "person"}


def test_an_elided_word_and_a_pronoun_are_not_names() -> None:
    s = Story("C’est vrai. On parle. US est un nom. Holm vient.", "fr")
    for word in ("C’", "On", "US", "Holm"):
        s.phrase(word)
    assert [e.name for e in s.resolve().entities] == ["US", "Holm"]


def test_a_firm_is_the_same_with_and_without_its_legal_form() -> None:
    s = Story(
        "Holmag Inc. grew. Holmag sells. Tamsel LLC grew. Ida Rohde left Ida Rohde GmbH.", "en"
    )
    s.phrase("Holmag Inc.", entity="organisation")
    s.phrase("Holmag", nth=1)
    s.phrase("Tamsel LLC")
    s.phrase("Ida Rohde")
    s.phrase("Ida Rohde GmbH", entity="organisation")
    found = [(e.kind, len(e.mentions)) for e in s.resolve().entities]
    assert found == [("organisation", 2), ("organisation", 1), ("person", 1), ("organisation", 1)]


def test_a_body_that_opens_a_role_is_mentioned() -> None:
    def mentions(text: str) -> int:
        s = Story(text, "en")
        s.phrase("Holmag", entity="organisation")
        s.phrase("Holmag spokesman Ole Lund", name="Ole Lund", role="Holmag spokesman",
                 head="spokesman", nth=0)  # fmt: skip
        return len(entity_of(s.resolve(), "Holmag", text).mentions)

    assert mentions("Holmag grew. Holmag spokesman Ole Lund left.") == 2
