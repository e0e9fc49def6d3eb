"""German clauses after verbs and nouns: which report, and where they end. Our own sentences."""

from __future__ import annotations

import pytest

from tests.attribute.helpers import said

#: text, content, speaker, cue of one statement in it.
FOUND = [
    # nouns: the clause around goes on, or only the noun explains the clause
    ("Ein Bericht der Zeitung, wonach der Zoll das Lager räumte, wurde gestern dementiert.",
     "wonach der Zoll das Lager räumte", "der Zeitung", "Bericht"),
    ("Die Stadt begegnet der Kritik mit dem Argument, die Brücke sei sicher.",
     "die Brücke sei sicher", "", "Argument"),
    # whose claim it is: a genitive, not what follows in the clause
    ("Der Dieb hatte nach Zeugenaussagen die Tat seit Wochen geplant.",
     "Der Dieb hatte … die Tat seit Wochen geplant", "Zeugenaussagen", "nach Zeugenaussagen"),
    # a source with what is said about it; the clause around it
    ("Laut dem Arzt Paul Kern, der die Tote kannte, war das Herz gesund.",
     "war das Herz gesund", "dem Arzt Paul Kern", "Laut"),
    ("Der Streik hält an; nach Angaben der Bahn fahren kaum Züge.",
     "fahren kaum Züge", "der Bahn", "nach Angaben"),
    # a relative clause whose pronoun is the source: of a noun that reports, of a voice
    ("Es gibt Berichte, laut denen der Zoll das Lager räumte.",
     "laut denen der Zoll das Lager räumte", "", "Berichte"),
    ("Das Amt legte eine Studie vor, der zufolge der Damm bricht.",
     "der zufolge der Damm bricht", "Das Amt", "Studie"),
    ("Die Frau, laut der das Haus leer war, ist nun verreist.",
     "das Haus leer war", "Die Frau", "laut"),
    ("Der Damm war vor zwei Jahren nach Angaben der Stadt dicht.",
     "Der Damm war vor zwei Jahren … dicht", "der Stadt", "nach Angaben"),
    # a claim with its preposition after it, and no preposition that governs what follows
    ("Die Reform kommt seiner Ansicht nach zu spät.",
     "Die Reform kommt … zu spät", "", "Ansicht … nach"),
    # a clause with its subject before a relative clause, and before a quotation
    ("Der Rat meinte weiter, Jana Kern, die gesungen hatte, wäre für die Rolle perfekt.",
     "Jana Kern, die gesungen hatte, wäre für die Rolle perfekt", "Der Rat", "meinte"),
    ("Er glaubt, dass das Team besser ist: „Wir haben viel gelernt und freuen uns sehr.“",
     "dass das Team besser ist", "Er", "glaubt"),
    # a claim to have seen it
    ("Seine Tante will gesehen haben, wie Kisten verladen wurden.",
     "wie Kisten verladen wurden", "Seine Tante", "gesehen haben"),
    # a verb and a noun have one clause: the verb's
    ("Der Verein gab in einer Mitteilung bekannt, dass der Trainer bleibt.",
     "dass der Trainer bleibt", "Der Verein", "gab … bekannt"),
    # "dies" before a verb whose subject has an apposition
    ("Der Damm hält. Dies teilte der Leiter des Amtes, Paul Kern, mit.",
     "Der Damm hält", "der Leiter des Amtes, Paul Kern", "teilte … mit"),
    # "das" after a clause with "seit", which is not a conjunction there
    ("Seit Mai ist der Damm dicht, das meldete die Polizei.",
     "Seit Mai ist der Damm dicht", "die Polizei", "meldete"),
    # an infinitive without its comma; the subject goes on in the indicative
    ("Die Firma hat angekündigt die Preise zu senken.",
     "die Preise zu senken", "Die Firma", "hat angekündigt"),
    ("Der Rat hatte versprochen im Mai ein Konzept vorzulegen und den Streit beendet.",
     "im Mai ein Konzept vorzulegen", "Der Rat", "hatte versprochen"),
    ("Der Wirt sagte, er sei müde und hatte keine Lust.",
     "er sei müde", "Der Wirt", "sagte"),
    # a relative clause and a reason in the subjunctive, in addition to what the verb is about
    ("Die Zeitung berichtete von einem Riss im Damm, der seit Jahren bekannt sei.",
     "der seit Jahren bekannt sei", "Die Zeitung", "berichtete"),
    ("Der Verband kritisiert den Beschluss, weil er zu spät komme.",
     "weil er zu spät komme", "Der Verband", "kritisiert"),
]  # fmt: skip

#: What is not a statement: a state, what nobody said, a refusal to do something.
NOTHING = [
    "Schon im Mai war vereinzelt Kritik laut geworden.",
    "Zwei Monate nach dem Bericht der Kommission brach der Damm.",
    "Für ihn stellt sich die Frage nach seinen Plänen.",
    "Es ist geplant, die Halle im Mai zu öffnen.",
    "Der Streit um die Forderung nach Geld dauert.",
    "Der Rat sah Neuwahlen vor, um den Streit zu beenden.",
    "Nach dem Unfall im Hafen (Wikinews berichtete) wurde die Fähre verkauft.",
    "Die Behörde hat geprüft, wie teuer die Brücke ist.",
]


@pytest.mark.parametrize(("text", "content", "speaker", "cue"), FOUND)
def test_found(text: str, content: str, speaker: str, cue: str) -> None:
    found = said(text, "de")
    assert (content, speaker, cue) in [(s.content, s.speaker, s.cue) for s in found]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert said(text, "de") == []


def test_the_construction_weighs() -> None:
    sure, unsure = (
        said(text, "de")[0].draft.score
        for text in (
            "Der Minister sagte, die Steuer werde sinken.",
            "Der Minister will wissen, ob die Steuer sinken kann.",
        )
    )
    assert sure > 0.8
    assert unsure < 0.5
