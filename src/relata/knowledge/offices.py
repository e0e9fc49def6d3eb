"""Words for offices and for kinds of outlets that a text uses in turn for the same one."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import msgspec

from relata.knowledge.lookup import read
from relata.knowledge.packs import knowledge_of, visible
from relata.lang.compile import kept
from relata.lang.schema import words_of
from relata.model.errors import DataError
from relata.model.threads import once

Means = Literal[
    "office", "trade", "spokesperson", "witness", "newspaper", "broadcaster", "magazine", "agency",
    "site", "outlet", "company", "party", "organisation",
]  # fmt: skip

_ANY = ("company", "party", "organisation")
#: The shortest last part of a compound that is looked up.
_SHORTEST = 4


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    #: Group of words that may mean the same -> what the group is for.
    means: dict[str, Means]


@once(1)
def _means() -> tuple[Means, ...]:
    return tuple(read("offices.toml", _File).means.values())


@once(1)
def _numbers() -> dict[str, int]:
    return {group: n for n, group in enumerate(read("offices.toml", _File).means)}


@kept
@once(64)
def table(code: str = "") -> dict[str, tuple[int, ...]]:
    """Word or phrase -> numbers of its groups, for texts of language `code`."""
    numbers, found = _numbers(), dict[str, set[int]]()
    for pack in visible(code):
        for group, words in knowledge_of(pack).offices.items():
            if group not in numbers:
                raise DataError(f"{pack}/knowledge.toml [offices]: {group!r} is not a group")
            for word in words_of(words):
                found.setdefault(word, set()).add(numbers[group])
    return {word: tuple(sorted(groups)) for word, groups in found.items()}


@kept
@lru_cache(maxsize=8192)
def groups(word: str, code: str = "") -> tuple[int, ...]:
    """Numbers of the groups that a lower-case word (or "head of state") belongs to, or ().

    A compound goes by its longest known last part; one group's number is the same in every
    process of one release.
    """
    known = table(code)
    for cut in range(min(max(len(word) - _SHORTEST + 1, 1), 40)):
        found = known.get(word[cut:])
        if found is not None:
            return found
    return ()


def plain(word: str, code: str = "") -> bool:
    """Whether a word stands in a group itself, not only as the last part of a compound."""
    return word in table(code)


def means(word: str, code: str = "") -> Means | None:
    """What the first group of a word is for ("spokesperson"), or None."""
    found = groups(word, code)
    return _means()[found[0]] if found else None


def same(a: str, b: str, code: str = "") -> bool:
    """Whether two words may mean one office or one kind of outlet ("staatschef", "president").

    Words for any organisation ("company", "group") decide nothing and do not count.
    """
    first = groups(a, code)
    if not first:
        return False
    second = groups(b, code)
    return any(number in second and _means()[number] not in _ANY for number in first)
