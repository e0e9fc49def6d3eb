"""Outlets and agencies to whom the words were spoken, where only the addressee says so."""

from __future__ import annotations

from relata.chains.kinds import voice_links
from relata.chains.link_maker import Example, LinkMaker
from relata.model.document import Document, Part
from relata.model.drafts import Analysis, ChainLink, ResolvedStatement


def _make(_: Analysis, statement: ResolvedStatement) -> list[ChainLink]:
    if statement.addressee is None:
        return []
    return [link for link in voice_links(statement.addressee) if link.kind in ("outlet", "agency")]


_TEXT = "Mayor Ida Holm told Reuters on Tuesday that the dam was safe and would stay open."

ADDRESSED = LinkMaker(
    id="addressed",
    what="An outlet or agency to whom the words were spoken comes before the speaker.",
    why="The article has the words from whom they were spoken to, unless that is its own outlet.",
    make=_make,
    examples=(
        Example(
            Document(_TEXT, (Part((0, len(_TEXT)), "body"),), outlet="The Harbour Post"),
            content="that the dam was safe and would stay open",
            kind="agency",
            name="Reuters",
        ),
    ),
)
