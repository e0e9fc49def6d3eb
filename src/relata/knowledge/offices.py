"""Words for offices and for kinds of outlets that a text uses in turn for the same one."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import msgspec

from relata.knowledge.lookup import read

Means = Literal[
    "office", "spokesperson", "witness", "newspaper", "broadcaster", "magazine", "agency",
    "site", "outlet", "company", "party", "organisation",
]  # fmt: skip

_ANY = ("company", "party", "organisation")
#: The shortest last part of a compound that is looked up.
_SHORTEST = 4


class Same(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that may mean the same."""

    means: Means
    words: str
    phrases: tuple[str, ...] = ()


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    same: tuple[Same, ...]


@lru_cache(maxsize=1)
def _groups() -> tuple[Same, ...]:
    return read("offices.toml", _File).same


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[int, ...]]:
    table: dict[str, tuple[int, ...]] = {}
    for number, group in enumerate(_groups()):
        for word in (*group.words.split(), *group.phrases):
            table[word] = (*table.get(word, ()), number)
    return table


@lru_cache(maxsize=8192)
def groups(word: str) -> tuple[int, ...]:
    """Numbers of the groups that a lower-case word (or "head of state") belongs to, or ().

    A compound goes by its longest known last part; one group's number is the same in every
    process of one release.
    """
    table = _table()
    for cut in range(min(max(len(word) - _SHORTEST + 1, 1), 40)):
        found = table.get(word[cut:])
        if found is not None:
            return found
    return ()


def plain(word: str) -> bool:
    """Whether a word stands in a group itself, not only as the last part of a compound."""
    return word in _table()


def means(word: str) -> Means | None:
    """What the first group of a word is for ("spokesperson"), or None."""
    found = groups(word)
    return _groups()[found[0]].means if found else None


@lru_cache(maxsize=8192)
def same(a: str, b: str) -> bool:
    """Whether two words may mean one office or one kind of outlet ("staatschef", "president").

    Words for any organisation ("company", "group") tell nothing and do not count.
    """
    shared = set(groups(a)) & set(groups(b))
    return any(_groups()[number].means not in _ANY for number in shared)
