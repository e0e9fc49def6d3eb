"""The outlet that printed the article: the first link of every chain."""

from __future__ import annotations

from relata.chains.link_maker import Example, LinkMaker
from relata.model.document import Document, Part
from relata.model.drafts import Analysis, ChainLink, ResolvedStatement


def _make(analysis: Analysis, _: ResolvedStatement) -> list[ChainLink]:
    outlet = analysis.outlet
    if outlet is None:
        return []
    # "outlet" by its part, also where an agency publishes its own text.
    return [ChainLink(outlet.entity, "outlet", outlet.spans, outlet.score, outlet.why)]


_TEXT = "The dam is safe and will stay open all winter, the mayor of Valmont said on Tuesday."

OUTLET = LinkMaker(
    id="outlet",
    what="The outlet that printed the article opens the chain of every statement.",
    why="Whatever the article reports, the reader has it from this outlet.",
    make=_make,
    examples=(
        Example(
            Document(_TEXT, (Part((0, len(_TEXT)), "body"),), outlet="The Harbour Post"),
            content="The dam is safe and will stay open all winter",
            kind="outlet",
            name="The Harbour Post",
        ),
    ),
    keeps_place=True,
)
