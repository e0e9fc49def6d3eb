"""First words of sentences: what the text shows of a word whose capital proves nothing."""

from __future__ import annotations

import pytest

from tests.mentions.helpers import read, said


def names(text: str, code: str) -> dict[str, str]:
    """Names of a text with the kind of thing they name."""
    cut, phrases = read(text, code)
    return {said(cut, p.name) or "": p.entity for p in phrases if p.name is not None}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Temperatures rose. The lake was full.", "en"),
        ("Crowds of children came to the lake.", "en"),
        ("Lowering the gate took a day.", "en"),
        ("Darüber hinaus schwieg der Rat.", "de"),
        ("Jahrelang wollte niemand den Schaden sehen.", "de"),
        ("Möglicherweise regnet es.", "de"),
    ],
)
def test_a_first_word_that_the_text_shows_to_be_no_name(text: str, code: str) -> None:
    assert names(text, code) == {}


def test_a_first_word_that_is_a_name_elsewhere() -> None:
    assert "Haugen" in names("Haugen left. The board blamed Haugen for it.", "en")
    assert names("Haugen was late.", "en") == {"Haugen": "person"}


def test_a_gerund_is_not_a_first_name() -> None:
    assert names("Using Mary Holt's figures, the board agreed.", "en") == {"Mary Holt": "person"}
