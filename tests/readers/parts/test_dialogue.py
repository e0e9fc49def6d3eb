"""Dialogue structure: who asks, which paragraphs are turns, clock times."""

from __future__ import annotations

from relata.readers.parts.dialogue import bold_questions, clock_time_length, labelled_turns
from relata.readers.parts.layout import Paragraph, paragraphs
from relata.readers.parts.line_labels import line_labels


def split(*lines: str) -> tuple[str, list[Paragraph]]:
    text = "\n\n".join(lines)
    return text, paragraphs(text)


def test_the_label_with_more_questions_asks() -> None:
    text, found = split(
        "SPIEGEL: Warum ist die Brücke zu?", "Berg: Ein Pfeiler gab nach.", "Das war am Montag.",
        "SPIEGEL: Und jetzt?", "Berg: Wir warten.",
    )  # fmt: skip
    turns = labelled_turns(text, found, line_labels())
    assert [turns[i].kind for i in range(5)] == [
        "question", "answer", "answer", "question", "answer",
    ]  # fmt: skip
    label = turns[0].label
    assert label is not None and text[label[0] : label[1]] == "SPIEGEL"
    assert turns[2].label is None


def test_one_label_is_not_an_interview() -> None:
    text, found = split("Hinweis: Die Brücke ist zu.", "Hinweis: Nehmen Sie die Fähre.")
    assert labelled_turns(text, found, line_labels()) == {}


def test_questions_in_bold() -> None:
    text, found = split("**Warum?**", "Ein Pfeiler gab nach.", "**Und jetzt?**", "Wir warten.")
    turns = bold_questions(text, found)
    assert [turn.kind for turn in turns.values()] == ["question", "answer", "question", "answer"]
    assert bold_questions(*split("**Warum?**", "Ein Pfeiler.")) == {}


def test_clock_times() -> None:
    text, found = split("14.32 Uhr: Die Brücke ist zu.", "14 Menschen sahen zu.", "[09:15] Offen")
    lengths = [clock_time_length(text, p, line_labels()) for p in found]
    assert text[: lengths[0]].startswith("14.32 Uhr")
    assert lengths[1] == 0
    assert lengths[2] > 0
