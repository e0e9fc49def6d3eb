"""The trained weights as files in a folder, and how they are read.

| file | what |
|---|---|
| `encoder.onnx` | pieces of a window -> scores of its words (`scores.WordScores`) |
| `pair.onnx` | words and anchors -> scores of the roles |
| `tables.npz` | embeddings in 4 bits, positions, vectors of schemes and of states of quotation |
| `tokenizer.json.gz` | the vocabulary, for the `tokenizers` library |
| `card.json` | identity, data, licences, seed, figures, the scheme to read in |
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import Any

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from relata.attribute.encoder.pieces import Pieces
from relata.attribute.encoder.scores import Floats, Ints

ENCODER, PAIR = "encoder.onnx", "pair.onnx"
TABLES, TOKENIZER, CARD = "tables.npz", "tokenizer.json.gz", "card.json"
#: A block of 4-bit weights: how many, and its bytes (one fp16 scale, two weights a byte).
_BLOCK, _BLOCK_BYTES = 32, 18


class Card(Struct, frozen=True):
    """What the weights are."""

    #: Name and version, which records show.
    name: str
    #: Index of the annotation scheme that pages are read in.
    scheme: int
    #: Corpora, with their terms.
    data: dict[str, str]
    #: Licence of the weights.
    licence: str
    seed: int
    #: Figures as measured when they were exported.
    figures: dict[str, Any] = {}


@dataclass(frozen=True, slots=True, eq=False)
class EncoderTables:
    """What stands before the graph: embeddings and the vectors that are added to states."""

    #: 4-bit blocks [pieces, bytes].
    embeddings: NDArray[np.uint8]
    #: [positions, width], with the vector of the segment's type.
    positions: Floats
    #: [schemes, width], [states, width]
    schemes: Floats
    states: Floats

    def embedded(self, ids: Ints) -> Floats:
        """Embeddings of pieces with their positions [pieces, width], before the norm."""
        found: Floats = unpacked(self.embeddings[ids]) + self.positions[: len(ids)]
        return found


def unpacked(blocks: NDArray[np.uint8]) -> Floats:
    """4-bit blocks [rows, bytes] -> [rows, columns]: (nibble - 8) * scale."""
    rows = blocks.shape[0]
    each = np.ascontiguousarray(blocks).reshape(-1, _BLOCK_BYTES)
    scale = each[:, :2].copy().view("<f2").astype(np.float32)
    packed = each[:, 2:]
    values = np.empty((len(each), _BLOCK), np.float32)
    np.subtract(packed & 15, 8, out=values[:, : _BLOCK // 2], dtype=np.float32, casting="unsafe")
    np.subtract(packed >> 4, 8, out=values[:, _BLOCK // 2 :], dtype=np.float32, casting="unsafe")
    values *= scale
    return values.reshape(rows, -1)


def tables(folder: Traversable) -> EncoderTables:
    """The tables of a folder."""
    with np.load(BytesIO(folder.joinpath(TABLES).read_bytes())) as file:
        return EncoderTables(
            file["embeddings"],
            file["positions"].astype(np.float32),
            file["schemes"].astype(np.float32),
            file["states"].astype(np.float32),
        )


def card(folder: Traversable) -> Card:
    """The card of a folder."""
    return msgspec.json.decode(folder.joinpath(CARD).read_bytes(), type=Card)


def pieces(folder: Traversable) -> Pieces:
    """The tokenizer of a folder."""
    return Pieces.of(gzip.decompress(folder.joinpath(TOKENIZER).read_bytes()))


class _Unigram(Struct, frozen=True):
    vocab: tuple[tuple[str, float], ...]


class _Tokenizer(Struct, frozen=True):
    model: _Unigram


def piece_log_probabilities(folder: Traversable) -> Floats:
    """The logarithm of each piece's frequency [pieces], by the tokenizer's unigram model.

    Special pieces, which have none, get that of the rarest piece.
    """
    file = gzip.decompress(folder.joinpath(TOKENIZER).read_bytes())
    vocabulary = msgspec.json.decode(file, type=_Tokenizer).model.vocab
    found = np.array([score for _, score in vocabulary], np.float32)
    found[found == 0.0] = found.min()
    return found
