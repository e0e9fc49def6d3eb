"""A small network without pretrained weights, for tests that need torch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from relata.attribute.encoder.text import PieceText
from relata_lab.training.encoder.data.gold import Example, Gold, Labels
from relata_lab.training.encoder.data.source import Shape

if TYPE_CHECKING:
    from relata_lab.training.encoder.network.network import Network

PIECES = 50


def network(seed: int = 0) -> Network:
    """Two layers, one of them frozen."""
    torch = pytest.importorskip("torch", reason="training needs torch")
    from relata_lab.training.encoder.network.network import Network, Sizes

    torch.manual_seed(seed)
    shape = Shape(32, 2, 4, 64, PIECES, 64, 2, 1e-6)
    return Network(shape, PIECES, Sizes(layers=2, frozen=1, pair=16, hidden=16, product=4))


def document(seed: int, count: int = 40) -> Example:
    """Word 30 is a cue: what follows in the sentence is its content, the word before speaks."""
    rng = np.random.default_rng(seed)
    ids = rng.integers(5, 30, count)
    at = int(rng.integers(2, 8)) + 10 * int(rng.integers(0, 3))
    ids[at] = 30
    end = (at // 10 + 1) * 10
    text = PieceText(
        pieces=tuple((int(k),) for k in ids),
        opens=np.zeros(count, np.bool_),
        counts=np.ones(count, np.int32),
        sentences=np.arange(0, count, 10, dtype=np.int32),
        states=np.zeros(count, np.uint8),
    )
    gold = Gold(
        modes=frozenset(["indirect"]),
        anchor=(at,),
        by_cue=True,
        roles=(
            Labels(tuple(range(at + 1, end))), Labels((at - 1,)), Labels((at,)), None, Labels(()),
        ),
        media=frozenset(["speech"]),
        negated=None,
        verbatim=(),
    )  # fmt: skip
    return Example(f"d{seed}", "wikinews-de", text, (gold,))


def packed(matrix: np.ndarray) -> np.ndarray:
    """A matrix as 4-bit blocks, one a row of 32 columns."""
    scale = (np.abs(matrix).max(1, keepdims=True) / 7).astype(np.float16)
    values = np.clip(np.round(matrix / scale.astype(np.float32)) + 8, 0, 15).astype(np.uint8)
    return np.concatenate([scale.view(np.uint8), values[:, :16] | (values[:, 16:] << 4)], axis=1)
