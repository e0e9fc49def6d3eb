"""German quotations in and around reported words, and speech that goes on; our own sentences."""

from __future__ import annotations

import pytest

from tests.attribute.helpers import Said, said


def of_mode(text: str, mode: str) -> list[Said]:
    return [s for s in said(text, "de") if s.mode == mode]


def test_commas_in_a_fragment_part_no_clauses() -> None:
    text = "Der Verein forderte die Stadt auf, die „laute, enge und teure“ Halle zu schließen."
    (found,) = of_mode(text, "mixed")
    assert found.content == "die „laute, enge und teure“ Halle zu schließen"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Der Wirt sagte, das sei die „schönste Feier“ seit Jahren.", "„schönste Feier“"),
        ("Der Wirt sagte, das „Haus der Musik“ öffne bald.", ""),
        ("Der Wirt sagte, es gehe um die „grüne“ Welle.", ""),
    ],
)
def test_terms_are_not_verbatim_parts(text: str, quoted: str) -> None:
    assert [s.quoted for s in said(text, "de") if s.speaker == "Der Wirt"] == [quoted]


def test_a_quotation_belongs_to_the_innermost_voice() -> None:
    text = "Der Sender berichtet, der Minister habe gesagt, die Lage sei „sehr ernst“."
    assert {s.speaker for s in said(text, "de") if s.quoted} == {"der Minister"}


def test_a_content_that_is_a_quotation_is_direct() -> None:
    text = "Das Gericht kam zu dem Schluss, „dass die Klage keinen Erfolg hat“."
    (found,) = said(text, "de")
    assert (found.mode, found.speaker) == ("direct", "Das Gericht")


def test_a_verb_in_reported_words_quotes_nobody() -> None:
    text = "Die Kritikerin sagte, das Bild erinnere „stark an die frühen Jahre“."
    (found,) = said(text, "de")
    assert (found.mode, found.speaker) == ("mixed", "Die Kritikerin")
    assert found.quoted == "„stark an die frühen Jahre“"


def test_a_name_in_quotation_marks_is_nobodys_words() -> None:
    text = "Der Minister sagte der „Neuen Woche“, dass er bleibe."
    assert [s.content for s in said(text, "de")] == ["dass er bleibe"]


def test_coordinated_quotations_share_their_frame() -> None:
    text = "Von „großen Fehlern“ oder „schweren Lücken“ spricht der Bericht."
    (found,) = of_mode(text, "direct")
    assert found.content == "„großen Fehlern“ … „schweren Lücken“"


def test_a_quotation_alone_goes_on_after_reported_words() -> None:
    text = "Die Rektorin kündigte an, das Haus werde saniert. „Wir haben lange darauf gewartet.“"
    (found,) = of_mode(text, "direct")
    assert (found.speaker, found.cue) == ("Die Rektorin", "")


def test_a_continuation_runs_over_paragraphs() -> None:
    text = (
        "Der Senator sagte, die Lage sei ernst. Das Geld sei knapp.\n\n"
        "Die Stadt müsse sparen. Niemand habe das gewusst."
    )
    (found,) = of_mode(text, "free-indirect")
    assert found.content.endswith("Niemand habe das gewusst.")
    assert found.content.startswith("Das Geld")


@pytest.mark.parametrize(
    ("rest", "goes_on"),
    [
        ("Die Kinder würden dort warten, wenn es regne.", True),
        ("Der Platz wäre größer, wenn er gebaut würde.", False),
        ("Er möchte im Mai nach Rom reisen.", False),
    ],
)
def test_which_subjunctive_reports(rest: str, *, goes_on: bool) -> None:
    text = f"Der Senator sagte, die Lage sei ernst. {rest}"
    assert bool(of_mode(text, "free-indirect")) == goes_on


def test_a_source_without_a_name_goes_on() -> None:
    text = (
        "Die Botschaft teilte mit, dass alle leben. Ersten Angaben zufolge brannte ein Auto. "
        "Der Fahrer sei geflohen."
    )
    (found,) = of_mode(text, "free-indirect")
    assert found.speaker != "Die Botschaft"


def test_whom_a_new_paragraph_speaks_of_goes_on() -> None:
    text = (
        "Der Senator sagte, die Lage sei ernst.\n\n"
        "Die Polizei sperrte am Abend die Brücke. Der Verkehr sei zu stark gewesen."
    )
    (found,) = of_mode(text, "free-indirect")
    assert found.speaker == "Die Polizei"


def test_an_act_in_the_subjunctive_belongs_to_the_reported_words() -> None:
    text = "Der Wirt sagte, die Nachbarn seien laut. Sie hätten zudem Geld verlangt."
    (found,) = of_mode(text, "free-indirect")
    assert (found.content, found.speaker) == ("Sie hätten zudem Geld verlangt.", "Der Wirt")


def test_a_colon_after_reported_words_goes_on_with_their_voice() -> None:
    text = "Die Wirtin hofft, dass der Saal wieder voll werde: „Wir sind bereit und freuen uns.“"
    assert {s.speaker for s in said(text, "de")} == {"Die Wirtin"}
    text = "Die Ministerin glaubt, dass er gestärkt daraus hervorgehe: „Ich bin mir sicher.“"
    (found,) = of_mode(text, "direct")
    assert (found.speaker, found.cue) == ("Die Ministerin", "glaubt")


def test_hearsay_goes_on_after_hearsay() -> None:
    text = (
        "Der Stadtrat forderte, dass der Platz sauber werde. Die Läden sollen am Montag öffnen. "
        "Die Bänke sollen neu gestrichen werden."
    )
    (found,) = of_mode(text, "hearsay")
    assert found.speaker == "Der Stadtrat"
    assert found.content.endswith("gestrichen werden.")


def test_a_weak_verb_quotes_after_its_own_preposition() -> None:
    (found,) = said("Der Minister attackierte den Plan als „große Gefahr für das Land“.", "de")
    assert (found.mode, found.speaker) == ("direct", "Der Minister")
    assert found.cue == "attackierte … als"


@pytest.mark.parametrize(
    "text",
    [
        "Der Minister verließ die Sitzung mit den Worten: „Das war wirklich alles.“",
        "Mit den Worten „Jetzt wird alles gut“, verließ der Minister die Sitzung.",
    ],
)
def test_words_that_go_with_another_verb(text: str) -> None:
    (found,) = of_mode(text, "direct")
    assert found.speaker.lower() == "der minister"
    assert found.cue.lower() == "mit den worten"


def test_a_purpose_is_not_content() -> None:
    text = "Um den Schaden messen zu können, zitiert die Zeitung einen Experten."
    assert all("Um den Schaden" not in s.content for s in said(text, "de"))
