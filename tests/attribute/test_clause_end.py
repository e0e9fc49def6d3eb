"""Words that are reported without marks end before the speaker's next clause."""

from __future__ import annotations

import pytest

import relata
from relata.attribute.clause_end import cut_contents
from relata.lang.language import load
from relata.model.analysis import Draft
from relata.readers import read_text
from relata.segment import segment
from tests.resolve.build import document_of


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "Ida Holm told Jens Berg that the dam was safe and said that it would hold.",
            {"that the dam was safe", "that it would hold"},
        ),
        (
            "Ida Holm said that the dam was safe; the river kept rising through the night.",
            {"that the dam was safe"},
        ),
        (
            "Ida Holm said that the dam was safe; that it would hold was clear to everybody.",
            {"that the dam was safe; that it would hold was clear to everybody"},
        ),
        (
            "Ida Holm said that the dam was safe and that the river fell.",
            {"that the dam was safe and that the river fell"},
        ),
    ],
)
def test_a_content_ends(text: str, contents: set[str]) -> None:
    record = relata.read(text, lang="en", engine="fast")
    found = {text[one.content[0][0] : one.content[-1][1]] for one in record.statements}
    assert found == contents


def test_what_stands_after_the_end_is_not_inside() -> None:
    parts = [f"{who} said it rains" for who in ("Al", "Bo", "Cy", "Di", "Ed")]
    text = f"Holm said that {', '.join(parts)}; Berg said it pours."
    language = load("en")
    whole = text.index("that")
    drafts = [_said(text, "Holm said", whole, len(text) - 1, None)]
    for who in ("Al", "Bo", "Cy", "Di", "Ed", "Berg"):
        start = text.index("it", text.index(who))
        drafts.append(_said(text, f"{who} said", start, start + len("it rains"), 0))
    cut_contents(drafts, segment(read_text(text), language), language)
    assert drafts[0].content == ((whole, text.index(";")),)
    assert [draft.inside for draft in drafts] == [None, 0, 0, 0, 0, 0, None]


def _said(text: str, frame: str, start: int, end: int, inside: int | None) -> Draft:
    """A statement framed by "X said", without a speaker."""
    at = text.index(frame)
    cue = (at + len(frame) - len("said"), at + len(frame))
    return Draft(mode="indirect", content=((start, end),), score=0.9, cue=(cue,), inside=inside)


def test_nothing_but_a_complementiser_is_not_a_content() -> None:
    record = relata.read("Ida Holm said that; the dam was safe.", lang="en", engine="fast")
    assert all(one.content[-1][1] - one.content[0][0] > len("that") for one in record.statements)


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        ("that the wall broke; the gate was open", "that the wall broke"),
        ("that the wall broke; the gate was open; and the road was closed",
         "that the wall broke; the gate was open; and the road was closed"),
    ],
)  # fmt: skip
def test_a_list_of_clauses_goes_on_after_its_semicolons(content: str, kept: str) -> None:
    text, english = f"Ida Holm said {content}.", load("en")
    start, cue = text.index("that"), (9, 13)
    draft = Draft("indirect", ((start, start + len(content)),), 0.9, cue=(cue,), frame=((0, 13),))
    cut_contents([draft], segment(document_of(text), english), english)
    assert text[start : draft.content[-1][1]] == kept
