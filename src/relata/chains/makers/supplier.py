"""Agencies that a credit line names as the source of the article's text."""

from __future__ import annotations

from relata.chains.kinds import kind_of
from relata.chains.link_maker import Example, LinkMaker
from relata.model.codes import ChainKind
from relata.model.document import Document, Part
from relata.model.drafts import Analysis, ChainLink, EntityDraft, ResolvedStatement
from relata.model.record import Credit


def _make(analysis: Analysis, _: ResolvedStatement) -> list[ChainLink]:
    return [
        ChainLink(source.entity, _kind(source.entity), source.spans, source.score, source.why)
        for source in analysis.suppliers
    ]


def _kind(entity: EntityDraft) -> ChainKind:
    """What kind of link a supplier is; who speaks is decided by the statement alone."""
    kind = kind_of(entity)
    return kind if kind in ("outlet", "agency", "document") else "institution"


_TEXT = "The dam is safe and will stay open all winter, the mayor of Valmont said on Tuesday."

SUPPLIER = LinkMaker(
    id="supplier",
    what="An agency credited with the text follows the outlet in the chain of every statement.",
    why="The outlet did not hear the words itself; an agency credited with a picture only "
    "did not hear them either, and makes no link.",
    make=_make,
    examples=(
        Example(
            Document(
                _TEXT,
                (Part((0, len(_TEXT)), "body"),),
                outlet="The Harbour Post",
                credits=(Credit(kind="agency", name="Reuters"),),
            ),
            content="The dam is safe and will stay open all winter",
            kind="agency",
            name="Reuters",
        ),
    ),
    keeps_place=True,
)
