"""Every name that Relata knows, whatever it names: one look-up for all the lists."""

from __future__ import annotations

from relata.knowledge import organisations, places
from relata.knowledge.lookup import Known, look
from relata.knowledge.packs import possessives
from relata.lang.compile import kept
from relata.model.threads import once


@kept
@once(64)
def table(code: str = "") -> dict[str, Known]:
    """Institutions, agencies, outlets, places: the first of them keeps a form they share."""
    found = dict(places.table(code))
    for kind in organisations.KINDS:
        found.update(organisations.table(kind, code))
    return found


def lookup(name: str, code: str = "") -> Known | None:
    """What is known under `name` as written in a text of language `code`, or None."""
    return look(table(code), name, possessives(code))
