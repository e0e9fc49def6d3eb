"""Hands that a sentence names besides the speaker."""

from __future__ import annotations

import pytest

from tests.attribute.helpers import said


@pytest.mark.parametrize(
    ("language", "text", "relay"),
    [
        ("de", "In dem Brief des Amtes, der der dpa vorliegt, heißt es, die Halle sei sicher.",
         "der dpa"),
        ("de", "Der Turm sei sicher, heißt es in der Erklärung des Amtes. was von Reuters "
         "gesehen wurde.", "Reuters"),
        ("en", "The tower is safe, the ministry said in a memo seen by Reuters.", "Reuters"),
        ("en", "“The tower is safe,” Ann Lee told the BBC.", "the BBC"),
    ],
)  # fmt: skip
def test_a_relay(language: str, text: str, relay: str) -> None:
    outer = said(text, language)[0]
    assert [text[a:b] for party in outer.draft.relays for a, b in party.spans] == [relay]


def test_no_relay_without_an_outlet() -> None:
    (one,) = said("The tower is safe, the minister told her deputy.", "en")
    assert one.draft.relays == []
