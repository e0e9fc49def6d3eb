"""Statements in English: where contents, cues and speakers begin and end."""

from __future__ import annotations

import pytest

from relata import pipeline
from relata.model.record import Record, Spans, Statement
from relata.readers import read_text


def parts(record: Record, spans: Spans) -> str:
    return " … ".join(record.document.text[start:end] for start, end in spans)


def shown(text: str) -> list[tuple[str, str, str, str]]:
    """Mode, content, speaker and cue of every statement of an English text."""
    record = pipeline.analyse(read_text(text), language="en", engine="grammar")

    def one(statement: Statement) -> tuple[str, str, str, str]:
        speaker = parts(record, statement.speaker.spans) if statement.speaker else ""
        return (
            statement.mode, parts(record, statement.content), speaker, parts(record, statement.cue),
        )  # fmt: skip

    return [one(statement) for statement in record.statements]


CASES = [
    pytest.param(
        "She said there were three boats in the harbour.",
        ("indirect", "there were three boats in the harbour", "She", "said"),
        id="a clause that begins with there",
    ),
    pytest.param(
        "Anglers said more than forty carp died in the pond.",
        ("indirect", "more than forty carp died in the pond", "Anglers", "said"),
        id="a clause whose verb no list holds",
    ),
    pytest.param(
        "The repair, she said, is to begin in May.",
        ("indirect", "The repair … is to begin in May", "she", "said"),
        id="content around its frame",
    ),
    pytest.param(
        "The pier has lost two of its beams, said Ruth Callan, director of the port museum.",
        ("indirect", "The pier has lost two of its beams",
         "Ruth Callan, director of the port museum", "said"),
        id="inverted, with an apposition",
    ),
    pytest.param(
        "Tom Hale, the harbour master, said in a statement Friday that the gate would stay shut.",
        ("indirect", "that the gate would stay shut", "Tom Hale, the harbour master", "said"),
        id="an apposition before the verb, adjuncts after it",
    ),
    pytest.param(
        "“We lost a beam,” said Ruth Callan, who runs the museum.",
        ("direct", "“We lost a beam,”", "Ruth Callan, who runs the museum", "said"),
        id="a relative clause belongs to the speaker",
    ),
    pytest.param(
        "“We lost a beam,” Callan told reporters, alluding to the winter storms.",
        ("direct", "“We lost a beam,”", "Callan", "told"),
        id="the addressee is not the speaker",
    ),
    pytest.param(
        "Callan warned that the pier was rotten, noting that two beams had gone.",
        ("indirect", "that two beams had gone", "Callan", "noting"),
        id="a gerund has the speaker of the cue before",
    ),
    pytest.param(
        "In a speech from the pier -- which opens on Sunday -- Callan praised the divers and "
        "argued that they deserved a medal.",
        ("indirect", "that they deserved a medal", "Callan", "argued"),
        id="coordinated verbs share their subject",
    ),
    pytest.param(
        "About 40 percent said they had never seen the pier.",
        ("indirect", "they had never seen the pier", "About 40 percent", "said"),
        id="a share as speaker",
    ),
    pytest.param(
        "The visitors left after Ruth Callan revealed that the pier was closed.",
        ("indirect", "that the pier was closed", "Ruth Callan", "revealed"),
        id="the subject after a conjunction that is also a preposition",
    ),
    pytest.param(
        "When the council wanted to close the pier, the divers wrote to the minister.",
        ("indirect", "to close the pier", "the council", "wanted"),
        id="an opening clause ends at the main clause",
    ),
    pytest.param(
        "Callan refused to speak to reporters as she left the hall.",
        ("indirect", "to speak to reporters", "Callan", "refused"),
        id="a clause of time is not a part of an infinitive",
    ),
    pytest.param(
        "Callan said that “the pier” “is a ruin. And it will not be mended. It is over.”",
        ("mixed", "that “the pier” “is a ruin. And it will not be mended. It is over.”",
         "Callan", "said"),
        id="a content runs to the end of its quotation",
    ),
    pytest.param(
        "The plan was quickly criticized by Ruth Callan, the director of the museum.",
        ("reported", "The plan", "Ruth Callan, the director of the museum",
         "was quickly criticized"),
        id="the agent of a passive speaks",
    ),
    pytest.param(
        "The diver is said to have left the island.",
        ("hearsay", "The diver … to have left the island", "", "is said"),
        id="is said to",
    ),
    pytest.param(
        "The diver reportedly left the island on Monday.",
        ("hearsay", "The diver … left the island on Monday", "", "reportedly"),
        id="reportedly",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_a_statement(text: str, wanted: tuple[str, str, str, str]) -> None:
    assert wanted in shown(text)


@pytest.mark.parametrize(
    "text",
    [
        "The allegedly stolen boat lay in the harbour.",
        "The ferry includes a small shop.",
        "The mayor spoke on Monday.",
        "The State Department has a new building.",
    ],
)
def test_no_statement(text: str) -> None:
    assert shown(text) == []


def test_one_quotation_with_a_frame_in_the_middle_is_one_statement() -> None:
    text = "“The beams are rotten,” Callan said. “We can do better.”"
    assert shown(text) == [
        ("direct", "“The beams are rotten,” … “We can do better.”", "Callan", "said")
    ]


def test_hearsay_takes_its_certainty_from_the_language() -> None:
    record = pipeline.analyse(
        read_text("The diver allegedly sold the boat."), language="en", engine="grammar"
    )
    assert [s.certainty for s in record.statements] == ["doubted"]


def test_a_comma_before_the_closing_mark_stays_inside_the_content() -> None:
    text = 'The gate was "corrupt," said Ruth Callan, a diver.'
    wanted = ("indirect", 'The gate was "corrupt,"', "Ruth Callan, a diver", "said")
    assert shown(text) == [wanted]


def test_a_short_sentence_in_quotation_marks_is_not_a_title() -> None:
    assert shown("She says to the divers: “This one is for you.”") == [
        ("direct", "“This one is for you.”", "She", "says")
    ]
