"""The kinds of events, with the name that PLOVER gives to what they belong to.

PLOVER (Halterman and others 2023, "PLOVER and POLECAT: A New Political Event Ontology and Dataset")
has sixteen types; a contact of any kind is one of its CONSULT. Where none fits there is None.
"""

from __future__ import annotations

from msgspec import Struct

from relata.model.codes import EventKind, EventStatus


class KindFacts(Struct, frozen=True):
    """What holds of all events of a kind."""

    kind: EventKind
    #: For a person to read.
    what: str
    #: The type of PLOVER, None where none fits.
    plover: str | None
    #: Whether two parties deal with one another in it.
    contact: bool = False


KINDS: tuple[KindFacts, ...] = (
    KindFacts("call", "somebody speaks with somebody by telephone or video", "CONSULT", True),
    KindFacts("meeting", "parties come together", "CONSULT", True),
    KindFacts("visit", "somebody goes to a party or a place in an office", "CONSULT", True),
    KindFacts("letter", "somebody writes to somebody", "CONSULT", True),
    KindFacts("talks", "parties talk or negotiate, also over weeks", "CONSULT", True),
    KindFacts("summit", "heads or delegates of several parties come together", "CONSULT", True),
    KindFacts("statement", "somebody says something; the record has it as a statement", None),
    KindFacts("attack", "somebody uses force against somebody", "ASSAULT"),
    KindFacts("election", "an office or a parliament is filled, or a question put to a vote", None),
    KindFacts("arrest", "somebody is taken into custody", "COERCE"),
    KindFacts("agreement", "parties bind themselves to something", "AGREE", True),
    KindFacts("other", "an event of another kind", None),
)

#: The status of an event that is reported in several ways: the first of these.
STATUS_RANK: tuple[EventStatus, ...] = ("happened", "planned", "demanded", "reported", "denied")

_BY_KIND = {facts.kind: facts for facts in KINDS}


def facts_of(kind: EventKind) -> KindFacts:
    """What holds of a kind."""
    return _BY_KIND[kind]
