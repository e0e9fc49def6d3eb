"""What a model answers, and the model as the engine needs it.

The engine knows two steps: `read` scores the words of a window, `pair` every word for some anchors.
ONNX Runtime does both in the product (`session`); the laboratory measures other models by it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, get_args

import numpy as np
from numpy.typing import NDArray

from relata.attribute.encoder.buckets import by_sentence, by_word
from relata.attribute.encoder.pieces import BREAK, START
from relata.attribute.encoder.text import PieceText
from relata.attribute.encoder.windows import Window
from relata.model.codes import Medium, Mode

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
ShortInts = NDArray[np.int32]

#: The order of the model's outputs.
MODES: tuple[Mode, ...] = get_args(Mode)
MEDIA: tuple[Medium, ...] = get_args(Medium)
ROLES = ("content", "speaker", "cue", "frame", "addressee")
CONTENT, SPEAKER, CUE, FRAME, ADDRESSEE = range(5)
#: Index of the tag "verbatim", after those of the roles.
VERBATIM = len(ROLES)


@dataclass(frozen=True, slots=True, eq=False)
class WindowInput:
    """A window as arrays over its pieces, and where its words are."""

    #: Ids and states of quotation of the pieces, the two at the edges included.
    ids: Ints
    states: Ints
    #: First and last piece of each word.
    first: Ints
    last: Ints


@dataclass(frozen=True, slots=True, eq=False)
class WordScores:
    """What is known of the words of a window, before any anchor is chosen."""

    #: Probabilities [words, 1 + 2 * modes]: no anchor, a cue's word by mode, a word without cue.
    anchors: Floats
    #: Probabilities [words, roles + 1].
    tags: Floats
    #: Probabilities [words, media + 1]: the media, and negated.
    facts: Floats
    #: What `pair` needs.
    words: Floats


class ScoringModel(Protocol):
    """A trained encoder."""

    def read(self, window: WindowInput) -> WordScores:
        """Scores of a window's words."""

    def pair(
        self, words: Floats, anchors: Ints, kinds: Ints, distances: Ints, sentences: Ints
    ) -> Floats:
        """Scores [anchors, words, roles, 3] of every word: inside, start, end.

        `kinds` are classes of `WordScores.anchors`; `distances` and `sentences` [anchors, words]
        are buckets (`buckets`).
        """


def window_input(text: PieceText, window: Window) -> WindowInput:
    """The arrays of a window."""
    low, high = window.low, window.high
    counts = text.counts[low:high].astype(np.int64)
    flat = [START]
    for ids in text.pieces[low:high]:
        flat += ids
    flat.append(BREAK)
    behind = np.cumsum(counts) + 1
    states = np.zeros(len(flat), np.int64)
    states[1:-1] = np.repeat(text.states[low:high], counts)
    first = behind - counts + text.opens[low:high]
    return WindowInput(np.array(flat, np.int64), states, first, behind - 1)


def pair_scores(
    model: ScoringModel, words: Floats, anchors: Ints, kinds: Ints, sentence_of: ShortInts
) -> Floats:
    """`ScoringModel.pair` with the distances worked out; `sentence_of` [words]."""
    offsets = np.arange(len(words), dtype=np.int64)[None] - anchors[:, None]
    apart = sentence_of[None] - sentence_of[anchors][:, None]
    return model.pair(words, anchors, kinds, by_word(offsets), by_sentence(apart))
