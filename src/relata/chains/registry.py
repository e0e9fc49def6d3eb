"""The registry of link makers, outermost link first. A new one is a file and a line here."""

from __future__ import annotations

from relata.chains.enclosing import ENCLOSING
from relata.chains.link_maker import LinkMaker
from relata.chains.outlet import OUTLET
from relata.chains.relay import RELAY
from relata.chains.speaker import SPEAKER
from relata.chains.supplier import SUPPLIER

LINK_MAKERS: tuple[LinkMaker, ...] = (OUTLET, SUPPLIER, ENCLOSING, RELAY, SPEAKER)
