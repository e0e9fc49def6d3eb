"""Arrays as packaged files, and a fitted network as one of half-precision arrays."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from relata.attribute.neural.networks.forward import CONTENT_LAYERS
from relata.attribute.neural.networks.word_vectors import SCALE
from relata_lab.training.networks.examples import LAYERS
from relata_lab.training.networks.model import VECTOR_LENGTH, Network

#: Fixed, so that the same weights give the same file.
_DATE = (2020, 1, 1, 0, 0, 0)


def packed(arrays: Iterable[tuple[str, NDArray[Any]]], *, compressed: bool) -> bytes:
    """The named arrays as `.npz`, the same bytes for the same arrays."""
    way = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", way) as archive:
        for name, array in arrays:
            inner = io.BytesIO()
            np.save(inner, array, allow_pickle=False)
            info = zipfile.ZipInfo(name + ".npy", _DATE)
            info.compress_type = way
            archive.writestr(info, inner.getvalue())
    return buffer.getvalue()


#: What the names of arrays begin with that only training needs: the auxiliary label layers.
_AUXILIARY = tuple(f"tag.{k}." for k in range(CONTENT_LAYERS, len(LAYERS)))


def exported(model: Network, known: NDArray[np.bool_]) -> bytes:
    """The network's arrays as `.npz`; untaught rows of the word table equal the unknown's."""
    arrays: list[tuple[str, NDArray[Any]]] = []
    for name, tensor in sorted(model.state_dict().items()):
        if name.startswith(_AUXILIARY):
            continue
        if name == "context.weight":
            arrays.append(("context.scale", np.array([VECTOR_LENGTH / SCALE], np.float16)))
            continue
        array = tensor.detach().numpy().astype(np.float16)
        if name == "word.weight":
            array[~known] = array[0]
        arrays.append((name, array))
    return packed(arrays, compressed=True)
