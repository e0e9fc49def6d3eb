"""Every name that Relata knows, whatever it names: one look-up for all the lists."""

from __future__ import annotations

from functools import lru_cache

from relata.knowledge import agencies, institutions, outlets, places
from relata.knowledge.lookup import Known, look


@lru_cache(maxsize=1)
def table() -> dict[str, Known]:
    """Institutions, agencies, outlets, places: the first of them keeps a form they share."""
    found: dict[str, Known] = {}
    for part in (places, outlets, agencies, institutions):
        found.update(part.table())
    return found


def lookup(name: str) -> Known | None:
    """What is known under `name` as written, or None."""
    return look(table(), name)
