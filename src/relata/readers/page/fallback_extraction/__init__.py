"""What the extraction missed of a page: its own paragraphs, and their restoration."""

from relata.readers.page.fallback_extraction.paragraphs import (
    PageParagraph,
    PageText,
    agreement,
    all_paragraphs,
    own_words,
)
from relata.readers.page.fallback_extraction.restoration import (
    is_pointer,
    own_blocks,
    restore_missing,
)

__all__ = [
    "PageParagraph", "PageText", "agreement", "all_paragraphs", "is_pointer", "own_blocks",
    "own_words", "restore_missing",
]  # fmt: skip
