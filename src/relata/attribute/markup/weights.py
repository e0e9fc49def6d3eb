"""Tuned numbers of the markup's statements, read from `weights.toml`, which describes them."""

from __future__ import annotations

from msgspec import Struct

from relata.model.threads import once
from relata.resources import read_toml


class Scores(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    attributed: float
    post: float
    turn: float
    introduced: float
    named_before: float


class Speakers(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    attribution: float
    post: float
    cue: float
    only_name: float
    interviewee: float


class Shortest(Struct, frozen=True, forbid_unknown_fields=True):
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
