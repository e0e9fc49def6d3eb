"""The networks' input: arrays with a row for each token; training and reading share this code.

`ids` index embedding tables (word form, endings, beginning, lemma of the cue); `dense` holds
numbers: what the language pack says of the word, where the word stands, and to which drafts of
the rules it belongs.
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from relata.attribute.neural.features.drafts import (
    DRAFT_COLUMNS,
    DraftSpan,
    draft_features,
    draft_spans,
    shifted,
)
from relata.attribute.neural.features.tokens import TOKEN_COLUMNS, token_features
from relata.attribute.neural.features.words import WORD_COLUMNS, WordRows, word_table
from relata.attribute.rules.text.context import Context
from relata.model.analysis import Draft

#: Columns of `FeatureBlock.dense`.
DENSE_COLUMNS = WORD_COLUMNS + TOKEN_COLUMNS + DRAFT_COLUMNS


class FeatureBlock(Struct):
    """The arrays of a stretch of tokens, and the draft spans inside it."""

    ids: NDArray[np.int32]
    #: (tokens, DENSE_COLUMNS)
    dense: NDArray[np.float32]
    drafts: list[DraftSpan]
    #: Index of each of them in the document's own list.
    numbers: list[int]


class DocumentFeatures(Struct):
    """One document; the rows of its word forms are looked up only for the blocks in use."""

    words: WordRows
    #: (tokens, TOKEN_COLUMNS)
    tokens: NDArray[np.float32]
    drafts: list[DraftSpan]

    def block(self, low: int, high: int) -> FeatureBlock:
        """The tokens [low, high), with the draft spans inside, shifted to start at 0."""
        numbers = [
            k
            for k, span in enumerate(self.drafts)
            if low <= span.content[0][0] and span.content[-1][1] <= high
        ]
        inside = [shifted(self.drafts[k], -low) for k in numbers]
        rows = self.words.rows[low:high]
        marked = draft_features(inside, high - low)
        dense = np.hstack([self.words.dense[rows], self.tokens[low:high], marked])
        return FeatureBlock(self.words.ids[rows], dense, inside, numbers)

    def whole(self) -> FeatureBlock:
        """All tokens."""
        return self.block(0, len(self.tokens))


def document_features(context: Context, drafts: list[Draft]) -> DocumentFeatures:
    """The features of a text that the rules have read. The text must have tokens."""
    words = word_table(context.language.code).look_up(context.text.words)
    return DocumentFeatures(words, token_features(context), draft_spans(context.text, drafts))
