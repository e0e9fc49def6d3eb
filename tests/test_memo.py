"""Look-ups that make their values when asked."""

from __future__ import annotations

from relata.model.cache import Memo


def test_values_are_made_once() -> None:
    asked: list[str] = []

    def make(word: str) -> int:
        asked.append(word)
        return len(word)

    memo = Memo(make, 60)
    assert [memo["ab"], memo["ab"], memo["abc"]] == [2, 2, 3]
    assert asked == ["ab", "abc"]


def test_it_is_emptied_before_it_holds_too_much_and_gives_the_same() -> None:
    memo = Memo(len, 2)
    assert [memo[word] for word in ("a", "bb", "ccc", "a")] == [1, 2, 3, 1]
    assert memo == {"ccc": 3, "a": 1}
    assert memo.get("bb") is None
