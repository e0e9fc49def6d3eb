"""Who answers in an interview whose speakers are not named before their words."""

from __future__ import annotations

import pytest

from tests.attribute.markup.helpers import said

LEAD = "The engineer Anna Lee has built bridges for twenty years and knows the old one well."
ASKED = "<p><strong>When does the bridge open again?</strong></p>"
ANSWER = "It opens in May, if the winter is not too hard on the pillars of it."
NEXT = "<p><strong>Mrs Lee, who pays for all of it in the end?</strong></p>"
LAST = "The county pays, as it always did, and the state adds a little to that."


def voices(*body: str, head: str = "") -> dict[str, str]:
    """Content of each answer -> its speaker."""
    return {one.content: one.speaker for one in said(*body, head=head) if "?" not in one.content}


def test_the_only_person_of_the_beginning_answers() -> None:
    found = voices(LEAD, ASKED, ANSWER, NEXT.replace("Mrs Lee, who", "Who"), LAST)
    assert found[ANSWER].endswith("Anna Lee")


def test_of_two_people_the_one_who_is_addressed_answers() -> None:
    lead = LEAD + " The mayor Robert Hale spoke with us about the money a week ago."
    assert voices(lead, ASKED, ANSWER, NEXT, LAST)[ANSWER].endswith("Anna Lee")


def test_of_two_people_without_an_address_nobody_is_chosen() -> None:
    lead = LEAD + " The mayor Robert Hale spoke with us about the money a week ago."
    assert voices(lead, ASKED, ANSWER, NEXT.replace("Mrs Lee, who", "Who"), LAST)[ANSWER] == ""


@pytest.mark.parametrize("author", ["Anna Lee", "Lee"])
def test_the_author_does_not_answer(author: str) -> None:
    head = f'<meta name="author" content="{author}">'
    assert voices(LEAD, ASKED, ANSWER, NEXT, LAST, head=head)[ANSWER] == ""


def test_an_answer_of_two_paragraphs_is_one() -> None:
    found = said(LEAD, ASKED, ANSWER, LAST, NEXT, "That is all I can say about it today.")
    assert f"{ANSWER}\n\n{LAST}" in [one.content for one in found]
    assert len({one.content for one in found}) == len(found)
