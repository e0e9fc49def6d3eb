"""The tuned numbers of `weights.toml`, which explains each of them; read at first use."""

from __future__ import annotations

from msgspec import Struct

from relata.model.threads import once
from relata.resources import read_toml


class LetterWeights(Struct, frozen=True, forbid_unknown_fields=True):
    """Numbers of letters from which an ending or a part of a word proves something."""

    compound_part: int
    compound_kind: int
    outlet_part: int
    noun_ending_after: int
    ending_after: int
    ending_after_where_nouns_have_capitals: int
    plural_after: int
    stem: int
    no_ending: int


class HeadlineWeights(Struct, frozen=True, forbid_unknown_fields=True):
    """Sentences in which every word has a capital."""

    least_tokens: int
    most_tokens: int
    least_capitals: int
    capitals_per_small_word: int


class Weights(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    letters: LetterWeights
    headline: HeadlineWeights


@once(1)
def weights() -> Weights:
    """The numbers of this package. Raises DataError where the file does not fit the types."""
    return read_toml("relata.mentions", "weights.toml", Weights)
