"""The tuned numbers of `weights.toml`, which explains each of them; read at first use."""

from __future__ import annotations

from msgspec import Struct

from relata.model.threads import once
from relata.resources import read_toml


class Weights(Struct, frozen=True, forbid_unknown_fields=True):
    """All tuned numbers of this room."""

    carried: float


@once(1)
def weights() -> Weights:
    """The numbers."""
    return read_toml("relata.chains", "weights.toml", Weights)
