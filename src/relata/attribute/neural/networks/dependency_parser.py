"""A dependency parser: what it makes of a text are features for other networks.

A BiLSTM over sentences, and over its states biaffine attention from every token to its head
(Dozat and Manning 2017), fitted on treebanks by `relata_lab.training.networks.parser`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from relata.attribute.neural.features.tree_paths import Syntax
from relata.attribute.neural.networks import forward
from relata.attribute.neural.networks.forward import Arrays, Floats
from relata.attribute.neural.stored.files import Shelf
from relata.attribute.neural.stored.word_vectors import Contexts

#: Layers of the BiLSTM, and the width of what it is given.
LAYERS, INPUT = 2, 128
#: Width of the states.
WIDTH = 2 * INPUT
#: Heads further away than this are as far.
FAR = 24


def read(
    arrays: Arrays,
    ids: NDArray[np.int32],
    dense: Floats,
    sentences: list[tuple[int, int]],
    contexts: Contexts | None,
) -> Syntax:
    """The syntax of a text. `sentences` are its token ranges."""
    x = forward.entered(arrays, ids, dense, contexts)
    np.maximum(x, 0.0, out=x)
    for layer in range(LAYERS):
        x = forward.recur(arrays, x, sentences, layer)
    heads: list[int] = []
    relations: list[int] = []
    for low, high in forward.pieces(sentences):
        found, kinds = _drawn(arrays, x[low:high])
        heads += (found + low).tolist()
        relations += kinds.tolist()
    return Syntax(x, heads, relations, len(arrays["relation"]))


def _drawn(arrays: Arrays, x: Floats) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The likeliest head of each token of a sentence, and what it is to it."""
    low = _with_one(forward.bent(arrays, "dependent", x))
    logits = low @ arrays["arc"] @ forward.bent(arrays, "head", x).T
    place = np.arange(len(x))
    apart = place[None] - place[:, None]
    far = np.minimum(np.abs(apart), FAR - 1)
    logits += arrays["far"][np.where(apart > 0, 0, 1), far]
    heads = logits.argmax(1)
    below = _with_one(forward.bent(arrays, "below", x))
    above = _with_one(forward.bent(arrays, "above", x))[heads]
    kinds = np.einsum("td,kde,te->tk", below, arrays["relation"], above, optimize=True)
    return heads, kinds.argmax(1)


def _with_one(x: Floats) -> Floats:
    return np.hstack([x, np.ones((len(x), 1), np.float32)])


#: The packaged parsers.
SHELF = Shelf("syntax", forward.read)
load = SHELF.load
