"""The state of the last step: one text with its chunks and how far they extend."""

from __future__ import annotations

from relata.lang.schema import Pronoun
from relata.mentions.attachment.state import Extents
from relata.mentions.chunking.chunk import Chunks
from relata.mentions.words.lexicon import MentionLexicon
from relata.mentions.words.word_classes import PREP
from relata.model.analysis import Segmented


class PhraseState:
    """What the functions of this package look at."""

    def __init__(
        self,
        text: Segmented,
        bits: list[int],
        chunks: Chunks,
        extents: Extents,
        lexicon: MentionLexicon,
    ) -> None:
        self.text = text
        self.bits = bits
        self.chunks = chunks
        self.extents = extents
        self.lexicon = lexicon
        self.pronouns: dict[str, Pronoun] = lexicon.language.file.pronouns
        #: Unknown names to which something was said ("told the X"): outlets.
        self.hearers: set[str] = set()

    def form(self, start: int, end: int) -> str:
        """The words of the tokens [start, end) with a space between them."""
        return " ".join(self.text.words[start:end])

    def preposition(self, start: int) -> int | None:
        """The preposition right before a token, or None."""
        if start and self.bits[start - 1] & PREP:
            return start - 1
        return None
