"""Pronouns go back to the most salient antecedent, or stay open; relative ones to their noun."""

from __future__ import annotations

from tests.resolve.build import Story, entity_of, speaker_of


def test_pronouns_by_gender() -> None:
    s = Story("Ida Holm traf Jaan Tamm. Er sagte, es reiche. Sie sagte, es gehe.")
    s.phrase("Ida Holm")
    s.phrase("Jaan Tamm")
    him = s.phrase("Er", kind="pronoun", number="sg", gender="m")
    her = s.phrase("Sie", kind="pronoun", gender="f")
    s.says("es reiche", him)
    s.says("es gehe", her)
    found = s.resolve()
    assert [speaker_of(found, st) for st in found.statements] == [["Jaan Tamm"], ["Ida Holm"]]
    assert "“Er” goes back to “Jaan Tamm” (line 1)" in found.statements[0].speaker.why


def test_the_last_speaker_is_preferred() -> None:
    s = Story("Ole Lund sagte, es reiche. Dann kam Paul Ritter. Er sagte, es gehe.")
    first = s.phrase("Ole Lund")
    s.phrase("Paul Ritter")
    him = s.phrase("Er", kind="pronoun", number="sg", gender="m")
    s.says("es reiche", first)
    s.says("es gehe", him)
    found = s.resolve()
    assert speaker_of(found, found.statements[1]) == ["Ole Lund"]


def test_a_pronoun_without_anybody_stays_open() -> None:
    s = Story("Er sagte, es reiche.")
    him = s.phrase("Er", kind="pronoun", number="sg", gender="m")
    s.says("es reiche", him)
    found = s.resolve()
    voice = found.statements[0].speaker
    assert voice.entities == ()
    assert "nobody named before" in voice.why
    assert found.sourcing.anonymous == 1


def test_she_said_she_is_she() -> None:
    s = Story("Ida Holm met Ann Lund. Holm said she saw it. She left.", "en")
    s.phrase("Ida Holm")
    s.phrase("Ann Lund")
    who = s.phrase("Holm", nth=1)
    s.phrase("she", kind="pronoun", number="sg", gender="f")
    s.phrase("She", kind="pronoun", number="sg", gender="f")
    s.says("she saw it", who)
    found = s.resolve()
    assert entity_of(found, "she", s.text).name == "Ida Holm"


def test_nobody_is_he_in_his_own_words() -> None:
    s = Story("Ole Lund met Paul Ritter. Lund said: „He saw it.“", "en")
    s.phrase("Ole Lund")
    s.phrase("Paul Ritter")
    who = s.phrase("Lund", nth=1)
    s.phrase("He", kind="pronoun", number="sg", gender="m")
    s.says("„He saw it.“", who, mode="direct")
    found = s.resolve()
    assert entity_of(found, "He", s.text).name == "Paul Ritter"


def test_a_pronoun_shows_a_gender() -> None:
    s = Story("Tamm kam. Er ging. Ida Holm kam. Sie sagte, es reiche.")
    s.phrase("Tamm", role="")
    s.phrase("Er", kind="pronoun", number="sg", gender="m")
    s.phrase("Ida Holm")
    her = s.phrase("Sie", kind="pronoun", number="sg", gender="f")
    s.says("es reiche", her)
    found = s.resolve()
    assert speaker_of(found, found.statements[0]) == ["Ida Holm"]


def test_it_is_a_thing_and_no_person() -> None:
    s = Story("Ole Lund met the SPD. It said it rained.", "en")
    s.phrase("Ole Lund")
    s.phrase("SPD", entity="organisation")
    it = s.phrase("It", kind="pronoun", number="sg", gender="n")
    s.says("it rained", it)
    found = s.resolve()
    assert speaker_of(found, found.statements[0]) == ["SPD"]


def test_two_candidates_of_equal_standing_lower_the_score() -> None:
    clear = Story("Ole Lund left. He said it rained.", "en")
    open_ = Story("Then came Ole Lund, then Paul Ritter. He said it rained.", "en")
    for s, names in ((clear, ("Ole Lund",)), (open_, ("Ole Lund", "Paul Ritter"))):
        for name in names:
            s.phrase(name, preposition=0 if s is open_ else -1)
        him = s.phrase("He", kind="pronoun", number="sg", gender="m")
        s.says("it rained", him)
    sure = clear.resolve().statements[0].speaker.score
    assert open_.resolve().statements[0].speaker.score < sure


def test_a_relative_pronoun_speaks_for_what_it_follows() -> None:
    s = Story("We asked the chief engineer, who said it held.", "en")
    s.phrase("the chief engineer", kind="description", role="chief engineer", head="engineer")
    who = s.phrase("who", kind="pronoun")
    s.says("it held", who)
    found = s.resolve()
    assert speaker_of(found, found.statements[0]) == ["chief engineer"]
    voice = found.statements[0].speaker
    assert voice is not None
    assert "stands for" in voice.why


def test_a_relative_pronoun_agrees_with_its_noun() -> None:
    s = Story("Wir fragten den Sprecher der Behörde, der sagte, es reiche.")
    s.phrase(
        "den Sprecher der Behörde", kind="description", role="Sprecher der Behörde", gender="m",
        number="sg",
    )  # fmt: skip
    s.phrase(
        "der Behörde", kind="description", entity="institution", role="Behörde", gender="f",
        number="sg",
    )  # fmt: skip
    who = s.phrase("der", nth=1, kind="pronoun")
    s.says("es reiche", who)
    found = s.resolve()
    assert speaker_of(found, found.statements[0]) == ["Sprecher der Behörde"]


def test_a_pronoun_for_anybody_is_not_a_name() -> None:
    s = Story("Man habe es geprüft.")
    who = s.phrase("Man", kind="pronoun", entity="unnamed")
    s.says("es geprüft", who)
    found = s.resolve()
    assert found.entities == ()
    assert speaker_of(found, found.statements[0]) == []
