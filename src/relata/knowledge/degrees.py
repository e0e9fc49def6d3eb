"""Academic degrees and titles next to names: "Dr. med. univ. Anna Berg, Ph.D., MBA"."""

from __future__ import annotations

import msgspec

from relata.knowledge.lookup import read
from relata.model.threads import once


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    before: str
    small: str
    after: str
    others: tuple[str, ...]


@once(1)
def _file() -> _File:
    return read("degrees.toml", _File)


@once(1)
def before() -> frozenset[str]:
    """Titles that stand before a name: "Dr.", "Prof.", "JUDr."."""
    return frozenset(_file().before.split())


@once(1)
def small() -> frozenset[str]:
    """Small words between a title and a name: "med.", "phil."."""
    return frozenset(_file().small.split())


@once(1)
def after() -> frozenset[str]:
    """Degrees that stand after a name and a comma: "Ph.D.", "MBA"."""
    return frozenset(_file().after.split())


@once(1)
def beside_name() -> frozenset[str]:
    """Titles and what stands between them and a name."""
    return before() | small()


@once(1)
def others() -> dict[str, str]:
    """Last word of what stands for further authors -> the word before it: "al." -> "et"."""
    pairs = (entry.split() for entry in _file().others)
    return {pair[-1]: pair[0] for pair in pairs if len(pair) > 1}


@once(1)
def marks() -> frozenset[str]:
    """All words and marks that may show a degree, but those that need a comma before them."""
    return frozenset((*beside_name(), *others(), ",", ")"))
