"""What somebody wants is not a statement unless it is voiced."""

from __future__ import annotations

import pytest

import relata


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "De bewoners willen dat de bus vaker rijdt."),
        ("de", "Ida Holm will den Damm im Frühjahr erneuern."),
        ("en", "Ida Holm wants to rebuild the dam in the spring."),
    ],
)
def test_a_want_is_not_shown(language: str, text: str) -> None:
    record = relata.read(text, lang=language)
    assert not [one for one in record.statements if one.tier != "doubtful"]


def test_a_want_that_is_voiced_is_shown() -> None:
    record = relata.read("“I want to rebuild the dam,” Ida Holm said.", lang="en")
    assert [one.tier for one in record.statements][:1] != ["doubtful"]
