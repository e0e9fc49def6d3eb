"""Tuned numbers of the markup's statements, read from `weights.toml`, which describes them."""

from __future__ import annotations

from msgspec import Struct

from relata.model.threads import once
from relata.resources import read_toml


class Scores(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Scores of the statements, by what the markup says."""

    attributed: float
    post: float
    turn: float
    introduced: float
    named_before: float


class Speakers(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Scores of the speakers, by how they are found."""

    attribution: float
    post: float
    cue: float
    only_name: float
    interviewee: float


class Shortest(Struct, frozen=True, forbid_unknown_fields=True):
    """The fewest words of a statement."""

    words: int


class Weights(Struct, frozen=True, forbid_unknown_fields=True):
    """One field a table of the file."""

    score: Scores
    speaker: Speakers
    shortest: Shortest


@once(1)
def weights() -> Weights:
    """The tuned numbers. Raises DataError where the file is not sound."""
    return read_toml("relata.attribute.markup", "weights.toml", Weights)
