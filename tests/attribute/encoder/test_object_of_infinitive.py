"""An object that a comma parts from the speaker before it is not the speaker's name."""

from __future__ import annotations

import pytest

from relata import readers
from relata.attribute.hearers import without_object
from relata.lang.language import load
from relata.segment import segment


@pytest.mark.parametrize(
    ("sentence", "mention", "left"),
    [
        ("Im Juni versuchte der Chef, Holm vor der Flut zu warnen.", "der Chef, Holm", "der Chef"),
        ("Im Juni sagte der Chef, Ida Holm, das sei zu viel.", "der Chef, Ida Holm", None),
        ("Im Juni sagte der Chef, Ida Holm am Montag.", "der Chef, Ida Holm", None),
    ],
)
def test_it_is_left_out(sentence: str, mention: str, left: str | None) -> None:
    german = load("de")
    text = segment(readers.read_text(sentence), german)
    at = sentence.index(mention)
    tokens = text.starts.index(at), text.ends.index(at + len(mention)) + 1
    ((start, end),) = without_object([tokens], text, german)
    assert sentence[text.starts[start] : text.ends[end - 1]] == (left or mention)
