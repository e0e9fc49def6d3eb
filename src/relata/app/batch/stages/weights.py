"""The tuned numbers of `weights.toml`, which explains each of them; read at first use."""

from __future__ import annotations

from msgspec import Struct

from relata.model.threads import once
from relata.resources import read_toml


class FirstLook(Struct, frozen=True, forbid_unknown_fields=True):
    """When a page has no article."""

    language_text: int
    paragraph: int
    running_text: int
    largest_page: int


class TwinSearch(Struct, frozen=True, forbid_unknown_fields=True):
    """How near twins are found."""

    shingle: int
    permutations: int
    rows: int
    similarity: float
    shortest: int


class Projection(Struct, frozen=True, forbid_unknown_fields=True):
    """When a twin takes its original's record."""

    same_text: float


class BatchWeights(Struct, frozen=True, forbid_unknown_fields=True):
    """All of them."""

    first_look: FirstLook
    twins: TwinSearch
    projection: Projection


@once(1)
def weights() -> BatchWeights:
    """The file, read once."""
    return read_toml("relata.app.batch.stages", "weights.toml", BatchWeights)
