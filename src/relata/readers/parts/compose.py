"""Paragraphs that a format gives to a Document: the title first, a blank line between all."""

from __future__ import annotations

from collections.abc import Sequence

from relata.model.document import Document
from relata.model.errors import EmptyInput, TooLarge
from relata.readers.metadata import Gathered
from relata.readers.page.body import Block
from relata.readers.page.headline import key
from relata.readers.parts.layout import Paragraph
from relata.readers.parts.part_classifier import arrange

#: The title is looked for among so many first paragraphs, to be there once only.
_FIRST = 5


def _without_title(blocks: Sequence[Block], title: str) -> list[Block]:
    wanted = key(title)
    return [b for i, b in enumerate(blocks) if i >= _FIRST or key(b.text) != wanted]


def compose(
    blocks: Sequence[Block],
    title: str | None,
    gathered: Gathered,
    *,
    source: str | None,
    max_size: int,
    shortest: int = 1,
    nothing: str,
) -> Document:
    """The Document of `blocks` under `title`; their text holds no line ends.

    Raises EmptyInput with the message `nothing` where there are fewer than `shortest`
    characters below the title, TooLarge where there are more than `max_size`.
    """
    if title:
        blocks = _without_title(blocks, title)
    size = sum(len(block.text) + 2 for block in blocks)
    if size < shortest:
        raise EmptyInput(nothing)
    if size > max_size:
        raise TooLarge(
            f"the article has {size:,} characters, over the limit of {max_size:,}; "
            "cut it or raise --max-size"
        )
    if title:
        blocks = [Block(title, "title"), *blocks]
    paragraphs: list[Paragraph] = []
    at = 0
    for block in blocks:
        paragraphs.append(Paragraph(at, at + len(block.text), True, block.kind))
        at += len(block.text) + 2
    text = "\n\n".join(block.text for block in blocks)
    return gathered.document(text, arrange(text, paragraphs, gathered), source)
