"""The speaker of the statement: the last link of its chain."""

from __future__ import annotations

from relata.chains.kinds import voice_links
from relata.chains.link_maker import Example, LinkMaker
from relata.model.document import Document, Part
from relata.model.drafts import Analysis, ChainLink, ResolvedStatement


def _make(_: Analysis, statement: ResolvedStatement) -> list[ChainLink]:
    return list(voice_links(statement.speaker)) if statement.speaker is not None else []


_TEXT = "The dam is safe and will stay open all winter, a spokesman for the police said."

SPEAKER = LinkMaker(
    id="speaker",
    what="The entities that speak close the chain, by their office where it is one.",
    why="The chain ends with who said it; without a speaker it ends before.",
    make=_make,
    examples=(
        Example(
            Document(_TEXT, (Part((0, len(_TEXT)), "body"),)),
            content="The dam is safe and will stay open all winter",
            kind="spokesperson",
            name="spokesman for the police",
        ),
    ),
)
