"""Relays that the statement's own sentence names: "told the BBC", "in a memo seen by Reuters".

The attribution stage finds them (`Draft.relays`): outlets that had a text in hand or to which
the words were spoken, and papers that quote somebody.
"""

from __future__ import annotations

from relata.chains.kinds import voice_links
from relata.chains.link_maker import Example, LinkMaker
from relata.model.document import Document, Part
from relata.model.drafts import Analysis, ChainLink, ResolvedStatement


def _make(_: Analysis, statement: ResolvedStatement) -> list[ChainLink]:
    return [link for voice in statement.relays for link in voice_links(voice)]


_SPOKEN_TO = "Mayor Ida Holm told Reuters on Tuesday that the dam was safe and would stay open."
_STANDS_IN = (
    "Der Deich ist sicher, sagte Bürgermeisterin Ida Holm in einer Mitteilung des Landkreises."
)
_SEEN = "The dam will stay open all winter, according to a memo seen by Reuters on Tuesday."

RELAY = LinkMaker(
    id="relay",
    what="An outlet or agency that the sentence names between the words and the reader.",
    why="The words were spoken to it or lay before it; the article has them from there.",
    make=_make,
    examples=(
        Example(
            Document(_SPOKEN_TO, (Part((0, len(_SPOKEN_TO)), "body"),), outlet="The Harbour Post"),
            content="that the dam was safe and would stay open",
            kind="agency",
            name="Reuters",
        ),
        Example(
            Document(_STANDS_IN, (Part((0, len(_STANDS_IN)), "body"),)),
            content="Der Deich ist sicher",
            kind="document",
            name="Mitteilung des Landkreises",
        ),
        Example(
            Document(_SEEN, (Part((0, len(_SEEN)), "body"),)),
            content="The dam will stay open all winter",
            kind="agency",
            name="Reuters",
        ),
    ),
)
