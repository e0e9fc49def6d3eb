"""The engine `encoder` on plain articles; needs its weights, which `make setup` installs."""

from __future__ import annotations

import pytest

import relata
from relata.attribute.encoder import location

pytestmark = pytest.mark.skipif(
    location.folder() is None, reason="the encoder's weights are not installed"
)

ENGLISH = (
    "“The bridge stays shut,” mayor Ann Lee told reporters on Monday. She said that the council "
    "would meet in June. According to the ministry, costs rose by a third."
)
GERMAN = (
    "„Die Brücke bleibt gesperrt“, sagte Bürgermeisterin Anna Holm am Montag. Nach Angaben des "
    "Ministeriums stiegen die Kosten um ein Drittel."
)
FRENCH = "« Le pont restera fermé », a déclaré Anne Roche lundi à Valmont."


@pytest.mark.parametrize(
    ("text", "lang", "speakers"),
    [
        (ENGLISH, "en", {"Ann Lee", "ministry"}),
        (GERMAN, "de", {"Anna Holm", "Ministeriums"}),
        (FRENCH, "fr", {"Anne Roche"}),
    ],
)
def test_who_speaks(text: str, lang: str, speakers: set[str]) -> None:
    record = relata.read(text, lang=lang, engine="encoder")
    names = {entity.id: entity.name for entity in record.entities}
    shown = [s for s in record.statements if s.tier != "doubtful"]
    said = {names[e] for s in shown if s.speaker for e in s.speaker.entities}
    assert speakers <= said
    assert record.producer.engine == "encoder" and record.producer.weights is not None
    for statement in record.statements:
        assert statement.tier is not None and 0.0 <= statement.score <= 1.0
        assert all(0 <= a < b <= len(text) for a, b in statement.content)


def test_the_same_text_gives_the_same_record() -> None:
    first, second = (relata.read(ENGLISH, engine="encoder") for _ in range(2))
    assert relata.to_json(first) == relata.to_json(second)


def test_a_text_without_words_has_no_statements() -> None:
    assert relata.read("… — “!”", lang="en", engine="encoder").statements == ()


def test_a_frame_that_names_nobody_is_a_verb_of_saying_not_a_mark_of_hearsay() -> None:
    text = (
        "Die Wasserwacht warnt vor Schlauchbooten. Wer sich ein solches Boot kaufen wolle, solle "
        "sich zuvor nach dem Wetter erkundigen, heißt es in dem Appell der Wasserwacht."
    )
    record = relata.read(text, lang="de", engine="encoder")
    modes = {text[slice(*s.content[0])].split()[0]: s.mode for s in record.statements}
    assert modes["Wer"] == "indirect"


def test_a_report_of_nobody_after_somebodys_words_is_nobodys() -> None:
    text = (
        "Hamburg. Der Professor Bernd Lang kam am Donnerstag in die Universität. Lang sagte, er "
        "wolle weiter lehren.\n\nAm Nachmittag sprach er mit dem Präsidium. Dabei sei Einvernehmen "
        "über die Tatsachen der Ereignisse des Vortags erzielt worden, hieß es anschließend."
    )
    record = relata.read(text, lang="de", engine="encoder")
    found = [s for s in record.statements if "Einvernehmen" in text[slice(*s.content[0])]]
    assert [s.speaker for s in found] == [None]
    assert all("hieß" not in text[a:b] for s in found for a, b in s.content)


def test_not_only_does_not_deny() -> None:
    for words, certainty in (("nicht nur", "fact"), ("nicht", "open")):
        text = f"Bürgermeisterin Anna Holm hat {words} bestätigt, dass der Damm hält."
        record = relata.read(text, lang="de", engine="fast")
        assert [s.certainty for s in record.statements] == [certainty]
