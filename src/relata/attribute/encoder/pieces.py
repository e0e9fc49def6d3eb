"""Words -> subword pieces of the pruned SentencePiece vocabulary.

The vocabulary is that of multilingual-e5-small, pruned to the pieces that news in the supported
languages needs. A word is cut on its own, with the mark of a preceding space where it has one, so
that every word has pieces of its own; results are cached by word.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

#: Ids of the special pieces, as in the original vocabulary.
START, PAD, BREAK, UNKNOWN = 0, 1, 2, 3
#: SentencePiece's mark of a space before the word.
SPACE = "\u2581"
#: More pieces than this of one word say nothing more (long addresses, runs of signs).
MOST = 12
#: Words that are kept; news has some 30,000 different ones an hour of reading.
_CACHE = 200_000


class Pieces:
    """The tokenizer. May be used from many threads."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._known: dict[tuple[str, bool], tuple[int, ...]] = {}

    @classmethod
    def of(cls, serialised: bytes) -> Pieces:
        """From the JSON that the `tokenizers` library writes."""
        from tokenizers import Tokenizer

        return cls(Tokenizer.from_buffer(serialised))

    def word(self, word: str, *, spaced: bool) -> tuple[int, ...]:
        """The ids of a word's pieces, one at least and `MOST` at most."""
        key = (word, spaced)
        found = self._known.get(key)
        if found is None:
            text = unicodedata.normalize("NFKC", word)
            ids = self._tokenizer.encode(SPACE + text if spaced else text, add_special_tokens=False)
            found = tuple(ids.ids[:MOST]) or (UNKNOWN,)
            if len(self._known) >= _CACHE:
                self._known = {}
            self._known[key] = found
        return found
