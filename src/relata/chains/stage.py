"""Every statement gets its chain: what the link makers give, in the order of the registry."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from relata.chains.basis import basis_of, own_words
from relata.chains.hearer import asker, hearer_before
from relata.chains.link_maker import LinkMaker
from relata.chains.registry import LINK_MAKERS
from relata.lang.language import Language
from relata.model.drafts import Analysis, ChainLink, EntityDraft, ResolvedStatement
from relata.model.record import Span


def add_chains(analysis: Analysis, language: Language) -> None:
    """Complete `chain`, `basis` and `addressee` of every statement; reads outlets and voices.

    Statements stand in the order of the text, enclosing ones first: the chain of an earlier or
    enclosing one is there when it is asked for. Linear in statements.
    """
    last: dict[int, ResolvedStatement] = {}
    before: ResolvedStatement | None = None
    words = own_words(analysis, language)
    for statement in analysis.statements:
        speakers = statement.speakers
        if len(speakers) == 1:
            statement.earlier = last.get(id(speakers[0]))
            last[id(speakers[0])] = statement
        statement.addressee = statement.addressee or asker(analysis, statement, before)
        statement.chain = tuple(
            link
            for link in chain(analysis, statement)
            if not _is_own(link, speakers, words.phrases)
        )
        statement.addressee = statement.addressee or hearer_before(analysis, statement)
        statement.basis = basis_of(analysis, statement, words)
        if statement.draft.tier != "doubtful":
            before = statement


def _is_own(link: ChainLink, speakers: Sequence[EntityDraft], own: list[Span]) -> bool:
    """Is the link this outlet under its own words for itself: "this newspaper"?"""
    if link.kind != "outlet" or link.entity.named or any(link.entity is one for one in speakers):
        return False
    for start, end in link.spans:
        at = bisect_right(own, (end, 0))
        if any(a < end and start < b for a, b in own[max(0, at - 2) : at + 1]):
            return True
    return False


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
