"""Composes a Document of the paragraphs that a format gives: title first, blank lines between.

Used for formats whose text is not the input itself: pages, Word documents, PDF.
"""

from __future__ import annotations

from collections.abc import Sequence

from relata.model.document import Document
from relata.model.errors import EmptyInput, TooLarge
from relata.readers.metadata import Metadata
from relata.readers.parts.layout import Paragraph, TextBlock
from relata.readers.parts.part_classifier import classify_parts
from relata.readers.parts.text import comparison_key

#: Paragraphs at the beginning that are dropped if they repeat the title.
_TITLE_REPEATED_IN = 5


def _without_title(blocks: Sequence[TextBlock], title: str) -> list[TextBlock]:
    wanted = comparison_key(title)
    return [
        b
        for i, b in enumerate(blocks)
        if i >= _TITLE_REPEATED_IN or comparison_key(b.text) != wanted
    ]


def compose(
    blocks: Sequence[TextBlock],
    title: str | None,
    metadata: Metadata,
    *,
    source: str | None,
    max_size: int,
    shortest: int = 1,
    nothing: str,
) -> Document:
    """The Document of `blocks` under `title`; their text has no line ends.

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
        blocks = [TextBlock(title, "title"), *blocks]
    paragraphs: list[Paragraph] = []
    at = 0
    for block in blocks:
        paragraphs.append(Paragraph(at, at + len(block.text), True, block.kind))
        at += len(block.text) + 2
    text = "\n\n".join(block.text for block in blocks)
    return metadata.to_document(text, classify_parts(text, paragraphs, metadata), source)
