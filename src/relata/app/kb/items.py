"""What is kept of a Wikidata item, whatever file it comes from."""

from __future__ import annotations

import re
import unicodedata

from msgspec import Struct

_NUMBER = re.compile(r"Q([1-9][0-9]{0,11})\Z")
_YEAR = re.compile(r"[+]?([0-9]{4})")


class HeldOffice(Struct, frozen=True):
    """An office that somebody holds or held."""

    #: Number of the office's item, 0 where only its label is known.
    item: int
    #: Its label, "" where the item may give it.
    label: str
    #: Years, None where unknown or open.
    start: int | None = None
    end: int | None = None


class WikidataItem(Struct, frozen=True):
    """A person or another item."""

    #: The number in "Q42".
    number: int
    is_person: bool
    #: Its usual label.
    label: str
    #: Every spelling in every language that is kept, the label among them.
    spellings: tuple[str, ...]
    offices: tuple[HeldOffice, ...] = ()


def number_of(identifier: str) -> int | None:
    """42 for "Q42"; None for anything else."""
    found = _NUMBER.match(identifier)
    return int(found.group(1)) if found else None


def year_of(time: str) -> int | None:
    """The year of "+2001-05-03T00:00:00Z" or "2001"; None without one."""
    found = _YEAR.match(time)
    return int(found.group(1)) if found else None


def key_of(name: str) -> str:
    """A spelling as it is looked up: without case and marks, its words joined by one blank."""
    folded = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return " ".join(bare.replace("-", " ").replace(".", " ").split())
