"""The tuned numbers of `weights.toml`, which explains each of them; read at first use."""

from __future__ import annotations

from msgspec import Struct

from relata.model.threads import once
from relata.resources import read_toml


class HeadlineBounds(Struct, frozen=True, forbid_unknown_fields=True):
    """Bounds of the rules of headlines."""

    few: float
    unrelated: float
    missing: float
    same: float
    negated: float
    negated_long: float
    number: float


class LintWeights(Struct, frozen=True, forbid_unknown_fields=True):
    """All tuned numbers of this room."""

    headlines: HeadlineBounds


@once(1)
def weights() -> LintWeights:
    """The numbers."""
    return read_toml("relata.lint", "weights.toml", LintWeights)
