"""A fitted network as a packaged file of half-precision arrays."""

from __future__ import annotations

import io
import zipfile

import numpy as np
import torch
from numpy.typing import NDArray

from relata.attribute.trained.contexts import SCALE
from relata.training.model import LOUD, Model

#: Fixed, so that the same weights give the same file.
_DATE = (2020, 1, 1, 0, 0, 0)


def exported(model: Model, known: NDArray[np.bool_]) -> bytes:
    """The network's arrays as `.npz`; untaught rows of the word table equal the unknown's."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, tensor in sorted(model.state_dict().items()):
            if name == "context.weight":
                name, tensor = "context.scale", torch.tensor([LOUD / SCALE])
            array = tensor.detach().numpy().astype(np.float16)
            if name == "word.weight":
                array[~known] = array[0]
            inner = io.BytesIO()
            np.save(inner, array, allow_pickle=False)
            info = zipfile.ZipInfo(name + ".npy", _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, inner.getvalue())
    return buffer.getvalue()
