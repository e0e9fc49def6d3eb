"""Speech after a name and a colon: interviews and headlines, in German and English."""

from __future__ import annotations

import pytest

from relata import pipeline
from relata.model.record import Record, Spans
from relata.readers import read_text

ENGLISH = """Talk with the harbour master

HARBOUR NEWS: Mr. Hale, why did you close the gate?

Hale: I wanted to save the pier. It was time.

And the beams were rotten.

HARBOUR NEWS: Will it open again?

Hale: No. My sister said she would buy the gate.
"""
GERMAN = """Gespräch mit dem Hafenmeister

Hafenbote: Herr Hansen, warum haben Sie das Tor geschlossen?

Hansen: Ich wollte den Steg retten. Es war Zeit.

Hafenbote: Wird es wieder geöffnet?

Hansen: Nein. Meine Schwester sagte, sie werde das Tor kaufen.
"""


def parts(record: Record, spans: Spans) -> str:
    return " … ".join(record.document.text[start:end] for start, end in spans)


def turns(text: str, language: str) -> list[tuple[str, str, str]]:
    """Act, speaker and content of the statements that no other encloses."""
    record = pipeline.analyse(
        read_text(text, markdown=text.startswith("#")), language=language, engine="grammar"
    )
    return [
        (s.act, parts(record, s.speaker.spans) if s.speaker else "", parts(record, s.content))
        for s in record.statements
        if s.inside is None
    ]


def test_the_turns_of_an_english_interview() -> None:
    assert turns(ENGLISH, "en") == [
        ("ask", "HARBOUR NEWS", "Mr. Hale, why did you close the gate?"),
        ("state", "Hale", "I wanted to save the pier. It was time.\n\nAnd the beams were rotten."),
        ("ask", "HARBOUR NEWS", "Will it open again?"),
        ("state", "Hale", "No. My sister said she would buy the gate."),
    ]


def test_the_turns_of_a_german_interview() -> None:
    assert turns(GERMAN, "de") == [
        ("ask", "Hafenbote", "Herr Hansen, warum haben Sie das Tor geschlossen?"),
        ("state", "Hansen", "Ich wollte den Steg retten. Es war Zeit."),
        ("ask", "Hafenbote", "Wird es wieder geöffnet?"),
        ("state", "Hansen", "Nein. Meine Schwester sagte, sie werde das Tor kaufen."),
    ]


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, "en"), (GERMAN, "de")])
def test_another_voice_stays_inside_its_turn(text: str, language: str) -> None:
    record = pipeline.analyse(
        read_text(text, markdown=text.startswith("#")), language=language, engine="grammar"
    )
    inner = [s for s in record.statements if s.inside is not None]
    assert [s.mode for s in inner] == ["indirect"]
    assert all(s.mode == "direct" for s in record.statements if s.inside is None)


def test_questions_and_answers_without_names_have_no_speaker() -> None:
    text = "On the pier\n\nQ: Is it closed?\n\nA: It is.\n\nQ: For long?\n\nA: For a year.\n"
    assert turns(text, "en") == [
        ("ask", "", "Is it closed?"), ("state", "", "It is."),
        ("ask", "", "For long?"), ("state", "", "For a year."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "body", "language", "speaker", "content"),
    [
        ("Ruth Callan: The pier will never open again", "The museum closed its doors on Sunday. "
         "Visitors stood in the rain for an hour.", "en", "Ruth Callan",
         "The pier will never open again"),
        ("Jan Hansen: Der Steg bleibt geschlossen", "Das Museum schloss am Sonntag seine Türen. "
         "Besucher standen eine Stunde im Regen.", "de", "Jan Hansen",
         "Der Steg bleibt geschlossen"),
    ],
)  # fmt: skip
def test_a_headline_with_a_name(
    title: str, body: str, language: str, speaker: str, content: str
) -> None:
    assert ("state", speaker, content) in turns(f"# {title}\n\n{body}\n", language)
