"""Who speaks and to whom: pronouns of clauses, articles in names, nobody to himself."""

from __future__ import annotations

from relata.model.record import Record, Statement
from tests.resolve.build import Story


def names(found: Record, ids: tuple[str, ...]) -> list[str]:
    by_id = {e.id: e.name for e in found.entities}
    return [by_id[i] for i in ids]


def speaker(found: Record, statement: Statement) -> list[str]:
    assert statement.speaker is not None
    return names(found, statement.speaker.entities)


def test_a_relative_pronoun_speaks_for_what_it_follows() -> None:
    s = Story("We asked the chief engineer, who said it held.", "en")
    s.phrase("the chief engineer", kind="description", role="chief engineer", head="engineer")
    who = s.phrase("who", kind="pronoun")
    s.says("it held", who)
    found = s.resolve()
    assert speaker(found, found.statements[0]) == ["chief engineer"]
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
    assert speaker(found, found.statements[0]) == ["Sprecher der Behörde"]


def test_nobody_is_told_by_himself() -> None:
    s = Story("Ida Holm sagte, es reiche.")
    who = s.phrase("Ida Holm")
    s.says("es reiche", who, addressee=who)
    found = s.resolve()
    assert found.statements[0].addressee is None


def test_an_article_makes_no_other_name() -> None:
    s = Story("The Harbour Globe wrote it. The mayor read Harbour Globe papers.", "en")
    who = s.phrase("The Harbour Globe", entity="outlet")
    s.phrase("Harbour Globe", nth=1, entity="outlet")
    s.says("it", who)
    found = s.resolve()
    assert [e.kind for e in found.entities] == ["outlet"]
    assert len(found.entities[0].mentions) == 2


def test_a_surname_behind_an_adjective() -> None:
    s = Story("Ida Holm kam. Die kranke Holm sagte, es reiche.")
    s.phrase("Ida Holm")
    who = s.phrase("Die kranke Holm", kind="description", entity="other", head="Holm")
    s.says("es reiche", who)
    found = s.resolve()
    assert speaker(found, found.statements[0]) == ["Ida Holm"]


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
    assert speaker(found, found.statements[0]) == ["Staatsanwaltschaft Wiesen"]


def test_a_surname_with_its_particle() -> None:
    s = Story("Onno de Buhr kam. De Buhr sagte, es reiche.")
    s.phrase("Onno de Buhr")
    who = s.phrase("De Buhr", entity="other")
    s.says("es reiche", who)
    found = s.resolve()
    assert speaker(found, found.statements[0]) == ["Onno de Buhr"]


def test_one_unknown_word_that_does_nothing_is_no_person() -> None:
    s = Story("They sold Quenchola. Haugen said it rained.", "en")
    s.phrase("Quenchola")
    who = s.phrase("Haugen")
    s.says("it rained", who)
    found = s.resolve()
    assert {e.name: e.kind for e in found.entities} == {"Quenchola": "other", "Haugen": "person"}


def test_a_pronoun_for_anybody_is_no_name() -> None:
    s = Story("Man habe es geprüft.")
    who = s.phrase("Man", kind="pronoun", entity="unnamed")
    s.says("es geprüft", who)
    found = s.resolve()
    assert found.entities == ()
    assert speaker(found, found.statements[0]) == []


def test_the_court_is_the_one_with_a_name() -> None:
    s = Story("The Harbour Court met. A liberal court closed. The court said it rained.", "en")
    s.phrase("The Harbour Court", entity="institution", name="Harbour Court", head="Court")
    s.phrase("A liberal court", kind="description", entity="institution", role="liberal court")
    s.phrases[-1].head = s.tokens("court")[0]
    who = s.phrase("The court", kind="description", entity="institution", role="court")
    s.says("it rained", who)
    found = s.resolve()
    assert speaker(found, found.statements[0]) == ["Harbour Court"]


def test_a_gazette_of_laws_is_no_newspaper() -> None:
    s = Story("Der Wiesener Bote schrieb viel. Das Amtsblatt meldete, es reiche.")
    s.phrase("Der Wiesener Bote", entity="outlet", name="Wiesener Bote")
    who = s.phrase("Das Amtsblatt", kind="description", entity="outlet", role="Amtsblatt")
    s.says("es reiche", who)
    found = s.resolve()
    assert speaker(found, found.statements[0]) == ["Amtsblatt"]
