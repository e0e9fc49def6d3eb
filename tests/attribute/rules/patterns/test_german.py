"""German shapes beyond the common ones, with sentences of our own."""

from __future__ import annotations

import pytest

from tests.attribute.helpers import Said, said

#: text, mode, content, speaker, cue of one statement in it.
FOUND = [
    # what a demonstrative stands for
    ("Die Brücke bleibt bis Mai gesperrt. Das teilte die Stadt am Montag mit.",
     "indirect", "Die Brücke bleibt bis Mai gesperrt", "die Stadt", "teilte … mit"),
    ("Die Brücke bleibt gesperrt. Dies geht aus einer Mitteilung der Stadt hervor.",
     "indirect", "Die Brücke bleibt gesperrt", "einer Mitteilung der Stadt", "geht … hervor"),
    ("Die Brücke bleibt bis Mai gesperrt, das teilte die Stadt mit.",
     "indirect", "Die Brücke bleibt bis Mai gesperrt", "die Stadt", "teilte … mit"),
    # the last source goes on
    ("Nach Angaben der Polizei brannte das Haus. Demnach wurde niemand verletzt.",
     "indirect", "wurde niemand verletzt", "der Polizei", "Demnach"),
    ("Nach Angaben der Polizei brannte das Haus. Ein Kabel soll defekt gewesen sein.",
     "hearsay", "Ein Kabel soll defekt gewesen sein.", "der Polizei", ""),
    # quoted fragments, also before their cue
    ("Er bezeichnete die Pläne als „völligen Unsinn“.",
     "direct", "„völligen Unsinn“", "Er", "bezeichnete … als"),
    ("Als „völligen Unsinn“ bezeichnete der Minister die Pläne.",
     "direct", "„völligen Unsinn“", "der Minister", "Als … bezeichnete"),
    ("Von einer „ganz heißen Spur“ sprach die Polizei.",
     "direct", "„ganz heißen Spur“", "die Polizei", "Von … sprach"),
    # comparison clauses with appositions
    ("Wie der Beauftragte der Stadt, Gerd Braun, am Montag mitteilte, ruht der Verkehr.",
     "indirect", "ruht der Verkehr", "der Beauftragte der Stadt, Gerd Braun", "Wie … mitteilte"),
    ("Wie aus einer Mitteilung der Stadt hervorgeht, ruht der Verkehr.",
     "indirect", "ruht der Verkehr", "einer Mitteilung der Stadt", "Wie … hervorgeht"),
    # a main clause that begins like a relative one
    ("Der Sender hatte im Juli berichtet, in den Sachen des Toten seien Spuren gefunden worden.",
     "indirect", "in den Sachen des Toten seien Spuren gefunden worden", "Der Sender",
     "hatte … berichtet"),
    ("Drei Viertel dieser Fälle entfallen auf den Süden, heißt es.",
     "hearsay", "Drei Viertel dieser Fälle entfallen auf den Süden", "", "heißt es"),
    # texts after nach
    ("Nach einem Bericht der Zeitung wurde die Brücke nie geprüft.",
     "indirect", "wurde die Brücke nie geprüft", "der Zeitung", "Nach einem Bericht"),
    ("Nach dem Gesetz haftet der Halter für jeden Schaden.",
     "indirect", "haftet der Halter für jeden Schaden", "dem Gesetz", "Nach"),
    # reported acts
    ("Die Opposition lehnt das Gesetz ab.",
     "reported", "das Gesetz", "Die Opposition", "lehnt … ab"),
    ("Der Verband warnt vor höheren Preisen.",
     "reported", "vor höheren Preisen", "Der Verband", "warnt"),
]  # fmt: skip

#: What is not a statement.
NOTHING = [
    "Der Mann wurde zu drei Jahren Haft verurteilt.",
    "In dem gestern veröffentlichten Heft stehen viele Bilder.",
    "Nach der Halbzeit fielen keine Tore mehr.",
    "Das Dach war nach einer Zeit von zwei Jahren fertig.",
]


def one(text: str, mode: str, content: str) -> Said:
    """The statement with this mode and content."""
    found = said(text, "de")
    for statement in found:
        if statement.mode == mode and statement.content == content:
            return statement
    raise AssertionError(f"no {mode} {content!r} in {found}")


@pytest.mark.parametrize(("text", "mode", "content", "speaker", "cue"), FOUND)
def test_found(text: str, mode: str, content: str, speaker: str, cue: str) -> None:
    statement = one(text, mode, content)
    assert (statement.speaker, statement.cue) == (speaker, cue)


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert said(text, "de") == []


def test_clause_before_a_colon_keeps_its_statement() -> None:
    text = "Er glaubt weiterhin, dass die Stadt wächst: „Wir haben viel gelernt.“"
    assert one(text, "indirect", "dass die Stadt wächst").speaker == "Er"
    assert one(text, "direct", "„Wir haben viel gelernt.“").speaker == "Er"


def test_quoted_parts_are_words_not_names() -> None:
    text = "Sie sagte, die Firma „Nordlicht“ habe „viel zu spät“ reagiert."
    statement = one(text, "mixed", "die Firma „Nordlicht“ habe „viel zu spät“ reagiert")
    assert statement.quoted == "„viel zu spät“"


def test_addressees() -> None:
    text = "Der Chef bestritt gegenüber der Zeitung, dass er gelogen habe."
    assert one(text, "indirect", "dass er gelogen habe").addressee == "der Zeitung"
    text = "Die Stadt forderte die Anwohner auf, die Fenster zu schließen."
    assert one(text, "indirect", "die Fenster zu schließen").addressee == "die Anwohner"


def test_a_plan_is_hearsay_only_after_a_voice() -> None:
    assert said("Im Mai soll die Brücke eröffnet werden.", "de") == []
    text = "Die Stadt kündigte an, sie wolle bauen. Im Mai soll die Brücke eröffnet werden."
    assert one(text, "hearsay", "Im Mai soll die Brücke eröffnet werden.").speaker == "Die Stadt"


def test_frames_in_the_subjunctive_stand_in_the_speech_that_goes_on() -> None:
    text = (
        "Der Senator sagte, die Lage sei ernst. Das Land müsse dem Plan zustimmen. "
        "Der Leiter habe angekündigt, das Haus werde schließen."
    )
    found = said(text, "de")
    outer = (
        "Das Land müsse dem Plan zustimmen. Der Leiter habe angekündigt, das Haus werde schließen."
    )
    assert [s.speaker for s in found if s.content == outer] == ["Der Senator"]
    inner = one(text, "indirect", "das Haus werde schließen")
    assert inner.inside is not None
    assert (inner.speaker, found[inner.inside].content) == ("Der Leiter", outer)


def test_who_is_quoted_speaks() -> None:
    text = "„Wir waren es nicht“, zitiert die Zeitung den Anwalt."
    assert one(text, "direct", "„Wir waren es nicht“").speaker == "den Anwalt"
