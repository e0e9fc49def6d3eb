"""The tuned numbers of `weights.toml`, which explains each of them; read at first use."""

from __future__ import annotations

from msgspec import Struct

from relata.model.threads import once
from relata.resources import read_toml


class Weights(Struct, frozen=True, forbid_unknown_fields=True):
    """All tuned numbers of the archive."""

    join_person: float
    join_body: float
    bear: float
    bear_in_search: float
    bear_in_search_words: float
    context_margin: float
    statement_overlap: float
    statement_margin: float
    already_found: float
    low_score: float
    near_copy: float
    same_wording: float


@once(1)
def weights() -> Weights:
    """The numbers."""
    return read_toml("relata.archive", "weights.toml", Weights)
