"""The tuned numbers of `names/weights.toml`, which explains each of them; read at first use."""

from __future__ import annotations

from msgspec import Struct

from relata.model.threads import once
from relata.resources import read_toml


class ConventionWeights(Struct, frozen=True, forbid_unknown_fields=True):
    """How usual each spelling convention is, before a word is looked at."""

    usual: dict[str, float]
    other: float
    most_used_first: tuple[str, ...]


class WordWeights(Struct, frozen=True, forbid_unknown_fields=True):
    """What a word of a name weighs in an alignment, by its kind and length."""

    base: float
    per_letter: float
    initial: float
    given_name: float
    patronymic: float


class SpellingWeights(Struct, frozen=True, forbid_unknown_fields=True):
    """Costs of edits that no convention explains."""

    unknown_substitution: float
    deletion: float
    insertion: float
    changed_letter: float
    han_unread: float
    han_skipped_letter: float
    han_listed_reading: float


class WordMatchWeights(Struct, frozen=True, forbid_unknown_fields=True):
    """Costs of the ways in which two words of names can match."""

    given_name_form: float
    short_form: float
    variant: float
    home_form: float
    known_short_form: float
    case_ending: float
    transposition: float
    abbreviation: float
    same_pronunciation: float
    unusual_convention: float
    pronunciation_gain: float
    rare_conventions_from: float
    far_from: float
    far_shared_letters: float
    far_length_difference: int
    shared_letters: float
    shared_letters_across_scripts: float
    max_base: float
    max_per_letter: float
    max_base_across_scripts: float
    max_per_letter_across_scripts: float
    split: float
    max_split: float
    max_split_across_scripts: float
    split_length_difference: int


class ScoreWeights(Struct, frozen=True, forbid_unknown_fields=True):
    """What the score takes off where native forms disagree."""

    ruled_out: float
    native_forms: float
    spelling_discount: float


class RecognitionWeights(Struct, frozen=True, forbid_unknown_fields=True):
    """How sure a convention must be before a word counts as written by it."""

    least_score: float
    least_lead: float


class WithinTextWeights(Struct, frozen=True, forbid_unknown_fields=True):
    """How surely two forms within one text name one person."""

    same_letters: float
    reordered: float
    full_names: float
    surname_alone: float
    max_cost: float
    least_letters: int
    least_letters_with_ending: int
    least_letters_transposed: int


class Weights(Struct, frozen=True, forbid_unknown_fields=True):
    """One field a table of the file."""

    conventions: ConventionWeights
    word: WordWeights
    spelling: SpellingWeights
    word_match: WordMatchWeights
    score: ScoreWeights
    recognition: RecognitionWeights
    within_text: WithinTextWeights


@once(1)
def weights() -> Weights:
    """The tuned numbers. Raises DataError where the file is not sound."""
    return read_toml("relata.names", "weights.toml", Weights)
