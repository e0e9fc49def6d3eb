"""The time line page: events of the newest articles, narrowed by party and kind."""

from __future__ import annotations

import pytest

import relata
from tests.web import serving

_TEXT = (
    "Minister Ida Holm met mayor Tom Weller in Harzburg on 3 April 2024. “We agreed on the dam,” "
    "Holm said."
)


@pytest.fixture
def pages(own):
    """An application with one article that reports a meeting."""
    return serving.client(own(relata.read(_TEXT, lang="en", date="2024-04-05", engine="fast")))


def test_the_meeting_is_drawn(pages) -> None:
    answer = pages.get("/timeline")
    assert answer.status_code == 200 and answer.text.count("<main") == 1
    assert "<svg" in answer.text and "Ida Holm" in answer.text and "Tom Weller" in answer.text
    assert 'aria-current="page"' in answer.text


@pytest.mark.parametrize(
    ("query", "there"),
    [("party=weller", True), ("party=nobody", False), ("kind=meeting", True), ("kind=call", False)],
)
def test_it_is_narrowed(pages, query: str, there: bool) -> None:
    assert ("Tom Weller" in pages.get(f"/timeline?{query}").text) is there


def test_what_is_asked_for_is_escaped(pages) -> None:
    answer = pages.get('/timeline?party="><script>alert(1)</script>')
    assert answer.status_code == 200 and "<script>alert" not in answer.text
