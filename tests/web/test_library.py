"""Answers are remembered, and never after somebody has written: here, or in another program."""

from __future__ import annotations

import pytest

from relata.archive import Page
from tests.present import samples
from tests.web import serving


@pytest.fixture
def library(own):
    return own(samples.german()).state.library


def test_an_answer_is_given_again(library):
    assert library.article(1) is library.article(1)
    assert library.articles(page=Page(limit=2)) is library.articles(page=Page(limit=2))
    assert library.articles(page=Page(limit=2)) is not library.articles(page=Page(limit=3))


def test_not_after_a_correction_of_ours(library):
    before = library.article(1)
    library.note("see the minutes", "nina", 1)
    assert library.article(1) is not before


def test_not_after_another_program_has_written(library, tmp_path):
    assert library.articles().total == 1
    other = serving.application(serving.settings(tmp_path), samples.english())
    assert library.articles().total == 2
    other.state.readings.stop()
    other.state.library.close()


def test_not_where_somebody_writes_meanwhile(library, monkeypatch):
    from relata import archive

    ask = archive.articles

    def slow(*given, **named):
        found = ask(*given, **named)
        library.keep(samples.english(), None)
        library.entity(1)  # another caller sees the new state
        monkeypatch.setattr(archive, "articles", ask)
        return found

    monkeypatch.setattr(archive, "articles", slow)
    assert library.articles().total == 1
    assert library.articles().total == 2


def test_no_more_are_kept_than_are_allowed(library, monkeypatch):
    from relata.app.web import library as module

    monkeypatch.setattr(module, "MAX_ANSWERS", 3)
    for limit in range(1, 9):
        library.articles(page=Page(limit=limit))
    assert len(library._answers) == 3
