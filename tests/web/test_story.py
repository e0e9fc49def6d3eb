"""The story page: an article next to its versions, or next to others by choice."""

from __future__ import annotations

import pytest

from tests.comparison.versions.texts import AGENCY, GERMAN, PAPER, record
from tests.web import serving


@pytest.fixture
def stories(own):
    """An application with an article, its near copy and two others; articles 1 to 4."""
    texts = (AGENCY, AGENCY.replace("discussed", "debated"), PAPER, GERMAN)
    return serving.client(own(*map(record, texts)))


def test_the_versions_of_an_article_stand_side_by_side(stories) -> None:
    assert 'href="/articles/1/story"' in stories.get("/articles/1").text
    answer = stories.get("/articles/1/story")
    assert answer.status_code == 200 and answer.text.count('class="column-head"') == 2
    assert "discussed" in answer.text and "debated" in answer.text


def test_other_articles_by_choice(stories) -> None:
    answer = stories.get("/articles/1/story?with=3&with=4&with=1")
    assert answer.text.count('class="column-head"') == 3
    assert "negation dropped" in answer.text and answer.text.count("<main") == 1


@pytest.mark.parametrize("query", ["99/story", "1/story?with=99", "1/story?with=x", "x/story"])
def test_what_is_not_there(stories, query) -> None:
    assert stories.get(f"/articles/{query}").status_code == 404
