"""Attribution lines: which lines are one, and the name in them."""

from __future__ import annotations

import pytest

from relata.readers.marked.attribution import attribution_line, line_after, split_attribution


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("— Ann Lee, mayor of Tidewater", "Ann Lee"),
        ("Ann Lee", "Ann Lee"),
        ("Ann Lee (Tidewater Post)", "Ann Lee"),
        ("Ann J. Lee, mayor", "Ann J. Lee"),
        ("Ann Lee am Telefon", "Ann Lee"),
        ("Chief Executive Officer, Robert Mosig", "Robert Mosig"),
        ("Reuters", "Reuters"),
    ],
)
def test_the_name_in_an_attribution_line(line: str, author: str) -> None:
    found = attribution_line(line)
    assert found is not None
    assert (found.line, found.author) == (line, author)


@pytest.mark.parametrize("line", ["", "— he said.", "as it was before", "x" * 500])
def test_lines_that_name_nobody(line: str) -> None:
    assert attribution_line(line) is None


def test_the_line_after_a_quotation_has_a_dash_and_no_sentence() -> None:
    assert line_after("– Ann Lee") is not None
    assert line_after("Ann Lee") is None
    assert line_after("– Ann Lee went home.") is None


def test_a_last_sentence_after_a_dash_is_not_an_attribution() -> None:
    pieces = ["It rained. — Nobody came to the bridge."]
    assert split_attribution(pieces) == (pieces, None)


def test_a_last_paragraph_that_is_speech_stays() -> None:
    pieces = ["It rained.", "Ann Lee told us to leave the bridge before it was too late for us."]
    assert split_attribution(pieces) == (pieces, None)
