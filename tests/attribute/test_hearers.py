"""Who is spoken to does not speak: Hungarian datives next to the speaker."""

from __future__ import annotations

import pytest

import relata
from relata.attribute.hearers import turn_hearers, without_body_after_name, without_hearer
from relata.lang.language import load
from relata.mentions import find
from relata.model.analysis import Draft, Party, Segmented
from relata.segment import segment
from tests.resolve.build import document_of, speaker_of


def cut(text: str, code: str) -> Segmented:
    return segment(document_of(text), load(code))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("a Reutersnek Nagy Ádám", "Nagy Ádám"),
        ("Az MTI-nek a rendőrség", "a rendőrség"),
        ("A miniszter a képviselőknek", "A miniszter"),
        ("a kórház osztályának főorvosa", "a kórház osztályának főorvosa"),
        ("Nagy Ádám", "Nagy Ádám"),
    ],
)
def test_a_dative_is_cut(text: str, speaker: str) -> None:
    found = cut(text, "hu")
    ranges, _ = without_hearer([(0, len(found.words))], found, load("hu"))
    start, end = found.span(*ranges[0])
    assert text[start:end] == speaker


def test_the_hearer_is_given() -> None:
    found = cut("a Reutersnek Nagy Ádám", "hu")
    _, hearer = without_hearer([(0, len(found.words))], found, load("hu"))
    assert hearer == (0, 2)


def test_other_languages_have_no_such_ending() -> None:
    found = cut("de Reutersnek Anna Smit", "nl")
    whole = [(0, len(found.words))]
    assert without_hearer(whole, found, load("nl")) == (whole, None)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ida Holm der Deutschen Presse-Agentur", "Ida Holm"),
        ("Ida Holm der Polizei", "Ida Holm"),
        ("Ida Holm, die Sprecherin der Polizei", "Ida Holm, die Sprecherin der Polizei"),
        ("Ursula von der Leyen", "Ursula von der Leyen"),
        ("Die Sprecherin der Polizei", "Die Sprecherin der Polizei"),
    ],
)
def test_a_body_with_its_article_after_a_name_hears(text: str, speaker: str) -> None:
    found = cut(text, "de")
    phrases = find(found, load("de"))
    ranges = without_body_after_name([(0, len(found.words))], found, phrases)
    start, end = found.span(*ranges[0])
    assert text[start:end] == speaker


@pytest.mark.parametrize(
    ("code", "text", "cue", "who", "hears"),
    [
        ("es", "“Es así”, dijo a la red Unitel.", "dijo", "Unitel", True),
        ("it", "“È così”, ha detto al Corriere della Sera.", "detto", "Corriere della Sera", True),
        ("en", "There were claims against Ida Holm that it rained.", "claims", "Ida Holm", False),
        ("de", "„So ist es“, sagte der MOPO.", "sagte", "MOPO", True),
    ],
)
def test_who_is_spoken_to_or_against_does_not_speak(
    code: str, text: str, cue: str, who: str, hears: bool
) -> None:
    found = cut(text, code)
    phrases = find(found, load(code))
    at = text.index(who)
    index = max(k for k, p in enumerate(phrases) if at in range(*found.span(p.start, p.end)))
    party = Party(((at, at + len(who)),), 0.8, "for a test", index)
    start = text.index(cue)
    draft = Draft("direct", ((0, 5),), 0.8, cue=((start, start + len(cue)),), speaker=party)
    draft.lemma = "sagen"
    turn_hearers([draft], found, phrases, load(code))
    assert draft.speaker is None and (draft.addressee is party) == hears


@pytest.mark.parametrize(
    ("code", "text", "who"),
    [
        ("en", "Charges were filed against Ida Holm, who said that it rained.", "Ida Holm"),
        ("de", "Die Polizei ermittelt gegen Ida Holm, die sagte, es regne.", "Ida Holm"),
        ("es", "Preguntaron a Ana López, quien dijo que llovía.", "Ana López"),
        ("pl", "Pozew przeciwko Annie Nowak, która powiedziała, że pada, oddalono.", "Annie Nowak"),
        ("cs", "Soud řeší žalobu proti Janu Novákovi, který řekl, že prší.", "Janu Novákovi"),
    ],
)
def test_who_speaks_in_a_relative_clause_goes_on_speaking(code: str, text: str, who: str) -> None:
    record = relata.read(text, lang=code, engine="fast")
    voices = [made.speaker for made in record.statements if made.speaker is not None]
    assert who in [text[a:b] for voice in voices for a, b in voice.spans]


def test_an_outlet_that_is_called_by_its_article_speaks() -> None:
    found = relata.read("„Ja“, sagte der Spiegel.", lang="de", engine="fast")
    assert [speaker_of(found, one) for one in found.statements] == [["Spiegel"]]
