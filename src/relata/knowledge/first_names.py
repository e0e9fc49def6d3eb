"""First names and the gender they usually show: a help for pronouns, not a fact about a person."""

from __future__ import annotations

from typing import Literal

from relata.knowledge.lookup import read
from relata.knowledge.packs import knowledge_of
from relata.lang.compile import having, kept
from relata.lang.schema import FirstNames
from relata.model.threads import once

Gender = Literal["m", "f"]


@kept
@once(1)
def table() -> dict[str, Gender | None]:
    """Every first name -> the gender it shows; names travel, so that no language is asked."""
    files = [read(f"{name}.toml", FirstNames) for name in ("first_names", "more_first_names")]
    files += [knowledge_of(code).first_names for code in having("knowledge")]
    found: dict[str, Gender | None] = {}
    for file in files:
        found.update(dict.fromkeys(file.m.split(), "m"))
    for file in files:
        for name in file.f.split():
            # A name that stands in both lists shows nothing.
            found[name] = None if found.get(name) == "m" else "f"
    for file in files:
        found.update(dict.fromkeys(file.either.split()))
    return found


def known(name: str) -> bool:
    """Whether `name` is a first name of the list, of whatever gender."""
    return name in table() or name.partition("-")[0] in table()


def gender(name: str) -> Gender | None:
    """ "m" or "f" as the name usually shows, None where unknown or open.

    A double name ("Jean-Luc") goes by the whole, then by its first part.
    """
    names = table()
    if name in names:
        return names[name]
    first, dash, _ = name.partition("-")
    return names.get(first) if dash else None
