"""Who speaks and to whom: first person, coordinations, nobody to himself."""

from __future__ import annotations

from relata.model.analysis import Draft, Party
from tests.resolve.build import Story, entity_of, speaker_of


def test_first_person_inside_a_quotation() -> None:
    s = Story("„Ich sagte ihm, es reiche“, sagte Ida Holm.")
    me = s.phrase("Ich", kind="pronoun", number="sg")
    who = s.phrase("Ida Holm")
    outer = s.says("„Ich sagte ihm, es reiche“", who, mode="direct")
    s.says("es reiche", me, inside=outer)
    found = s.resolve()
    assert [speaker_of(found, st) for st in found.statements] == [["Ida Holm"], ["Ida Holm"]]


def test_several_speakers_at_once() -> None:
    s = Story("Ida Holm und Jaan Tamm sagten, es reiche. Sie sagten, es gehe.")
    both = s.phrase("Ida Holm und Jaan Tamm", conjuncts=(1, 2), number="pl")
    s.phrase("Ida Holm", parent=0)
    s.phrase("Jaan Tamm", parent=0)
    they = s.phrase("Sie", kind="pronoun")
    s.says("es reiche", both)
    s.says("es gehe", they)
    found = s.resolve()
    for statement in found.statements:
        assert speaker_of(found, statement) == ["Ida Holm", "Jaan Tamm"]
    assert found.sourcing.longest_chain == 1
    assert found.sourcing.speakers == 2


def test_nobody_speaks_to_himself() -> None:
    s = Story("Ole Lund traf Paul Ritter. Lund riet ihm, zu gehen.")
    s.phrase("Ole Lund")
    s.phrase("Paul Ritter")
    who = s.phrase("Lund", nth=1)
    him = s.phrase("ihm", kind="pronoun", number="sg", gender="mn")
    s.says("zu gehen", who, addressee=him)
    found = s.resolve()
    assert found.statements[0].addressee.entities == (entity_of(found, "ihm", s.text).id,)
    assert entity_of(found, "ihm", s.text).name == "Paul Ritter"


def test_we_inside_a_quotation_is_the_speaker_less_surely() -> None:
    s = Story("„Wir sagten, es reiche“, sagte Ida Holm.")
    we = s.phrase("Wir", kind="pronoun", number="pl")
    who = s.phrase("Ida Holm")
    outer = s.says("„Wir sagten, es reiche“", who, mode="direct")
    s.says("es reiche", we, inside=outer)
    found = s.resolve()
    assert speaker_of(found, found.statements[1]) == ["Ida Holm"]
    assert found.statements[1].speaker.score < found.statements[0].speaker.score


def test_i_outside_a_quotation_stays_open() -> None:
    s = Story("Ich sagte, es reiche.")
    me = s.phrase("Ich", kind="pronoun", number="sg")
    s.says("es reiche", me)
    voice = s.resolve().statements[0].speaker
    assert voice.entities == ()
    assert "first person outside any quotation" in voice.why


def test_nobody_is_the_addressee_of_himself() -> None:
    s = Story("Ida Holm sagte, es reiche.")
    who = s.phrase("Ida Holm")
    s.says("es reiche", who, addressee=who)
    found = s.resolve()
    assert found.statements[0].addressee is None


def test_a_label_speaks_without_a_phrase() -> None:
    s = Story("Holm: Es reicht. Ida Holm ging.")
    s.phrase("Ida Holm")
    s.drafts.append(
        Draft("direct", (s.at("Es reicht"),), 0.9, speaker=Party((s.at("Holm"),), 0.9, "label"))
    )
    found = s.resolve()
    assert found.statements[0].speaker.entities == (found.entities[0].id,)
    assert found.entities[0].name == "Ida Holm"


def test_an_age_without_a_phrase_says_who_speaks() -> None:
    s = Story("Ole Lund, 54, heads the depot. “I knew nothing,” said the 54-year-old.", code="en")
    s.phrase("Ole Lund")
    s.drafts.append(
        Draft(mode="direct", content=(s.at("“I knew nothing,”"),), score=0.9,
              speaker=Party((s.at("the 54-year-old"),), 0.9, "nearest"))
    )  # fmt: skip
    found = s.resolve()
    assert speaker_of(found, found.statements[0]) == ["Ole Lund"]
