"""Case endings of names in a sentence: "Putin" and Russian-style "Putina", German "Merkels".

A small stemmer for names: two words are one name in two cases where the longer is the shorter with
an ending that `data/case_endings.toml` lists (Slavic and Hungarian cases, the German genitive).
"""

from __future__ import annotations

import msgspec

from relata.lang.compile import kept
from relata.model.threads import once
from relata.names.base.conventions import convention_files
from relata.names.base.letters import DATA
from relata.resources import read_toml

#: Letters of the shortest stem that takes an ending: "ali" and "alia" are two names.
_SHORTEST_STEM = 4


class _Endings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    added: str
    #: "a>y e u": a final a may become y, e or u.
    changed: tuple[str, ...]


@once(1)
def _tables() -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    file = read_toml(DATA, "case_endings.toml", _Endings)
    changed = {}
    for row in file.changed:
        old, _, new = row.partition(">")
        changed[old.strip()] = frozenset(new.split())
    return frozenset(file.added.split()), changed


def ending_of(a: str, b: str) -> str | None:
    """The case ending that makes one of two words from the other, or None.

    ("putin", "putina") -> "a"; symmetric; lower case, without marks.
    """
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if len(short) < _SHORTEST_STEM or a[:3] != b[:3]:
        return None
    added, changed = _tables()
    if long.startswith(short):
        ending = long[len(short) :]
        return ending if ending in added else None
    for old, new in changed.items():
        stem = short.removesuffix(old)
        if stem != short and len(stem) >= _SHORTEST_STEM - 1 and long.startswith(stem):
            if long[len(stem) :] in new:
                return long[len(stem) :]
        stem = long.removesuffix(old)
        if stem != long and len(stem) >= _SHORTEST_STEM - 1 and short.startswith(stem):
            if short[len(stem) :] in new:
                return short[len(stem) :]
    return None


@kept
@once(1)
def foreign_endings() -> tuple[tuple[str, float], ...]:
    """(ending that a language gives to foreign names, cost of a match without it), longest first.

    What the packs declare, whatever the text's language: ("ová", 0.3) for "Merkelová".
    """
    found = {ending: c for file in convention_files() for ending, c in file.foreign_endings.items()}
    return tuple(sorted(found.items(), key=lambda row: (-len(row[0]), row[0])))
