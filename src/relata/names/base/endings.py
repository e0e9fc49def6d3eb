"""Endings that names take in a sentence: Slavic and Hungarian cases, the German genitive."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from relata.names.base.lexicon import read_toml

#: The shortest stem that an ending may be added to.
_STEM = 4


class _Endings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    added: str
    #: "a>y e u": a final a may become y, e or u.
    changed: tuple[str, ...]


@lru_cache(maxsize=1)
def _tables() -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    file = read_toml("endings.toml", _Endings)
    changed = {}
    for row in file.changed:
        old, _, new = row.partition(">")
        changed[old.strip()] = frozenset(new.split())
    return frozenset(file.added.split()), changed


def ending_of(a: str, b: str) -> str | None:
    """The ending by which the longer of two words is the other in a case, if that may be."""
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if len(short) < _STEM or a[:3] != b[:3]:
        return None
    added, changed = _tables()
    if long.startswith(short):
        ending = long[len(short) :]
        return ending if ending in added else None
    for old, new in changed.items():
        stem = short.removesuffix(old)
        if stem != short and len(stem) >= _STEM - 1 and long.startswith(stem):
            if long[len(stem) :] in new:
                return long[len(stem) :]
        stem = long.removesuffix(old)
        if stem != long and len(stem) >= _STEM - 1 and short.startswith(stem):
            if short[len(stem) :] in new:
                return short[len(stem) :]
    return None
