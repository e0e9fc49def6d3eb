"""The bounded cache: values are computed once, and the bound holds."""

from __future__ import annotations

from relata.model.cache import BoundedCache


def test_a_value_is_computed_once() -> None:
    asked: list[str] = []

    def make(word: str) -> int:
        asked.append(word)
        return len(word)

    cache = BoundedCache(make, 60)
    assert [cache["ab"], cache["ab"], cache["abc"]] == [2, 2, 3]
    assert asked == ["ab", "abc"]


def test_a_full_cache_is_emptied_and_gives_the_same_values() -> None:
    cache = BoundedCache(len, 2)
    assert [cache[word] for word in ("a", "bb", "ccc", "a")] == [1, 2, 3, 1]
    assert cache == {"ccc": 3, "a": 1}
    assert cache.get("bb") is None
