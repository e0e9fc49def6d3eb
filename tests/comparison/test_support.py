"""Headline support: what is missing is named, and a headline of another story scores low."""

from __future__ import annotations

import pytest

from relata.comparison.content_words import content_words
from relata.comparison.support import headline_support

STORY = (
    "The harbour board denied on Tuesday that it was selling the Lindholm ferry. "
    "“There is no buyer,” Freya Holt told the Evening Tide. A ticket costs 1,200 crowns."
)


def test_a_headline_of_the_story_is_borne_out_and_one_of_another_is_not() -> None:
    own = headline_support("Harbour board denies sale of Lindholm ferry", STORY, "en")
    other = headline_support("Bank raises interest rates to 5 percent", STORY, "en")
    assert own.score > 0.5 > 0.2 > other.score
    assert other.missing[:2] == ("Bank", "interest") or "Bank" in other.missing
    assert own.passage is not None
    assert "Lindholm ferry" in STORY[slice(*own.passage)]


def test_what_the_text_does_not_have_is_named() -> None:
    found = headline_support("Holt sells 3 ferry", STORY, "en")
    assert set(found.missing) == {"3", "sells"}


def test_figures_are_equal_however_their_digits_are_grouped() -> None:
    assert headline_support("Ticket: 1 200 crowns", STORY, "en").missing == ()


@pytest.mark.parametrize("headline", ["", "…", "!?"])
def test_a_headline_without_words_is_not_unsupported(headline: str) -> None:
    assert headline_support(headline, STORY, "en").score == 1.0
    assert headline_support("Anything at all", "", "en").score == 0.0


def test_inflected_forms_share_a_key() -> None:
    one, other = content_words("minister ministers", "en")
    assert one.key == other.key and not one.closed
    assert [word.closed for word in content_words("of the ferry", "en")] == [True, True, False]
