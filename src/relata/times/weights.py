"""The tuned numbers of `weights.toml`, which explains each of them; read at first use."""

from __future__ import annotations

from msgspec import Struct

from relata.model.threads import once
from relata.resources import read_toml


class TimesWeights(Struct, frozen=True, forbid_unknown_fields=True):
    """All tuned numbers of this room."""

    wrong_tense: float


@once(1)
def weights() -> TimesWeights:
    """The numbers."""
    return read_toml("relata.times", "weights.toml", TimesWeights)
