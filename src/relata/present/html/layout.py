"""Paragraphs set as in the page they come from: list items in a list, a block quotation in one."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from msgspec import Struct

from relata.present.html.marking import Block

#: Kinds whose neighbours stand in one element.
_TOGETHER = ("list", "quotation", "post")


class ParagraphGroup(Struct, frozen=True):
    """Neighbouring paragraphs of one kind that belong together, or one paragraph."""

    kind: str
    blocks: tuple[Block, ...]


def groups(blocks: Iterable[Block]) -> list[ParagraphGroup]:
    """The paragraphs in order; only items of a list, of a quotation and of a post are joined."""
    found: list[ParagraphGroup] = []
    for kind, run in groupby(blocks, key=lambda block: block.kind):
        if kind in _TOGETHER:
            found.append(ParagraphGroup(kind, tuple(run)))
        else:
            found.extend(ParagraphGroup(kind, (block,)) for block in run)
    return found
