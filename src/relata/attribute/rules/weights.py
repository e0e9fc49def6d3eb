"""The tuned numbers of `weights.toml`, typed; what each means is said there."""

from __future__ import annotations

import msgspec
from msgspec import Struct

from relata.model.threads import once
from relata.resources import read_bytes

PACKAGE, FILE = "relata.attribute.rules", "weights.toml"


class SpeakerScores(Struct, frozen=True, forbid_unknown_fields=True):
    """How surely the speaker of a candidate is right."""

    by_cue: float
    label: float
    according: float
    by_noun: float
    colon: float
    own_claim: float
    verb_before: float
    goes_on: float
    goes_on_later: float
    reference: float
    continuation: float
    sentence_before: float
    hearsay: float
    hearsay_distance: float
    addressee: float
    relay: float


class Strengths(Struct, frozen=True, forbid_unknown_fields=True):
    """How strong a cue must be."""

    inside_quotation: float
    keeps_quotation: float
    reported_frame: float
    dialogue: float
    quoted_sentence: float
    governed_fragment: float
    fragment: float
    embedded: float
    unclear: float
    parenthesis: float
    outright: float
    common_complement: float
    infinitive: float
    passive_infinitive: float
    anaphor: float
    noun: float
    noun_adjacent: float
    noun_object: float
    coordinated: float
    concessive: float


class SubjectCosts(Struct, frozen=True, forbid_unknown_fields=True):
    """What speaks against a phrase as the subject of a verb."""

    limit: float
    place: float
    place_next_to_verb: float
    preposition: float
    conjunction: float
    predicate: float
    oblique: float
    oblique_free_order: float
    other_gender: float
    other_number: float
    nominative: float
    no_case: float
    thing: float
    anaphor: float
    after_verb: float
    around_verb: float
    skipped: float
    mark: float
    stop: float
    outside_phrases: float
    word: float


class ClauseOdds(Struct, frozen=True, forbid_unknown_fields=True):
    """Log odds that the clause after a cue is a content."""

    least: float
    base: float
    strength: float
    subjunctive: float
    bare_subjunctive: float
    main_frame: float
    claimed: float
    negated: float
    stative: float
    modal: float
    refused: float
    generic: float
    #: By the kind of the clause; others add nothing.
    kind: dict[str, float]


class ActFactors(Struct, frozen=True, forbid_unknown_fields=True):
    """What makes a reported act less of a statement."""

    least: float
    nominal: float
    without_speaker: float
    past_perfect: float
    modal: float
    stative: float
    without_object: float
    small_object: float
    thing: float
    long_object: float
    short_object: float
    long_from: int
    short_below: int


class Weights(Struct, frozen=True, forbid_unknown_fields=True):
    """All tuned numbers of the rules."""

    headline_capitals: float
    #: How surely a candidate of a pattern is a statement.
    score: dict[str, float]
    speaker: SpeakerScores
    strength: Strengths
    subject: SubjectCosts
    clause: ClauseOdds
    act: ActFactors


@once(1)
def load_weights() -> Weights:
    """The numbers of the package; read at the first text."""
    return msgspec.toml.decode(read_bytes(PACKAGE, FILE), type=Weights)
