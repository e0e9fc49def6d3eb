"""Finite verbs by their endings."""

from __future__ import annotations

import pytest

from relata.lang.endings import finite
from relata.lang.language import load


@pytest.mark.parametrize(
    ("code", "word", "expected"),
    [
        ("ru", "построили", True),
        ("ru", "растает", True),
        ("ru", "сообщил", True),
        ("ru", "журнал", False),
        ("ru", "совет", False),
        ("ru", "депутат", False),
        ("ru", "мост", False),
        ("cs", "postavili", True),
        ("cs", "kupuje", True),
        ("cs", "řekla", True),
        ("cs", "škola", False),
        ("cs", "hotel", False),
        ("cs", "učitel", False),
        ("cs", "most", False),
    ],
)
def test_endings(code: str, word: str, expected: bool) -> None:
    looks = finite(load(code))
    assert looks is not None
    assert looks(word) is expected


@pytest.mark.parametrize("code", ["de", "en"])
def test_a_language_may_have_none(code: str) -> None:
    assert finite(load(code)) is None
