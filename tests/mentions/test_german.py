"""German noun phrases: where they begin and end, and what they say of themselves."""

from __future__ import annotations

import pytest

from relata.model.analysis import ACC, DAT, GEN, NOM
from tests.mentions.helpers import phrase, read, said, spans


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Sprecher der Polizei sagte nichts.", "Der Sprecher der Polizei"),
        (
            "Eine Sprecherin der Feuerwehr, Marta Klein, bestätigte den Einsatz.",
            "Eine Sprecherin der Feuerwehr, Marta Klein",
        ),
        (
            "„Wir prüfen das“, sagte Jonas Brandt, Sprecher der Stadtwerke.",
            "Jonas Brandt, Sprecher der Stadtwerke",
        ),
        (
            "Der SPD-Vorsitzende Karl Hofer lehnte ab.",
            "Der SPD-Vorsitzende Karl Hofer",
        ),
        ("Außenministerin Lena Vogt (FDP) reiste ab.", "Außenministerin Lena Vogt (FDP)"),
        ("Wie de Vries darlegte, fehlt Geld.", "de Vries"),
        ("Nach Angaben der Agenturen dpa und AFP ruht alles.", "der Agenturen dpa und AFP"),
        (
            "Das steht in einer gestern verbreiteten Erklärung.",
            "einer gestern verbreiteten Erklärung",
        ),
        (
            "Anna von der Marwitz kam. Das kritisierte von der Marwitz gestern.",
            "von der Marwitz",
        ),
        (
            "Das erklärte ein Mitarbeiter aus dem Ministerium am Montag.",
            "ein Mitarbeiter aus dem Ministerium",
        ),
        ("Nach Angaben der Polizei fuhr er davon.", "Angaben der Polizei"),
        ("Nach eigenen Angaben schlief er.", "eigenen Angaben"),
        (
            "Wie die Zeitung „Le Matin“ berichtet, schwieg er.",
            "die Zeitung „Le Matin“",
        ),
        ("Laut Ursula von der Aue ist das falsch.", "Ursula von der Aue"),
        (
            "Der Verband kommunaler Unternehmen warnte davor.",
            "Der Verband kommunaler Unternehmen",
        ),
        ("Zwei hohe Beamte bestätigten das.", "Zwei hohe Beamte"),
        ("Müllers Sprecher schwieg.", "Müllers Sprecher"),
        (
            "Die in Bremen erscheinende Zeitung schrieb das.",
            "Die in Bremen erscheinende Zeitung",
        ),
        ("Der frühere und heutige Minister schwieg.", "Der frühere und heutige Minister"),
    ],
)
def test_boundaries(text: str, expected: str) -> None:
    assert expected in spans(text, "de")


def test_time_and_verb_stay_outside() -> None:
    found = spans("Am Montag sagte die Ministerin in Berlin, das sei gut.", "de")
    assert "die Ministerin" in found
    assert not any("sagte" in f or "Montag" in f for f in found)


def test_an_apposition_gives_name_and_role() -> None:
    cut, found = phrase(
        "Ein Sprecher der Polizei, Lars Winter, sagte nichts.",
        "de",
        "Ein Sprecher der Polizei, Lars Winter",
    )
    assert said(cut, found.name) == "Lars Winter"
    assert said(cut, found.role) == "Sprecher der Polizei"
    assert cut.words[found.head] == "Sprecher"
    assert (found.kind, found.entity, found.number) == ("name", "person", "sg")
    assert said(cut, (found.start, found.core_end)) == "Ein Sprecher"


def test_cases_show_the_subject() -> None:
    text = "Den Minister hat der Sprecher der Partei dem Ausschuss vorgestellt."
    assert phrase(text, "de", "Den Minister")[1].case == ACC
    assert phrase(text, "de", "der Sprecher der Partei")[1].case == NOM
    assert phrase(text, "de", "der Partei")[1].case & ~(GEN | DAT) == 0
    assert phrase(text, "de", "dem Ausschuss")[1].case == DAT


def test_what_a_preposition_governs_is_not_a_subject() -> None:
    cut, found = phrase("Sie sprach mit der Ministerin.", "de", "der Ministerin")
    assert cut.words[found.preposition] == "mit"
    assert not found.case & NOM


def test_lists_have_their_members() -> None:
    cut, phrases = read("Polizei und Feuerwehr bestätigten den Brand.", "de")
    both = next(p for p in phrases if p.conjuncts)
    assert said(cut, (both.start, both.end)) == "Polizei und Feuerwehr"
    assert both.number == "pl"
    members = [said(cut, (phrases[i].start, phrases[i].end)) for i in both.conjuncts]
    assert members == ["Polizei", "Feuerwehr"]


def test_inner_phrases_know_what_encloses_them() -> None:
    cut, phrases = read("Die Sprecherin der Stadt schwieg.", "de")
    inner = next(p for p in phrases if said(cut, (p.start, p.end)) == "der Stadt")
    assert said(cut, (phrases[inner.parent].start, phrases[inner.parent].end)) == (
        "Die Sprecherin der Stadt"
    )


def test_pronouns() -> None:
    cut, found = phrase("Gestern sagte er nichts.", "de", "er")
    assert (found.kind, found.number, found.gender) == ("pronoun", "sg", "m")
    assert found.case & NOM
    assert cut.words[found.head] == "er"


def test_people_without_a_name() -> None:
    assert phrase("Beobachter sprechen von Betrug.", "de", "Beobachter")[1].entity == "unnamed"


def test_a_place_may_stand_for_its_government() -> None:
    found = phrase("Moskau wies die Vorwürfe zurück.", "de", "Moskau")[1]
    assert (found.kind, found.entity) == ("place-for-government", "place")


def test_quotations_are_read_too() -> None:
    assert "unser Trainer" in spans("„Heute hat unser Trainer geweint“, sagte sie.", "de")
