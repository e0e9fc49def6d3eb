"""Every statement gets its chain: what the link makers give, in the order of the registry."""

from __future__ import annotations

from relata.chains.link_maker import LinkMaker
from relata.chains.registry import LINK_MAKERS
from relata.model.drafts import Analysis, ChainLink, ResolvedStatement


def add_chains(analysis: Analysis) -> None:
    """Complete `chain` of every statement; reads outlet, suppliers and voices."""
    for statement in analysis.statements:
        statement.chain = chain(analysis, statement)


def chain(
    analysis: Analysis,
    statement: ResolvedStatement,
    makers: tuple[LinkMaker, ...] = LINK_MAKERS,
) -> tuple[ChainLink, ...]:
    """The links of one statement, outermost first; every entity stands in it once."""
    found: dict[int, ChainLink] = {}
    placed: set[int] = set()
    for maker in makers:
        for link in maker.make(analysis, statement):
            entity = id(link.entity)
            if entity in placed:
                continue
            found.pop(entity, None)
            found[entity] = link
            if maker.keeps_place:
                placed.add(entity)
    return tuple(found.values())
