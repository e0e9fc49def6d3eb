"""First names and the gender they usually tell: a help for pronouns, no fact about anybody."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import msgspec

from relata.knowledge.lookup import read

Gender = Literal["m", "f"]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    m: str
    f: str
    either: str


@lru_cache(maxsize=1)
def _table() -> dict[str, Gender | None]:
    file = read("first_names.toml", _File)
    found: dict[str, Gender | None] = dict.fromkeys(file.m.split(), "m")
    for name in file.f.split():
        # A name that stands in both lists tells nothing.
        found[name] = None if name in found else "f"
    found.update(dict.fromkeys(file.either.split()))
    return found


def known(name: str) -> bool:
    """Whether `name` is a first name of the list, of whatever gender."""
    return name in _table() or name.partition("-")[0] in _table()


def gender(name: str) -> Gender | None:
    """ "m" or "f" as the name usually tells, None where unknown or open.

    A double name ("Jean-Luc") goes by the whole, then by its first part.
    """
    table = _table()
    if name in table:
        return table[name]
    first, dash, _ = name.partition("-")
    return table.get(first) if dash else None
