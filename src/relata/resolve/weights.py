"""The tuned numbers of `weights.toml`, which explains each of them; read at first use."""

from __future__ import annotations

from msgspec import Struct

from relata.model.threads import once
from relata.resources import read_toml


class NameWeights(Struct, frozen=True, forbid_unknown_fields=True):
    """A name and the entity that it names."""

    new: float
    same: float
    same_surname: float
    shared_surname: float
    named_together: float
    initials_of: float
    initials_are: float
    part_of_name: float
    begins_with_name: float
    government: float
    second_of_two: float


class DescriptionWeights(Struct, frozen=True, forbid_unknown_fields=True):
    """A description and an earlier entity."""

    least: float
    least_in_text: float
    same_head: float
    end_of_compound: float
    same_office: float
    longer_head: float
    same_country: float
    one_new_word: float
    named_group: float
    per_nearer_entity: float
    outlet_of_kind: float
    agency: float
    outlet: float
    organisation: float
    this_outlet: float
    unrecognised_outlet: float
    varied: float
    least_varied: float
    introduced: float
    named_later: float
    named_in_title: float
    new: float


class PronounWeights(Struct, frozen=True, forbid_unknown_fields=True):
    """A third-person or relative pronoun and its antecedent."""

    speaker: float
    subject: float
    voice: float
    asked: float
    known_gender: float
    bare_name: float
    distance: float
    document: float
    named_in_own_words: float
    again: float
    base: float
    per_margin: float
    per_point: float
    lowest: float
    highest: float
    only_one: float
    other_per_point: float
    other_less: float
    other_lowest: float
    sure: float
    sure_in_text: float
    of_speaking_body: float
    learn_gender: float
    relative: float


class FirstPersonWeights(Struct, frozen=True, forbid_unknown_fields=True):
    """First person inside a quotation: factors on the score of who is quoted."""

    singular: float
    plural: float


class AccountWeights(Struct, frozen=True, forbid_unknown_fields=True):
    """An account and the one for whom it speaks: factors on the score of who that is."""

    owner: float
    own: float
    last: float
    dropped_subject: float
    age: float


class ArticleSourceWeights(Struct, frozen=True, forbid_unknown_fields=True):
    """The article's outlet, by where its name stands, and credited agencies."""

    given: float
    last_line: float
    byline: float
    dateline: float
    other: float
    credit: float
    material: float
    talk: float


class HeadlineAndLeadWeights(Struct, frozen=True, forbid_unknown_fields=True):
    """When a statement of the headline and one of the lead say the same."""

    fewest_words: int
    share: float
    letters: int


class Weights(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    names: NameWeights
    descriptions: DescriptionWeights
    pronouns: PronounWeights
    first_person: FirstPersonWeights
    accounts: AccountWeights
    article_sources: ArticleSourceWeights
    headline_and_lead: HeadlineAndLeadWeights


@once(1)
def weights() -> Weights:
    """The numbers of this package. Raises DataError where the file does not fit the types."""
    return read_toml("relata.resolve", "weights.toml", Weights)
