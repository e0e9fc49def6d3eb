"""Alignment of words: what is equal, changed, added, dropped, and where."""

from __future__ import annotations

import random

from relata.comparison.alignment import align
from relata.comparison.index import WordIndex
from relata.comparison.words import word_sequence


def shown(quotation: str, window: str, gaps: tuple[int, ...] = ()) -> list[tuple[str, str]]:
    ours, theirs = quotation.split(), window.split()
    numbers = {word: n for n, word in enumerate(dict.fromkeys(theirs))}
    found = align([numbers.get(w, -1) for w in ours], [numbers[w] for w in theirs], gaps)
    ours.append("")
    theirs.append("")
    return [(ours[_or_last(p.quotation)], theirs[_or_last(p.source)]) for p in found.pairs]


def _or_last(place: int | None) -> int:
    return -1 if place is None else place


def test_words_around_the_stretch_cost_nothing() -> None:
    assert shown("b c", "x a b c d y") == [("b", "b"), ("c", "c")]


def test_changed_added_dropped() -> None:
    assert shown("a X c", "z a b c z") == [("a", "a"), ("X", "b"), ("c", "c")]
    assert ("N", "") in shown("a b N c d", "a b c d")
    assert ("", "n") in shown("a b c d", "a b n c d")


def test_a_changed_word_at_the_end_has_its_place() -> None:
    assert shown("a b X", "z a b c z") == [("a", "a"), ("b", "b"), ("X", "c")]


def test_an_ellipsis_may_stand_for_many_words() -> None:
    long = "a b " + " ".join(f"m{n}" for n in range(30)) + " c d"
    pairs = shown("a b c d", long, gaps=(2,))
    assert [pair for pair in pairs if pair[0]] == [(w, w) for w in ["a", "b", "c", "d"]]
    assert len(pairs) == 34


def test_exact_runs_are_found_wherever_they_are() -> None:
    rng = random.Random(3)
    words = ["".join(rng.choices("aeioklmn", k=3)) for _ in range(5000)]
    index = WordIndex(word_sequence(" ".join(words)))
    for start in (0, 1234, 4990):
        numbers = index.numbers(words[start : start + 8])
        assert start in index.runs(numbers)
        assert any(abs(place - start) < 20 for place in index.passages(numbers))


def test_unknown_words_have_no_place() -> None:
    index = WordIndex(word_sequence("one two three"))
    numbers = index.numbers(["two", "nine"])
    assert numbers[0] >= 0 > numbers[1]
    assert index.runs(numbers) == []
    assert WordIndex(word_sequence("")).passages([0, 1]) == []
