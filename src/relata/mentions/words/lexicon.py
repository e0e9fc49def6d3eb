"""The lexicon of the mention finder: what a language's pack says, compiled for look-ups."""

from __future__ import annotations

from msgspec import Struct, field

from relata.lang.language import Language
from relata.lang.schema import Role
from relata.mentions.limits import MAX_FORMS
from relata.mentions.morphology.compounds import last_part
from relata.mentions.morphology.inflections import Inflections, Reading

_UNSEEN = ""


class MentionLexicon(Struct):
    """A language's look-up tables for noun phrases."""

    language: Language
    capitals: bool
    nouns: dict[str, int]
    #: Last letters of all nouns and of all role nouns: other words are not compounds of them.
    noun_tails: frozenset[str]
    role_tails: frozenset[str]
    articles: dict[str, tuple[Reading, ...]]
    contracted: dict[str, tuple[Reading, ...]]
    #: Preposition -> (class bits of heads, names, unknown nouns, governed names) it belongs to.
    attach: dict[str, tuple[int, bool, bool, bool]]
    owner: frozenset[str]
    #: Those of them that join a body to what it is of, as one name: "de" (Banco de Portugal).
    body_owner: frozenset[str]
    verb_second: bool
    indefinite: frozenset[str]
    particles: frozenset[str]
    after_name: frozenset[str]
    possessive: frozenset[str]
    group_endings: frozenset[str]
    #: Last words of names of outlets, and those long enough to end a compound surely.
    outlet_words: frozenset[str]
    outlet_endings: tuple[str, ...]
    genitive_endings: tuple[str, ...]
    #: Endings of a noun that shows to whom something is said.
    hearer_endings: tuple[str, ...]
    adjective_endings: tuple[str, ...]
    adjective_proofs: tuple[str, ...]
    stop_endings: tuple[str, ...]
    noun_endings: dict[str, str]
    any_noun_ending: tuple[str, ...]
    #: Endings by which an adjective alone shows a genitive plural: "er" in German.
    genitive_adjectives: tuple[str, ...]
    plural_endings: tuple[str, ...]
    not_plural_endings: tuple[str, ...]
    unclear_endings: tuple[str, ...]
    #: Words that join the last member of a list to it: "und", "and".
    joins: frozenset[str]
    #: Prepositions that name the agent of a passive: "by".
    agent: frozenset[str]
    #: Pronouns that stand alone.
    objects: frozenset[str]
    #: (number, case) of a reading -> endings that its noun must have.
    case_endings: dict[tuple[str, int], tuple[str, ...]]
    #: Forms of verbs of saying whose object is who hears it: "told".
    telling: frozenset[str]
    #: Endings of cases that names take: "-ban" (Rádióban).
    name_endings: tuple[str, ...]
    #: Whether determiners show cases.
    cases: bool
    #: Words before a time ("am", "since", "last") and before a place ("aus", "from").
    before_time: frozenset[str] = frozenset()
    before_place: frozenset[str] = frozenset()
    #: Lower-case adjectives that often open a sentence and are not names: "herzliche", "kind".
    opening_adjectives: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    #: Endings of finite verbs in the plural; () where they show none.
    plural_verbs: tuple[str, ...] = ()
    #: What endings show, where nouns and adjectives have cases; else None.
    inflections: Inflections | None = None
    #: Class bits of a form inside a sentence.
    within: dict[str, int] = field(default_factory=dict)
    #: The same of one that opens a sentence, where a capital proves nothing.
    opening: dict[str, int] = field(default_factory=dict)
    roles: dict[str, Role | None] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    agreements: dict[tuple[str, bool, str, str, bool], tuple[str | None, str, int]] = field(
        default_factory=dict
    )
    #: Article, adjective's ending, preposition, number, gender and case endings -> the same.
    alike: dict[
        tuple[str, str, bool, str | None, str, tuple[bool, ...]], tuple[str | None, str, int]
    ] = field(default_factory=dict)

    def role(self, lower: str) -> Role | None:
        """The role noun of a form, also as the last part of a compound; or None."""
        found = self.roles.get(lower, _UNSEEN)
        if isinstance(found, str):
            if len(self.roles) > MAX_FORMS:
                self.roles.clear()
            part = last_part(lower, self.language.roles, self.role_tails)
            found = self.roles[lower] = self.language.roles[part] if part else None
        return found

    def gender(self, lower: str) -> str:
        """The gender that a noun's ending shows, "" for none."""
        found = self.genders.get(lower)
        if found is None:
            if len(self.genders) > MAX_FORMS:
                self.genders.clear()
            found = ""
            if lower.endswith(self.any_noun_ending):
                endings = [e for e in self.noun_endings if lower.endswith(e)]
                found = self.noun_endings[max(endings, key=len)]
            self.genders[lower] = found
        return found
