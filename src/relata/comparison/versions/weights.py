"""The tuned numbers of `weights.toml`, which explains each of them; read at first use."""

from __future__ import annotations

from msgspec import Struct

from relata.model.threads import once
from relata.resources import read_toml


class MatchWeights(Struct, frozen=True, forbid_unknown_fields=True):
    """A logistic regression over `matching.FEATURES`, by name; those left out count nothing."""

    bias: float
    #: Least probability of a match.
    least: float
    features: dict[str, float]


class PlainWeights(Struct, frozen=True, forbid_unknown_fields=True):
    """When a sentence without attribution says what a statement of another version says.

    `least_inside`: the share of a statement's words and neighbours that another statement must have
    to hold it as a part.
    """

    least_words: int
    least_inside: float
    least_share: float
    least_cosine: float


class LikenessWeights(Struct, frozen=True, forbid_unknown_fields=True):
    """How names and figures count, and below which likeness two texts may be of two stories."""

    heavy: float
    least: float
    least_across: float


class CopyWeights(Struct, frozen=True, forbid_unknown_fields=True):
    """What each piece of evidence of copying weighs, and from where on there is a verdict."""

    credit: float
    relay: float
    partial_quotation: float
    foreign_spelling: float
    part_of: float
    only_known: float
    clock: float
    #: The most that several pieces of one kind weigh together.
    most_of_a_kind: float
    #: Least sum for a direction.
    least: float
    #: Copied words outside quotations, and share of matched statements across languages, from
    #: which on two versions depend on one another.
    dependent_words: int
    dependent_share: float
    #: The same share where a name is spelled as only the other language spells it.
    dependent_share_foreign: float
    #: Share of matched statements below which, without copied words, they are independent.
    independent_share: float


class StoryWeights(Struct, frozen=True, forbid_unknown_fields=True):
    """All tuned numbers of this room."""

    within: MatchWeights
    within_with_vectors: MatchWeights
    across: MatchWeights
    across_with_vectors: MatchWeights
    plain: PlainWeights
    likeness: LikenessWeights
    copying: CopyWeights


@once(1)
def weights() -> StoryWeights:
    """The numbers."""
    return read_toml("relata.comparison.versions", "weights.toml", StoryWeights)
