"""Descriptions go back to the entity that they describe, or are new."""

from __future__ import annotations

import relata
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


def test_the_newspaper_is_not_a_broadcaster() -> None:
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


def test_what_is_called_the_paper_is_not_a_person() -> None:
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


def test_the_court_is_the_one_with_a_name() -> None:
    s = Story("The Harbour Court met. A liberal court closed. The court said it rained.", "en")
    s.phrase("The Harbour Court", entity="institution", name="Harbour Court", head="Court")
    s.phrase("A liberal court", kind="description", entity="institution", role="liberal court")
    s.phrases[-1].head = s.tokens("court")[0]
    who = s.phrase("The court", kind="description", entity="institution", role="court")
    s.says("it rained", who)
    found = s.resolve()
    assert speaker_of(found, found.statements[0]) == ["Harbour Court"]


def test_a_gazette_of_laws_is_not_a_newspaper() -> None:
    s = Story("Der Wiesener Bote schrieb viel. Das Amtsblatt meldete, es reiche.")
    s.phrase("Der Wiesener Bote", entity="outlet", name="Wiesener Bote")
    who = s.phrase("Das Amtsblatt", kind="description", entity="outlet", role="Amtsblatt")
    s.says("es reiche", who)
    found = s.resolve()
    assert speaker_of(found, found.statements[0]) == ["Amtsblatt"]


def test_the_common_noun_in_a_name_names_it_again() -> None:
    s = Story("Die Staatsanwaltschaft Wiesen prüft. Die Staatsanwaltschaft sagte, es reiche.")
    s.phrase(
        "Die Staatsanwaltschaft Wiesen", entity="institution", name="Staatsanwaltschaft Wiesen",
        head="Staatsanwaltschaft",
    )  # fmt: skip
    s.phrases[-1].head = 1
    who = s.phrase(
        "Die Staatsanwaltschaft", nth=1, kind="description", entity="institution",
        role="Staatsanwaltschaft",
    )  # fmt: skip
    s.says("es reiche", who)
    found = s.resolve()
    assert speaker_of(found, found.statements[0]) == ["Staatsanwaltschaft Wiesen"]


def test_some_people_are_not_the_people_of_a_later_line() -> None:
    s = Story("Some people left. Later the people voted. Two men came. Then the men left.", "en")
    s.phrase("people", kind="description", entity="person", number="pl")
    s.phrases[-1].start -= 1
    s.phrase("the people", kind="description", entity="person", number="pl", head="people")
    s.phrase("Two men", kind="description", entity="person", number="pl", head="men")
    s.phrase("the men", kind="description", entity="person", number="pl", head="men")
    names = [e.name for e in s.resolve().entities]
    assert len(names) == 1 and names[0].endswith("men")


def test_the_company_is_one_that_speaks() -> None:
    def company(*, speaks: bool) -> list[str]:
        s = Story("The Boreal won. Holmag said it rains. Later the company left.", "en")
        s.phrase("The Boreal", entity="organisation")
        who = s.phrase("Holmag", entity="organisation")
        s.phrase("the company", kind="description", entity="organisation", head="company")
        if speaks:
            s.says("it rains", who)
        return [e.name for e in s.resolve().entities if len(e.mentions) > 1]

    assert company(speaks=True) == ["Holmag"] and company(speaks=False) == []


def test_an_outlet_that_is_named_right_after_is_not_the_one_before() -> None:
    def speakers(text: str) -> list[str]:
        s = Story(text, "en")
        s.phrase("Daily Tide", entity="outlet")
        who = s.phrase("the local paper", kind="description", entity="outlet", head="paper")
        s.phrase("Echo", entity="outlet")
        s.says("it rained", who)
        return speaker_of(s.resolve(), s.resolve().statements[0])

    one = "The Daily Tide slept. There the local paper, Echo, said that it rained."
    assert speakers(one) == ["the local paper"]


def test_the_local_paper_is_not_just_any_paper() -> None:
    def speakers(kind: str) -> list[str]:
        s = Story(f"The Daily Tide slept. Then the {kind} said that it rained.", "en")
        s.phrase("Daily Tide", entity="outlet")
        who = s.phrase(f"the {kind}", kind="description", entity="outlet", head="paper")
        s.says("it rained", who)
        found = s.resolve()
        return speaker_of(found, found.statements[0])

    assert speakers("paper") == ["Daily Tide"]
    assert speakers("local paper") != ["Daily Tide"]


def test_a_dated_paper_is_not_somebody_of_unknown_kind() -> None:
    def kind(paper: str) -> str:
        s = Story(f"Tamm said it snowed. Later {paper} said that it rained.", "en")
        first = s.phrase("Tamm")
        who = s.phrase(paper, kind="description", entity="outlet", head="paper")
        s.says("it snowed", first)
        s.says("it rained", who)
        return entity_of(s.resolve(), "Tamm", s.text).kind

    assert kind("the paper") == "outlet" and kind("the 2009 paper") == "person"


def test_on_the_radio_speaks_nobody_in_particular() -> None:
    def mentions(text: str, at: str) -> int:
        s = Story(text, "en")
        s.phrase("NBC", entity="outlet", kind="name")
        preposition = s.tokens(at)[0]
        s.phrase("the radio", kind="description", entity="outlet", head="radio",
                 preposition=preposition)  # fmt: skip
        return len(entity_of(s.resolve(), "NBC", text).mentions)

    assert mentions("NBC slept. They heard it on the radio.", "on") == 1
    assert mentions("NBC slept. They heard from the radio.", "from") == 2


def test_a_new_word_about_somebody_is_believed_where_he_speaks() -> None:
    def mentions(*, speaks: bool) -> int:
        s = Story("Mayor Ida Holm came. It rained on the southern mayor.", "en")
        s.phrase("Mayor Ida Holm", name="Ida Holm", role="Mayor", head="Mayor")
        who = s.phrase("the southern mayor", kind="description", role="southern mayor",
                       head="mayor")  # fmt: skip
        if speaks:
            s.says("It rained", who)
        return len(entity_of(s.resolve(), "Ida Holm", s.text).mentions)

    assert mentions(speaks=True) == 2 and mentions(speaks=False) == 1


def test_who_is_listed_next_to_somebody_is_not_the_same_person() -> None:
    text = (
        "Mayor and lawmaker Ida Berg said that she would go. The mayor, the lawmaker and the "
        "minister said that the plan was dead."
    )
    record = relata.read(text, lang="en", engine="fast")
    assert len(record.statements[1].speaker.entities) == 3
