"""A segmented text as the encoder reads it: pieces, sentences and the state of quotation.

The state is known for the whole document, so that a window that begins inside a quotation knows it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from relata.attribute.encoder.pieces import BREAK, Pieces

if TYPE_CHECKING:
    from relata.model.analysis import Segmented

#: States of quotation (`PieceText.states`).
OUTSIDE, OPENING, INSIDE, CLOSING, NESTED, UNCLOSED, SHORT = range(7)
STATES = 8
#: Words between the marks of a quotation that may be a title or scare quotes.
_SHORT = 3


@dataclass(frozen=True, slots=True, eq=False)
class PieceText:
    """One text. All arrays are over its words, and words are the tokens of `Segmented`."""

    #: Ids of each word's pieces; the first word of a paragraph begins with the piece `BREAK`.
    pieces: tuple[tuple[int, ...], ...]
    #: Whether the word begins a paragraph: its own pieces then begin with the second.
    opens: NDArray[np.bool_]
    #: How many pieces each word has.
    counts: NDArray[np.int32]
    #: Index of the first word of each sentence.
    sentences: NDArray[np.int32]
    #: State of quotation of each word.
    states: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.pieces)

    def sentence_of(self) -> NDArray[np.int32]:
        """Index of each word's sentence."""
        marks = np.zeros(len(self.pieces), np.int32)
        marks[self.sentences[self.sentences > 0]] = 1
        return np.cumsum(marks, dtype=np.int32)


def piece_text(text: Segmented, pieces: Pieces) -> PieceText:
    """The words' pieces and states of a segmented text."""
    opening = {text.sentences[first][0] for first, _ in text.paragraphs}
    found: list[tuple[int, ...]] = []
    behind = -1
    for index, (word, start) in enumerate(zip(text.words, text.starts, strict=True)):
        ids = pieces.word(word, spaced=start != behind)
        found.append((BREAK, *ids) if index in opening and index else ids)
        behind = text.ends[index]
    opens = np.zeros(len(found), np.bool_)
    opens[[index for index in opening if index]] = True
    return PieceText(
        pieces=tuple(found),
        opens=opens,
        counts=np.array([len(ids) for ids in found], np.int32),
        sentences=np.array([start for start, _ in text.sentences], np.int32),
        states=_states(text),
    )


def _states(text: Segmented) -> NDArray[np.uint8]:
    states = np.zeros(len(text.words), np.uint8)
    for quote in text.quotes:
        inside = INSIDE if quote.closed else UNCLOSED
        if quote.level:
            inside = NESTED
        elif quote.closed and quote.end - quote.start - len(quote.marks) <= _SHORT:
            inside = SHORT
        states[quote.start : quote.end] = inside
    for quote in text.quotes:
        for mark in quote.marks:
            states[mark] = OPENING
        if quote.closed and quote.marks:
            states[quote.marks[-1]] = CLOSING
    return states
