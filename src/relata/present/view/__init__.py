"""A record as its readers see it, shared by the views: statements, wording, what to check."""

from __future__ import annotations

from relata.present.view.checklist import Check, checklist, counts_line, tiers
from relata.present.view.hands import chain_text, place, relay_steps
from relata.present.view.record_view import (
    MARKS,
    MAX_DEPTH,
    NOBODY,
    ChainName,
    Item,
    PartyView,
    Speaker,
    View,
    joined,
    known,
    overlaps,
    view,
)
from relata.present.view.wording import (
    ChainStep,
    Piece,
    chain_steps,
    is_open,
    needs_frame,
    passage,
    reading_notes,
    verb,
    who,
)

__all__ = [
    "MARKS",
    "MAX_DEPTH",
    "NOBODY",
    "ChainName",
    "ChainStep",
    "Check",
    "Item",
    "PartyView",
    "Piece",
    "Speaker",
    "View",
    "chain_steps",
    "chain_text",
    "checklist",
    "counts_line",
    "is_open",
    "joined",
    "known",
    "needs_frame",
    "overlaps",
    "passage",
    "place",
    "reading_notes",
    "relay_steps",
    "tiers",
    "verb",
    "view",
    "who",
]
