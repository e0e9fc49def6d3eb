"""The record in the conventions of polnear."""

from __future__ import annotations

import pytest

from relata_lab.evaluate.adapters import polnear
from tests.lab.builders import cut, record, statement


def polnear_of(text, *statements):
    return polnear.mapped(record(text, list(statements), "en"))


def test_polnear_keeps_the_outermost() -> None:
    text = "Ann said Bob thinks it rains."
    found = polnear_of(
        text,
        statement(text, "Bob thinks it rains", cue="said", id="s1"),
        statement(text, "it rains", cue="thinks", id="s2", inside="s1"),
    )
    assert [s.id for s in found] == ["s1"]
    assert not found[0].medium


def test_polnear_cue_takes_auxiliaries_and_adverbs() -> None:
    text = "Ann has also said it rains."
    found = polnear_of(text, statement(text, "it rains", cue="said", speaker="Ann"))
    assert cut(text, found[0].cue) == ["has also said"]
    # The speaker stops it.
    text = "Later said Ann it rains."
    found = polnear_of(text, statement(text, "it rains", cue="said", speaker="Later"))
    assert cut(text, found[0].cue) == ["said"]


def test_polnear_cue_is_one_stretch() -> None:
    text = "Ann made it clear that she goes."
    found = polnear_of(text, statement(text, "she goes", cue=("made", "clear"), speaker="Ann"))
    assert cut(text, found[0].cue) == ["made it clear"]
    text = "Made Ann clear that she goes."
    found = polnear_of(text, statement(text, "she goes", cue=("Made", "clear"), speaker="Ann"))
    assert cut(text, found[0].cue) == ["clear"]


@pytest.mark.parametrize(
    ("text", "cue", "content", "wanted"),
    [
        ("Ann bragged about rain.", "bragged", "rain", "bragged about"),
        ("Ann repeatedly denied rain.", "denied", "rain", "repeatedly denied"),
        ("Ann isn’t denying rain.", "denying", "rain", "isn’t denying"),
        ("Ann added: it rains.", "added", "it rains", "added:"),
        ("Ann told Bob it rains.", "told", "it rains", "told"),
        ("Rain, Ann said of it.", "said", "Rain", "said"),
    ],
)
def test_polnear_cue_leads_to_the_content(text, cue, content, wanted) -> None:
    (found,) = polnear_of(text, statement(text, content, cue=cue, speaker="Ann"))
    assert cut(text, found.cue) == [wanted]


def test_polnear_content_has_that_and_no_stop() -> None:
    text = "Ann said that it rains."
    found = polnear_of(text, statement(text, "it rains.", cue="said"))
    assert cut(text, found[0].content) == ["that it rains"]


def test_polnear_content_keeps_what_stands_inside_marks() -> None:
    text = 'Ann said, "It rains."'
    found = polnear_of(text, statement(text, "It rains.", cue="said", mode="direct"))
    assert cut(text, found[0].content) == ['"It rains."']
    assert found[0].type == "direct"


def test_polnear_without_a_cue_joins_or_is_left_out() -> None:
    text = 'Ann said, "It rains." "It pours." Bob came.'
    first = statement(text, '"It rains."', cue="said", speaker="Ann", mode="direct", id="s1")
    second = statement(text, '"It pours."', speaker="Ann", mode="direct", id="s2")
    found = polnear_of(text, first, second)
    assert [cut(text, s.content) for s in found] == [['"It rains."', '"It pours."']]
    assert polnear_of(text, second) == []
