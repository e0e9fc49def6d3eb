"""The tuned numbers of `weights.toml`, which explains each of them; read at first use."""

from __future__ import annotations

from msgspec import Struct

from relata.model.threads import once
from relata.resources import read_toml


class ComparisonWeights(Struct, frozen=True, forbid_unknown_fields=True):
    """All tuned numbers of this room."""

    changed: float
    added: float
    dropped: float
    dropped_more: float
    trimmed: float
    trimmed_more: float
    small_word: float
    least_share: float
    least_share_short: float
    short_words: int
    least_votes: float
    tie: float
    least_speaker_score: float
    neighbour: float
    least_alike: float
    least_close: float
    least_clause: float
    nearly_copied: float


@once(1)
def weights() -> ComparisonWeights:
    """The numbers."""
    return read_toml("relata.comparison", "weights.toml", ComparisonWeights)
