"""Descriptions and pronouns go back to whom they mean, or stay open."""

from __future__ import annotations

from tests.resolve.build import Story, entity_of, speaker_of


def test_apposition_and_later_role() -> None:
    s = Story("Der Sprecher der Polizei, Lars Beringer, kam. Der Sprecher sagte, es sei ruhig.")
    s.phrase(
        "Der Sprecher der Polizei, Lars Beringer", name="Lars Beringer",
        role="Sprecher der Polizei", head="Sprecher", gender="m", number="sg",
    )  # fmt: skip
    again = s.phrase(
        "Der Sprecher", nth=1, kind="description", role="Sprecher", gender="m", number="sg"
    )
    s.says("es sei ruhig", again)
    found = s.resolve()
    assert speaker_of(found, found.statements[0]) == ["Lars Beringer"]
    assert found.statements[0].chain[-1].kind == "spokesperson"
    assert "goes back to “Lars Beringer” (line 1)" in found.statements[0].speaker.why


def test_the_minister_is_the_nearest_of_that_office_and_country() -> None:
    s = Story(
        "Die dänische Verteidigungsministerin Ida Holm und der estnische Verteidigungsminister "
        "Jaan Tamm trafen sich. Der Minister sagte, es reiche. Die Ministerin nickte, es gehe."
    )
    s.phrase(
        "Die dänische Verteidigungsministerin Ida Holm", name="Ida Holm",
        role="dänische Verteidigungsministerin", head="Verteidigungsministerin", gender="f",
    )  # fmt: skip
    s.phrase(
        "der estnische Verteidigungsminister Jaan Tamm", name="Jaan Tamm",
        role="estnische Verteidigungsminister", head="Verteidigungsminister", gender="m",
    )  # fmt: skip
    him = s.phrase("Der Minister", kind="description", role="Minister", gender="m")
    her = s.phrase("Die Ministerin", kind="description", role="Ministerin", gender="f")
    s.says("es reiche", him)
    s.says("es gehe", her)
    found = s.resolve()
    assert [speaker_of(found, st) for st in found.statements] == [["Jaan Tamm"], ["Ida Holm"]]


def test_head_of_state_is_the_president_of_that_country() -> None:
    s = Story(
        "Der dänische Präsident Ole Lund und der estnische Präsident Jaan Tamm sprachen. "
        "Der dänische Staatschef sagte, es reiche."
    )
    for role, name in (("dänische Präsident", "Ole Lund"), ("estnische Präsident", "Jaan Tamm")):
        s.phrase(f"{role} {name}", name=name, role=role, head="Präsident", gender="m")
    again = s.phrase(
        "Der dänische Staatschef", kind="description", role="dänische Staatschef",
        head="Staatschef", gender="m",
    )  # fmt: skip
    s.says("es reiche", again)
    found = s.resolve()
    assert speaker_of(found, found.statements[0]) == ["Ole Lund"]


def test_an_indefinite_description_is_somebody_new() -> None:
    s = Story("Ein Beamter sagte, es sei ernst. Ein Beamter sagte, es sei vorbei.")
    for n, content in enumerate(("es sei ernst", "es sei vorbei")):
        i = s.phrase(
            "Ein Beamter", nth=n, kind="description", entity="unnamed", role="Beamter", gender="m"
        )
        s.says(content, i)
    found = s.resolve()
    assert [e.kind for e in found.entities] == ["unnamed", "unnamed"]
    assert [st.chain[-1].kind for st in found.statements] == ["anonymous", "anonymous"]
    assert found.sourcing.anonymous == 2
    assert found.sourcing.speakers == 2


def test_the_newspaper_is_no_broadcaster() -> None:
    s = Story("Le Monde schrieb viel. France24 sah es. Die Zeitung berichtete, es regne.")
    s.phrase("Le Monde", entity="outlet")
    s.phrase("France24", entity="outlet")
    paper = s.phrase("Die Zeitung", kind="description", entity="outlet", role="Zeitung", gender="f")
    s.says("es regne", paper)
    found = s.resolve()
    assert speaker_of(found, found.statements[0]) == ["Le Monde"]


def test_this_newspaper_is_the_outlet() -> None:
    s = Story("Ida Holm sagte dieser Zeitung, es reiche.", document={"outlet": "Hafenbote"})
    who = s.phrase("Ida Holm")
    paper = s.phrase(
        "dieser Zeitung", kind="description", entity="outlet", role="Zeitung", gender="f"
    )
    s.says("es reiche", who, addressee=paper)
    found = s.resolve()
    assert found.statements[0].addressee.entities == (found.outlet,)


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


def test_first_person_inside_a_quotation() -> None:
    s = Story("„Ich sagte ihm, es reiche“, sagte Ida Holm.")
    me = s.phrase("Ich", kind="pronoun", number="sg")
    who = s.phrase("Ida Holm")
    outer = s.says("„Ich sagte ihm, es reiche“", who, mode="direct")
    s.says("es reiche", me, inside=outer)
    found = s.resolve()
    assert [speaker_of(found, st) for st in found.statements] == [["Ida Holm"], ["Ida Holm"]]


def test_a_pronoun_without_anybody_stays_open() -> None:
    s = Story("Er sagte, es reiche.")
    him = s.phrase("Er", kind="pronoun", number="sg", gender="m")
    s.says("es reiche", him)
    found = s.resolve()
    voice = found.statements[0].speaker
    assert voice.entities == ()
    assert "nobody named before" in voice.why
    assert found.sourcing.anonymous == 1


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


def test_a_ministry_by_its_description() -> None:
    s = Story("Das Verkehrsministerium teilte mit, es baue. Das Ministerium erklärte, es warte.")
    first = s.phrase(
        "Das Verkehrsministerium", kind="description", entity="institution",
        role="Verkehrsministerium", gender="n",
    )  # fmt: skip
    again = s.phrase(
        "Das Ministerium", kind="description", entity="institution", role="Ministerium", gender="n"
    )
    s.says("es baue", first)
    s.says("es warte", again)
    found = s.resolve()
    assert entity_of(found, "Das Ministerium", s.text) == found.entities[0]
    assert found.sourcing.by_speaker == {"e1": 2}
    assert found.sourcing.named == 2
