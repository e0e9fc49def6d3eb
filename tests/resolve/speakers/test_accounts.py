"""Accounts speak for their owner, for the subject of the clause, or for who spoke last."""

from __future__ import annotations

import pytest

from relata.model.analysis import Draft, Party
from tests.resolve.build import Story, speaker_of


def test_own_account_is_that_of_the_subject() -> None:
    s = Story("Nach eigenen Angaben kaufte Ida Holm die Daten.")
    own = s.phrase("eigenen Angaben", kind="description", entity="other", role="Angaben")
    s.phrase("Ida Holm")
    s.says("kaufte Ida Holm die Daten", own)
    found = s.resolve()
    assert speaker_of(found, found.statements[0]) == ["Ida Holm"]
    assert "is that of" in found.statements[0].speaker.why


def test_an_account_with_an_owner() -> None:
    s = Story("Nach Angaben der Reederei Lund steht das Schiff still.")
    account = s.phrase("Angaben der Reederei Lund", kind="description", entity="other",
                       role="Angaben")  # fmt: skip
    s.phrase("der Reederei Lund", entity="organisation", name="Reederei Lund", parent=account)
    s.says("steht das Schiff still", account)
    found = s.resolve()
    assert speaker_of(found, found.statements[0]) == ["Reederei Lund"]


def test_a_bare_account_goes_on_with_who_spoke_last() -> None:
    s = Story("Ida Holm sagte, es reiche. Den Angaben zufolge bleibt die Brücke zu.")
    who = s.phrase("Ida Holm")
    bare = s.phrase("Den Angaben", kind="description", entity="other", role="Angaben")
    s.says("es reiche", who)
    s.says("bleibt die Brücke zu", bare)
    found = s.resolve()
    assert speaker_of(found, found.statements[1]) == ["Ida Holm"]
    assert found.statements[1].speaker.score < found.statements[0].speaker.score


@pytest.mark.parametrize(("who", "agrees"), [("Ida Holm", True), ("Paul Holm", False)])
def test_a_possessive_means_the_subject_before_that_agrees(who: str, agrees: bool) -> None:
    s = Story(f"{who} leitet das Amt. Nach ihren Angaben ist der Damm sicher.")
    s.phrase(who)
    account = s.phrase("ihren Angaben", kind="description", entity="other", role="Angaben")
    s.says("ist der Damm sicher", account)
    found = s.resolve()
    assert (speaker_of(found, found.statements[0]) == [who]) is agrees


def test_a_noun_of_another_kind_is_not_an_account() -> None:
    s = Story("Ida Holm sagte, es reiche. Der Bericht nennt Zahlen.")
    who = s.phrase("Ida Holm")
    report = s.phrase("Der Bericht", kind="description", entity="document", role="Bericht")
    s.says("es reiche", who)
    s.says("nennt Zahlen", report)
    found = s.resolve()
    assert speaker_of(found, found.statements[1]) == ["Bericht"]


def _spanish(second: str, content: str, cue: str) -> list[str]:
    text = f"Ana Tamm dijo que basta. “{content}”, {second}."
    s = Story(text, code="es")
    who = s.phrase("Ana Tamm")
    s.says("que basta", who)
    s.drafts.append(
        Draft(mode="direct", content=(s.at(f"“{content}”"),), score=0.9, cue=(s.at(cue),))
    )
    found = s.resolve()
    return speaker_of(found, found.statements[1])


def test_a_verb_without_a_subject_goes_on_with_the_last_speaker() -> None:
    assert _spanish("aseguró a la red Lumitel", "Es tarde", "aseguró") == ["Ana Tamm"]


def test_a_verb_with_a_subject_does_not() -> None:
    assert _spanish("aseguró el alcalde", "Es tarde", "aseguró") == []


def test_who_is_spoken_to_does_not_speak() -> None:
    s = Story("Ana Tamm dijo que basta. “Es tarde”, aseguró a la red Lumitel.", code="es")
    who = s.phrase("Ana Tamm")
    net = s.phrase("la red Lumitel", entity="outlet", name="Lumitel", role="red")
    s.says("que basta", who)
    s.drafts.append(
        Draft(mode="direct", content=(s.at("“Es tarde”"),), score=0.9, cue=(s.at("aseguró"),),
              speaker=Party((s.at("la red Lumitel"),), 0.8, "nearest", net))
    )  # fmt: skip
    found = s.resolve()
    assert speaker_of(found, found.statements[1]) == ["Ana Tamm"]


def test_our_own_information_is_nobody_elses() -> None:
    s = Story("Ida Holm sagte, es reiche. Nach unseren Informationen bleibt die Brücke zu.")
    holm = s.phrase("Ida Holm")
    s.says("es reiche", holm)
    ours = s.phrase("unseren Informationen", kind="description", entity="other",
                    role="Informationen")  # fmt: skip
    s.says("bleibt die Brücke zu", ours)
    found = s.resolve()
    assert speaker_of(found, found.statements[1]) == []
    assert "the outlet's own" in found.statements[1].speaker.why


def test_of_two_men_the_subject_is_meant() -> None:
    s = Story("Jan Holm traf Karl Berg am Montag. Nach seinen Angaben ist der Damm sicher.")
    s.phrase("Jan Holm")
    s.phrase("Karl Berg")
    account = s.phrase("seinen Angaben", kind="description", entity="other", role="Angaben")
    s.says("ist der Damm sicher", account)
    found = s.resolve()
    assert speaker_of(found, found.statements[0]) == ["Jan Holm"]
