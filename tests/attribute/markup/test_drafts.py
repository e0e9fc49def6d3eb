"""Statements by the markup: whose words a block quotation, post or turn holds, and whose not."""

from __future__ import annotations

import pytest

from relata import pipeline, readers
from tests.attribute.markup.helpers import WORDS, said

QUOTATION = f"<blockquote><p>{WORDS}</p></blockquote>"
POST = (
    f'<blockquote class="twitter-tweet"><p>{WORDS}</p>— Ann Lee (@annlee) '
    '<a href="https://twitter.com/annlee/status/1">March 3, 2021</a></blockquote>'
)


def test_the_attribution_line_names_the_speaker() -> None:
    (found,) = said(f"<blockquote><p>{WORDS}</p><cite>Ann Lee, engineer</cite></blockquote>")
    assert found[:3] == ("markup-blockquote", WORDS, "Ann Lee")
    assert found.draft.mode == "direct"
    assert found.draft.speaker is not None
    assert found.draft.speaker.why == "the attribution line of the quotation"


def test_the_author_of_a_post_has_written_it() -> None:
    (found,) = said(POST)
    assert found[:3] == ("markup-post", WORDS, "Ann Lee")
    assert found.draft.medium == ("writing",)


def test_a_post_of_the_articles_author_is_not_a_statement() -> None:
    assert said(POST, head='<meta name="author" content="Ann Lee">') == []


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("In a statement, engineer Ann Lee said:", "engineer Ann Lee"),
        ("Ann Lee, the engineer, said on Monday:", "Ann Lee, the engineer"),
        ("Here is the report of engineer Ann Lee:", "engineer Ann Lee"),
    ],
)
def test_the_sentence_before_introduces_its_words(before: str, speaker: str) -> None:
    found = said(before, QUOTATION)
    assert [one[:3] for one in found] == [("markup-blockquote", WORDS, speaker)]


@pytest.mark.parametrize(
    "before",
    [
        "Engineer Ann Lee said no more on Monday.",
        "If you want to know more:",
        "We say it again:",
        "This is what matters:",
    ],
)
def test_words_that_nobody_is_said_to_say_are_not_statement(before: str) -> None:
    assert [one for one in said(before, QUOTATION) if one.content == WORDS] == []


def test_words_about_the_only_person_are_not_hers() -> None:
    about = (
        "<blockquote><p>Ann Lee has built bridges for twenty years in the county.</p></blockquote>"
    )
    assert said("More about engineer Ann Lee:", about) == []


def test_a_pull_quotation_is_counted_once() -> None:
    sentence = f"“{WORDS}” engineer Ann Lee said on Monday."
    pulled = f'<blockquote class="pull"><p>“{WORDS}”</p></blockquote>'
    alone = said(sentence)
    assert [one[:3] for one in said(sentence, pulled)] == [one[:3] for one in alone]
    assert [one[:3] for one in said(pulled, sentence)] == [one[:3] for one in alone]


def test_an_engines_statement_gets_the_speaker_of_its_attribution_line() -> None:
    (found,) = said(f"<blockquote><p>“{WORDS}”</p><footer>Ann Lee</footer></blockquote>")
    assert (found.content, found.speaker) == (f"“{WORDS}”", "Ann Lee")


def test_what_the_words_report_is_nested_in_them() -> None:
    words = "The mayor told me that the bridge would close in May, and I wrote it down."
    found = said(f"<blockquote><p>{words}</p><cite>Ann Lee</cite></blockquote>")
    assert found[0][:3] == ("markup-blockquote", words, "Ann Lee")
    inner = [one for one in found if one.content.startswith("that the bridge would close")]
    assert [one.draft.inside for one in inner] == [0]


def test_a_nested_quotation_is_a_statement_of_its_own() -> None:
    inner = "The pillars were never inspected after the flood of that year."
    found = said(
        f"<blockquote><p>{WORDS}</p><blockquote><p>{inner}</p><cite>Bob Hale</cite></blockquote>"
        "<cite>Ann Lee</cite></blockquote>"
    )
    assert {one[1:3] for one in found} == {(WORDS, "Ann Lee"), (inner, "Bob Hale")}


def test_turns_of_a_definition_list_are_their_speakers() -> None:
    found = said(
        "<dl><dt>Tidewater Post:</dt><dd>When does the bridge open again?</dd>"
        f"<dt>Ann Lee:</dt><dd>{WORDS}</dd><dt>Tidewater Post:</dt><dd>And who pays for it?</dd>"
        "<dt>Ann Lee:</dt><dd>The county pays, as it always did in the past.</dd></dl>"
    )
    assert (WORDS, "Ann Lee") in {one[1:3] for one in found}
    asked = next(one for one in found if one.content.startswith("When"))
    assert (asked.draft.act, asked.draft.certainty) == ("ask", "open")


def test_a_caption_without_a_quotation_is_not_a_statement() -> None:
    line = "The bridge on the morning after the storm — Ann Lee"
    assert said(f'<div class="picture"><figcaption>{line}</figcaption></div>', line) == []


def test_markdown_quotations_are_statements_too() -> None:
    text = f"Engineer Ann Lee said:\n\n> {WORDS[:20].strip()}\n> {WORDS[20:].strip()}\n"
    record = pipeline.analyse(readers.read_text(text, markdown=True), language="en")
    (found,) = record.statements
    said_words = [text[start:end] for start, end in found.content]
    assert said_words == [WORDS[:20].strip(), WORDS[20:].strip()]
    assert found.speaker is not None
    names = {entity.id: entity.name for entity in record.entities}
    assert [names[one] for one in found.speaker.entities] == ["Ann Lee"]
