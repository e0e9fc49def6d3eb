"""Who says a passage of a source: labels, readings, and whether that is whom the article names."""

from __future__ import annotations

import pytest

from relata.comparison.placing.speakers import (
    Passage,
    SourceVoice,
    agreement,
    turns_of,
    voice_of_label,
)
from relata.lang.language import load

TRANSCRIPT = """CHAIR: Good evening.

MAYOR LINDQVIST: The ferry stays. Note this: it is a promise.

And it is mine.

OKAFOR (Island Party): I welcome it.

MAYOR LINDQVIST: Thank you.

OKAFOR: But when?
"""


def voice(name: str, *, kind: str = "person", roles: tuple[str, ...] = ()) -> SourceVoice:
    return SourceVoice(name, (name,), roles, kind)


def passage(text: str = "", score: float = 1.0) -> Passage:
    words = set(text.casefold().split())
    return Passage(text, (0, len(text)), score, words.__contains__)


def test_labels_make_turns() -> None:
    turns = turns_of(TRANSCRIPT)
    assert turns is not None
    assert turns.at(TRANSCRIPT.index("it is mine")) == "MAYOR LINDQVIST"
    assert turns.at(TRANSCRIPT.index("welcome")) == "OKAFOR"
    assert turns.at(0) == "CHAIR"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The mayor said: it stays.\nNobody else spoke.",
        "Note: one.\nNote: two.\nNote: three.",
        "Contact: a\nPhone: b\nMail: c\n" + "A line of text.\n" * 50,
    ],
)
def test_what_is_not_a_transcript(text: str) -> None:
    assert turns_of(text) is None


@pytest.mark.parametrize(
    ("label", "name", "named"),
    [
        ("MAYOR LINDQVIST", "Lindqvist", True),
        ("Ms. Okafor", "Okafor", True),
        ("THE PRESIDENT", "THE PRESIDENT", False),
        ("Q", "Q", False),
    ],
)
def test_the_voice_of_a_label(label: str, name: str, named: bool) -> None:
    found = voice_of_label(label, load("en"))
    assert (found.name, found.named) == (name, named)


def test_one_person() -> None:
    for one, other in (
        ("Lindqvist", "Eva Lindqvist"),
        ("Eva", "Eva Lindqvist"),
        ("doctor Eva Berg", "Eva Berg"),
    ):
        assert agreement((voice(one),), (voice(other),), passage(), "en") == "same"


def test_two_people() -> None:
    ours, theirs = (voice("Ann Okafor"),), (voice("Eva Lindqvist"),)
    assert agreement(ours, theirs, passage(), "en") == "other"


def test_a_doubtful_reading_next_to_the_name_proves_nothing() -> None:
    ours, theirs = (voice("Ann Okafor"),), (voice("Eva Lindqvist"),)
    near = passage("It stays, said Okafor after Eva Lindqvist had spoken", score=0.3)
    assert agreement(ours, theirs, near, "en") == "unknown"
    sure = passage("It stays, said Okafor after Eva Lindqvist had spoken", score=0.9)
    assert agreement(ours, theirs, sure, "en") == "other"


def test_a_body_may_speak_through_its_people() -> None:
    ministry = (voice("Interior Ministry", kind="institution"),)
    speaker = (voice("Ann Okafor", roles=("spokeswoman of the Interior Ministry",)),)
    assert agreement(ministry, speaker, passage(), "en") == "unknown"
    assert agreement(ministry, (voice("Eva Lindqvist"),), passage("far away"), "en") == "other"


def test_somebody_without_a_name_stays_open() -> None:
    unnamed = SourceVoice("a spokesman", ("a spokesman",), ("spokesman",), "unnamed", False)
    assert agreement((voice("Ann Okafor"),), (unnamed,), passage(), "en") == "unknown"
    assert agreement((unnamed,), (unnamed,), passage(), "en") == "same"
    assert agreement((), (unnamed,), passage(), "en") == "unknown"


def test_a_document_is_not_a_person_of_whom_the_source_has_no_word() -> None:
    report = SourceVoice("report", ("report",), ("report",), "document", False)
    assert agreement((voice("Ann Okafor"),), (report,), passage("the report"), "en") == "other"
    known = passage("okafor read the report")
    assert agreement((voice("Ann Okafor"),), (report,), known, "en") == "unknown"
