"""The registry of link makers, outermost link first. A new one is a file and a line here."""

from __future__ import annotations

from relata.chains.link_maker import LinkMaker
from relata.chains.makers.addressed import ADDRESSED
from relata.chains.makers.continuation import CONTINUATION
from relata.chains.makers.enclosing import ENCLOSING
from relata.chains.makers.outlet import OUTLET
from relata.chains.makers.relay import RELAY
from relata.chains.makers.speaker import SPEAKER
from relata.chains.makers.supplier import SUPPLIER
from relata.chains.makers.talk import TALK

LINK_MAKERS: tuple[LinkMaker, ...] = (
    OUTLET, SUPPLIER, ENCLOSING, CONTINUATION, TALK, RELAY, ADDRESSED, SPEAKER,
)  # fmt: skip
