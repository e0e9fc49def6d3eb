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
    assert found.statements[0].addressee.entities == (found.document.outlet,)


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


def described(text: str, *, start: str, again: str, head: str, kind: str = "person") -> bool:
    """Whether a second description goes back to the first, in English."""
    s = Story(text, "en")
    s.phrase(start, kind="description", entity=kind, role=start.split(" ", 1)[1], head=head)
    role = again.split(" ", 1)[1] if again[0] in "Tt" and " " in again else again
    second = s.phrase(again, nth=int(again == start), kind="description", entity=kind, role=role)
    s.phrases[second].head = s.tokens(again, int(again == start))[0] + again.split().index(head)
    s.says("it rained", second)
    found = s.resolve()
    return len(found.entities) == 1 and len(found.entities[0].mentions) == 2


def test_a_description_must_not_say_something_new_of_a_group() -> None:
    text = "The agency said little. {} said it rained."
    same = {"start": "The agency", "head": "agency", "kind": "institution"}
    assert described(text.format("The agency"), again="The agency", **same)
    assert not described(text.format("The Danish space agency"), again="The Danish space agency",
                         **same)  # fmt: skip
    assert not described(text.format("The agency of Oslo"), again="The agency of Oslo", **same)


def test_whose_it_is_makes_somebody_else() -> None:
    text = "The minister left. {} said it rained."
    same = {"start": "The minister", "head": "minister"}
    assert described(text.format("The minister"), again="The minister", **same)
    assert not described(text.format("Her minister"), again="Her minister", **same)
    assert not described(
        "The minister left. The minister who stayed said it rained.", again="The minister", **same
    )


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


def test_a_pronoun_tells_a_gender() -> None:
    s = Story("Tamm kam. Er ging. Ida Holm kam. Sie sagte, es reiche.")
    s.phrase("Tamm", role="")
    s.phrase("Er", kind="pronoun", number="sg", gender="m")
    s.phrase("Ida Holm")
    her = s.phrase("Sie", kind="pronoun", number="sg", gender="f")
    s.says("es reiche", her)
    found = s.resolve()
    assert speaker_of(found, found.statements[0]) == ["Ida Holm"]


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


def test_the_party_is_the_organisation_just_named() -> None:
    s = Story("The SPD met. The party said it rained.", "en")
    s.phrase("SPD", entity="organisation")
    who = s.phrase(
        "The party", kind="description", entity="organisation", role="party", head="party"
    )
    s.says("it rained", who)
    found = s.resolve()
    assert speaker_of(found, found.statements[0]) == ["SPD"]


def test_witnesses() -> None:
    s = Story("Witnesses said it rained.", "en")
    who = s.phrase("Witnesses", kind="description", entity="unnamed", role="Witnesses", number="pl")
    s.says("it rained", who)
    found = s.resolve()
    assert found.statements[0].chain[0].kind == "witness"


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


def test_what_is_called_the_paper_is_no_person() -> None:
    s = Story("Curier Dalin schrieb, es regne. Das Blatt meldete, es schneie.")
    who = s.phrase("Curier Dalin")
    paper = s.phrase("Das Blatt", kind="description", entity="outlet", role="Blatt", gender="n")
    s.says("es regne", who)
    s.says("es schneie", paper)
    found = s.resolve()
    assert [(e.kind, e.name) for e in found.entities] == [("outlet", "Curier Dalin")]
    assert [x.chain[0].kind for x in found.statements] == ["outlet", "outlet"]


def test_an_unknown_outlet_is_not_replaced_by_another() -> None:
    s = Story("Le Monde schrieb viel. Ida Holm sagte dieser Zeitung, es reiche.")
    s.phrase("Le Monde", entity="outlet")
    who = s.phrase("Ida Holm")
    paper = s.phrase(
        "dieser Zeitung", kind="description", entity="outlet", role="Zeitung", gender="f"
    )
    s.says("es reiche", who, addressee=paper)
    found = s.resolve()
    assert found.document.outlet is None
    assert entity_of(found, "dieser Zeitung", s.text).forms == ()


def test_a_spokeswoman_without_a_name_speaks_for_others() -> None:
    s = Story("Eine Sprecherin sagte, es reiche.")
    who = s.phrase(
        "Eine Sprecherin", kind="description", entity="unnamed", role="Sprecherin", gender="f"
    )
    s.says("es reiche", who)
    found = s.resolve()
    assert found.statements[0].chain[0].kind == "spokesperson"
    assert found.sourcing.anonymous == 1


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


def test_broadcasters_and_agencies_by_their_word() -> None:
    s = Story(
        "The Guardian and NBC and AFP met. The broadcaster said it rained. "
        "The news agency said it snowed. The outlet said it hailed.",
        "en",
    )
    for name, kind in (("The Guardian", "outlet"), ("NBC", "outlet"), ("AFP", "agency")):
        s.phrase(name, entity=kind)
    for text, content in (
        ("The broadcaster", "it rained"),
        ("The news agency", "it snowed"),
        ("The outlet", "it hailed"),
    ):
        role = text.removeprefix("The ")
        i = s.phrase(text, kind="description", entity="outlet", role=role)
        s.phrases[i].head = s.phrases[i].end - 1
        s.says(content, i)
    found = s.resolve()
    names = [speaker_of(found, x)[0] for x in found.statements]
    assert names[:2] == ["NBC", "AFP"]


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
