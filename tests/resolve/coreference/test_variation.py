"""Descriptions that vary a name, ages, offices: who spoke before, somebody else, or open."""

from __future__ import annotations

import pytest

import relata
from relata.model.record import Record
from tests.resolve.build import Story, speaker_of


def said(code: str, first: str, name: str, second: str, head: str, **more: object) -> Record:
    """`name` says something in `first`; the description `second` speaks in the next sentence."""
    s = Story(f"{first} {second}", code=code)
    who = s.phrase(name, gender=more.pop("name_gender", ""))  # type: ignore[arg-type]
    what = second.rpartition(" ")[0] if "description" not in more else str(more.pop("description"))
    other = s.phrase(what, kind="description", role=head, **more)  # type: ignore[arg-type]
    s.says(first.split()[-1].rstrip("."), who)
    s.says(second.split()[-1].rstrip("."), other)
    return s.resolve()


def test_a_former_player_is_who_spoke_before() -> None:
    found = said("de", "Ole Lund sagte: Gut.", "Ole Lund", "Der frühere Nationalspieler sagte: Ja.",
                 "frühere Nationalspieler", description="Der frühere Nationalspieler",
                 entity="person", gender="m", number="sg")  # fmt: skip
    assert [speaker_of(found, s) for s in found.statements] == [["Ole Lund"], ["Ole Lund"]]
    assert "named just before" in found.statements[1].speaker.why


def test_who_spoke_some_sentences_before_is_described_in_new_words() -> None:
    text = (
        "„Das Spiel war gut“, sagte Ole Lund. Es regnete. Der Rasen war nass. Der frühere "
        "Nationalspieler sagte, er sei zufrieden."
    )
    record = relata.read(text, lang="de", engine="fast")
    last = record.statements[-1]
    assert speaker_of(record, last) == ["Ole Lund"]
    assert last.speaker is not None
    assert "spoke before" in last.speaker.why


def test_who_was_just_introduced_is_whom_the_next_sentence_describes() -> None:
    text = (
        "„Der Damm hält“, sagte Ole Lund. Zufrieden ist auch Jens Berg mit der Ernte. Der "
        "Valmonter Landwirt leitet den Verein. „Es wird eine gute Ernte“, sagte er."
    )
    record = relata.read(text, lang="de", engine="fast")
    assert speaker_of(record, record.statements[-1]) == ["Jens Berg"]


def test_the_holder_of_an_office_is_somebody_else() -> None:
    found = said("en", "Ole Lund said: Good.", "Ole Lund", "The president said: Yes.", "president",
                 description="The president", entity="person", number="sg")  # fmt: skip
    assert speaker_of(found, found.statements[1]) == ["president"]


def test_a_title_makes_the_holder_of_an_office_known() -> None:
    s = Story("Governor Ole Lund said: Good. The governor said: Yes.", code="en")
    who = s.phrase("Governor Ole Lund", name="Ole Lund")
    other = s.phrase("The governor", kind="description", role="governor", number="sg")
    s.says("Good", who)
    s.says("Yes", other)
    found = s.resolve()
    assert speaker_of(found, found.statements[1]) == ["Ole Lund"]


def test_a_noun_alone_in_a_language_without_articles() -> None:
    found = said("ru", "Олег Лунд сказал: Хорошо.", "Олег Лунд", "Врач добавил: Да.", "Врач",
                 description="Врач", entity="unnamed", number="sg", gender="m")  # fmt: skip
    assert speaker_of(found, found.statements[1]) == ["Олег Лунд"]


def test_an_indefinite_description_is_somebody_new() -> None:
    found = said("en", "Ole Lund said: Good.", "Ole Lund", "A player said: Yes.", "player",
                 description="A player", entity="unnamed", number="sg")  # fmt: skip
    assert speaker_of(found, found.statements[1]) == ["player"]


def test_somebodys_partner_is_somebody_else() -> None:
    s = Story("Ole Lund said: Good. The Holm player said: Yes.", code="en")
    who = s.phrase("Ole Lund")
    other = s.phrase("The Holm player", kind="description", role="player", number="sg")
    s.phrase("The Holm", name="Holm", parent=1)
    s.says("Good", who)
    s.says("Yes", other)
    found = s.resolve()
    assert speaker_of(found, found.statements[1]) == ["player"]


def test_an_age_says_who_it_is() -> None:
    s = Story("Ole Lund (54) und Jan Holm (31) kamen. Holm schwieg. Der 54-Jährige sagte: Ja.")
    s.phrase("Ole Lund")
    s.phrase("Jan Holm")
    s.phrase("Holm", nth=1)
    other = s.phrase("Der 54-Jährige", kind="description", role="54-Jährige", number="sg")
    s.says("Ja", other)
    found = s.resolve()
    assert speaker_of(found, found.statements[0]) == ["Ole Lund"]


def test_two_who_fit_as_well_stay_open() -> None:
    s = Story(
        "Ole Lund sagte: Gut. Jan Holm sagte: Nein. "
        "Es regnete. Es regnete. Es regnete. Es regnete. Es regnete. Der Sänger sagte: Doch."
    )
    one, two = s.phrase("Ole Lund"), s.phrase("Jan Holm")
    other = s.phrase("Der Sänger", kind="description", role="Sänger", number="sg", gender="m")
    s.says("Gut", one)
    s.says("Nein", two)
    s.says("Doch", other)
    found = s.resolve()
    voice = found.statements[2].speaker
    assert voice is not None and voice.entities == ()
    names = {e.id: e.name for e in found.entities}
    assert {names[c.entity] for c in voice.candidates} == {"Ole Lund", "Jan Holm"}
    assert "Ole Lund" in voice.why and "Jan Holm" in voice.why


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("Anna Kramer leitet den Verband.", "Anna Kramer"),
        ("Die Marke von Anna Kramer ist weit weg.", "promovierte Juristin"),
        ("Anna Kramer und Paula Berg leiten den Verband.", "promovierte Juristin"),
    ],
)
def test_who_was_just_introduced_speaks_under_a_description(before: str, who: str) -> None:
    record = relata.read(f"{before} „Ich bin müde“, sagte die promovierte Juristin.", lang="de",
                         engine="fast")  # fmt: skip
    assert speaker_of(record, record.statements[-1]) == [who]
