"""The reader of the packed weights, on a file made here."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest

from relata.attribute.encoder import weights
from relata_lab.training.encoder.data import source


def _packed(values: np.ndarray) -> bytes:
    blocks = values.reshape(-1, 32)
    out = b""
    for block in blocks:
        scale = np.float16(np.abs(block).max() / 7 or 1)
        nibbles = np.clip(np.round(block / np.float32(scale)) + 8, 0, 15).astype(np.uint8)
        out += scale.tobytes() + (nibbles[:16] | (nibbles[16:] << 4)).tobytes()
    return out


def _file(folder: Path, matrix: np.ndarray, vector: np.ndarray) -> Path:
    pieces = [b"<s>", b"a", b"\xe2\x96\x81b"]
    head = b"E5S1" + b"\0" * 4 + struct.pack("<7i", 32, 1, 1, 64, 3, 8, 2)
    head += struct.pack("<fi", 1e-12, 32) + struct.pack("<5i", len(pieces), 0, 2, 1, 3)
    blob = b"".join(pieces)
    offsets = np.cumsum([0, *map(len, pieces)]).astype("<u4").tobytes()
    head += struct.pack("<Q", len(blob)) + offsets
    head += np.array([0, -1, -2], "<f4").tobytes() + blob + struct.pack("<iI", 0, 0)
    tensors = {"emb.word": _packed(matrix), "emb.ln.w": vector.astype("<f4").tobytes()}
    size = len(head) + 4 + sum(2 + len(n) + 1 + 4 + 16 for n in tensors)
    directory, data = struct.pack("<i", len(tensors)), b""
    for name, content in tensors.items():
        directory += struct.pack("<H", len(name)) + name.encode() + b"\0" + struct.pack("<I", 0)
        directory += struct.pack("<QQ", size + len(data), len(content))
        data += content
    file = folder / "weights.bin"
    file.write_bytes(head + directory + data)
    return file


def test_reads_pieces_and_tensors(tmp_path: Path) -> None:
    matrix = np.linspace(-1, 1, 3 * 32, dtype=np.float32).reshape(3, 32)
    vector = np.arange(32, dtype=np.float32)
    found = source.read(_file(tmp_path, matrix, vector))
    assert found.pieces == ("<s>", "a", "▁b")
    assert found.scores.tolist() == [0, -1, -2]
    assert found.shape.hidden == 32
    assert np.abs(found.matrix("emb.word", 3) - matrix).max() < 0.1
    assert found.vector("emb.ln.w").tolist() == vector.tolist()


def test_the_product_unpacks_the_same(tmp_path: Path) -> None:
    matrix = np.random.default_rng(1).normal(size=(3, 32)).astype(np.float32)
    found = source.read(_file(tmp_path, matrix, np.zeros(32)))
    blocks = found.blocks("emb.word", 3)
    assert np.array_equal(weights.unpacked(blocks), found.matrix("emb.word", 3))


def test_another_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.bin"
    file.write_bytes(b"GGUF" + b"\0" * 64)
    with pytest.raises(ValueError, match="does not begin"):
        source.read(file)
