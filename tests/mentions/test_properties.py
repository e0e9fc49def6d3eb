"""What holds for any text: order, nesting, determinism, linear time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.mentions.helpers import read

WORDS = (
    "der die das Sprecher Polizei von , . ( ) „ “ und Anna Berg sagte laut in Berlin 12 Müllers "
    "the of Mr. Lee 's a spokesman for and he who said Trump police report new – : ; " * 2
).split()


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(("de", "en", "ru", "cs")), st.lists(st.sampled_from(WORDS), max_size=60))
def test_phrases_are_sorted_and_nested(code: str, words: list[str]) -> None:
    check(" ".join(words), code)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(("de", "en", "ru", "cs")), st.text(max_size=200))
def test_any_text(code: str, text: str) -> None:
    check(text, code)


def check(text: str, code: str) -> None:
    cut, phrases = read(text, code)
    n = len(cut.words)
    last = (-1, 0)
    for i, p in enumerate(phrases):
        assert 0 <= p.start < p.end <= n
        assert p.start <= p.head < p.end
        assert p.start < p.core_end <= p.end
        assert last < (p.start, -p.end)
        last = (p.start, -p.end)
        for part in (p.name, p.role):
            assert part is None or p.start <= part[0] < part[1] <= p.end
        assert cut.sentence_of[p.start] == cut.sentence_of[p.end - 1]
        if p.parent is not None:
            assert p.parent < i
            above = phrases[p.parent]
            assert above.start <= p.start and p.end <= above.end
        for member in p.conjuncts:
            inner = phrases[member]
            assert p.start <= inner.start and inner.end <= p.end
    ends = [(p.start, p.end) for p in phrases]
    assert all(not a < c < b < d for a, b in ends for c, d in ends)
    assert phrases == read(text, code)[1]


@pytest.mark.parametrize(
    "unit",
    [
        "Berg ", "Anna Berg und ", "Anna, ", "Rat der Stadt der ", "ein ", "„Berg ", "( ", "von ",
        "the report of ", "a doctor, Ann Lee, ", "people close to ", "new ", "that ",
    ],
)  # fmt: skip
@pytest.mark.parametrize("code", ["de", "en", "ru", "cs"])
def test_time_is_linear(unit: str, code: str) -> None:
    """Ten times the text takes about ten times as long (with room for a busy machine)."""
    small = min(taken(unit * 300, code) for _ in range(3))
    large = min(taken(unit * 3000, code) for _ in range(2))
    assert large < 30 * small + 0.2


def taken(text: str, code: str) -> float:
    from relata import mentions
    from relata.lang.language import load

    cut, _ = read(text, code)
    start = time.process_time()
    mentions.find(cut, load(code))
    return time.process_time() - start
