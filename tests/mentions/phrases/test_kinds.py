"""Which kind of entity an unknown name with an article is."""

from __future__ import annotations

from tests.mentions.helpers import read, said


def names(text: str, code: str) -> dict[str, str]:
    """Names of a text with the kind of thing they name."""
    cut, phrases = read(text, code)
    return {said(cut, p.name) or "": p.entity for p in phrases if p.name is not None}


def test_an_unknown_name_with_an_article_is_nobody() -> None:
    assert names("It rained on the Morning Star Fields.", "en") == {
        "Morning Star Fields": "organisation"
    }


def test_an_addressee_is_an_outlet_throughout() -> None:
    text = "Freya Holt told the Evening Tide so. According to the Evening Tide it rained."
    assert names(text, "en") == {"Freya Holt": "person", "Evening Tide": "outlet"}
