"""The shapes in which statements come, German and English, with sentences of our own."""

from __future__ import annotations

import pytest

from tests.attribute.helpers import said

# language, text, mode, content, speaker, cue
ONE = [
    ("de", "„Wir öffnen im Mai“, sagte die Bürgermeisterin.",
     "direct", "„Wir öffnen im Mai“", "die Bürgermeisterin", "sagte"),
    ("de", "Die Bürgermeisterin sagte: „Wir öffnen im Mai.“",
     "direct", "„Wir öffnen im Mai.“", "Die Bürgermeisterin", "sagte"),
    ("de", "„Wir öffnen“, sagte die Bürgermeisterin, „wenn das Wetter hält.“",
     "direct", "„Wir öffnen“ … „wenn das Wetter hält.“", "die Bürgermeisterin", "sagte"),
    ("de", "Die Polizei teilte mit, dass der Täter gefasst ist.",
     "indirect", "dass der Täter gefasst ist", "Die Polizei", "teilte mit"),
    ("de", "Der Sprecher erklärte am Montag, man habe nichts gewusst.",
     "indirect", "man habe nichts gewusst", "Der Sprecher", "erklärte"),
    ("de", "Die Ministerin hat angekündigt, die Mittel zu erhöhen.",
     "indirect", "die Mittel zu erhöhen", "Die Ministerin", "hat angekündigt"),
    ("de", "Der Zug sei pünktlich gewesen, teilte die Bahn mit.",
     "indirect", "Der Zug sei pünktlich gewesen", "die Bahn", "teilte … mit"),
    ("de", "Laut Innenministerium stieg die Zahl der Einbrüche.",
     "indirect", "stieg die Zahl der Einbrüche", "Innenministerium", "Laut"),
    ("de", "Nach Angaben der Behörde starben drei Menschen.",
     "indirect", "starben drei Menschen", "der Behörde", "Nach Angaben"),
    ("de", "Der Behörde zufolge starben drei Menschen.",
     "indirect", "starben drei Menschen", "Der Behörde", "zufolge"),
    ("de", "Die Brücke bleibe gesperrt, so die Stadt.",
     "indirect", "Die Brücke bleibe gesperrt", "die Stadt", "so"),
    ("de", "Wie die Zeitung berichtet, tritt der Minister zurück.",
     "indirect", "tritt der Minister zurück", "die Zeitung", "Wie … berichtet"),
    ("de", "Der Mann soll nach Spanien geflohen sein.",
     "hearsay", "Der Mann soll nach Spanien geflohen sein.", "", ""),
    ("en", "“We open in May,” the mayor said.",
     "direct", "“We open in May,”", "the mayor", "said"),
    ("en", "“We open in May,” said the mayor.",
     "direct", "“We open in May,”", "the mayor", "said"),
    ("en", "The mayor said: “We open in May.”",
     "direct", "“We open in May.”", "The mayor", "said"),
    ("en", "Police said on Monday that the man was arrested.",
     "indirect", "that the man was arrested", "Police", "said"),
    ("en", "The mayor said the bridge was closed.",
     "indirect", "the bridge was closed", "The mayor", "said"),
    ("en", "The bridge was closed, the mayor said.",
     "indirect", "The bridge was closed", "the mayor", "said"),
    ("en", "According to the ministry, crime rose last year.",
     "indirect", "crime rose last year", "the ministry", "According to"),
    ("en", "Ms Lee promised to open the bridge.",
     "indirect", "to open the bridge", "Ms Lee", "promised"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "mode", "content", "speaker", "cue"), ONE)
def test_one_statement(
    language: str, text: str, mode: str, content: str, speaker: str, cue: str
) -> None:
    found = [s for s in said(text, language) if s.inside is None]
    assert [(s.mode, s.content, s.speaker, s.cue) for s in found] == [(mode, content, speaker, cue)]


def test_speech_goes_on_in_the_subjunctive() -> None:
    text = (
        "Der Trainer sagte, die Mannschaft sei müde. Sie habe zu viele Spiele gehabt. "
        "Auch fehle der Torwart."
    )
    first, second = said(text, "de")
    assert (second.mode, second.speaker) == ("free-indirect", "Der Trainer")
    assert second.content == "Sie habe zu viele Spiele gehabt. Auch fehle der Torwart."
    assert second.draft.speaker is not None
    assert second.draft.speaker.carried
    assert first.content == "die Mannschaft sei müde"


def test_verbatim_words_in_an_indirect_content() -> None:
    (one,) = said("Der Richter sagte, die Tat sei „kaltblütig und geplant“ gewesen.", "de")
    assert (one.mode, one.quoted) == ("mixed", "„kaltblütig und geplant“")


def test_an_enclosing_voice() -> None:
    text = "Der Minister habe gesagt, die Steuer bleibe, berichtete die Zeitung."
    outer, inner = said(text, "de")
    assert (outer.speaker, outer.inside) == ("die Zeitung", None)
    assert (inner.speaker, inner.inside, inner.content) == ("Der Minister", 0, "die Steuer bleibe")


def test_a_name_in_quotation_marks_is_not_speech() -> None:
    assert [s.mode for s in said("Die Zeitung „Der Bote“ erscheint täglich.", "de")] == []


def test_two_verbs_share_their_subject() -> None:
    text = "Die Ministerin lobte die Helfer und forderte die Länder auf, mehr zu zahlen."
    last = said(text, "de")[-1]
    assert (last.speaker, last.addressee) == ("Die Ministerin", "die Länder")
    assert last.content == "mehr zu zahlen"
