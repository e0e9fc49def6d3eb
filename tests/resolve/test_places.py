"""Where a character stands, in words."""

from __future__ import annotations

from relata.model.document import Document, Part
from relata.resolve.places import Places

TEXT = "Title\n\nFirst.\nSecond."
PARTS = (Part((0, 5), "title"), Part((7, 13), "body"), Part((14, 21), "body"))


def test_lines_of_the_input() -> None:
    places = Places(Document(TEXT, PARTS, text_from="input"))
    assert [places.of(at) for at in (0, 7, 20)] == ["line 1", "line 3", "line 4"]


def test_paragraphs_of_what_was_extracted() -> None:
    places = Places(Document(TEXT, PARTS))
    assert [places.of(at) for at in (0, 6, 7, 20)] == [
        "paragraph 1",
        "paragraph 1",
        "paragraph 2",
        "paragraph 3",
    ]
    assert Places(Document("x", ())).of(0) == "paragraph 1"
