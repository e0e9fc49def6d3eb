"""`sense.toml`: words that turn what a sentence says where they are lost, added or changed."""

from __future__ import annotations

from msgspec import Struct, field

from relata.lang.schema.words import Words


class Sense(Struct, frozen=True, forbid_unknown_fields=True):
    """`sense.toml`. Negations and numbers of `[words]` in core.toml count as well."""

    #: Further words that deny: "ohne", "denied", "cannot".
    negations: Words = ()
    #: Phrases with a negation that deny nothing: "no doubt", "nicht nur".
    affirming: tuple[str, ...] = ()
    #: Beginnings that make a word its opposite: "un" (möglich, unmöglich), "ne" (může, nemůže).
    negative_prefixes: Words = ()
    #: Syllables inside a verb that deny it: "me" in Turkish (gelecek, gelmeyecek).
    negative_infixes: Words = ()
    #: Short forms and signs -> the words that they stand for: "'ll" = "will", "%" = "prozent".
    contractions: dict[str, str] = field(default_factory=dict)
    #: Forms of one modal with the same force, an entry each: "kann kannst können könnt".
    modals: tuple[Words, ...] = ()
    #: Words and phrases that lower the certainty: "vielleicht", "as far as we know".
    hedges: tuple[str, ...] = ()
    #: Value -> the words for it: "2" = "zwei zwo".
    numbers: dict[str, Words] = field(default_factory=dict)
    #: Pairs of words each of which says the contrary of the other: ["mehr", "weniger"].
    opposites: tuple[tuple[str, str], ...] = ()
