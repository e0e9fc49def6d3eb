"""`verbs.toml` and `nouns.toml`, and what `core.toml` says of hands and of sources without names.

Cues of reported speech, nouns for people and bodies, words for outlets and for anonymity.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from relata.lang.schema.words import Words
from relata.model.codes import Act, Certainty, EntityKind

#: Complements that a cue may take.
Complement = Literal[
    "direct",  # verbatim words in quotation marks or after a colon
    "that",    # a clause with a complementiser: dass, that, что
    "bare",    # a clause without one: "er sagte, er komme", "she said he came"
    "wh",      # an indirect question: ob, whether, wer, why
    "inf",     # an infinitive with zu/to
    "object",  # a noun phrase or prepositional object: "condemned the attack"
    "ing",     # a gerund: "denied taking money"; no rule reads it yet
    "so",      # may stand in a parenthesis: ", sagte X", ", X said"
    "as",      # may stand in a comparison clause: "wie X berichtet", "as X put it"
    "according",  # a noun that stands in "nach Angaben von", "in the words of"
]  # fmt: skip


class Verb(Struct, frozen=True, forbid_unknown_fields=True):
    """A reporting verb, its key in [verbs] being the lemma ("mitteilen", "gehen davon aus")."""

    act: Act
    #: Complements it may take, words of `Complement`.
    complements: Annotated[str, Meta(min_length=1)] | tuple[Complement, ...]
    certainty: Certainty = "asserted"
    #: speech, writing, thought; several where open.
    medium: str = "speech"
    #: Finite forms, singular and plural. A separable verb has them without its part ("teilte")
    #: and with it ("mitteilte"); a form that begins with `particle` does not ask for it again.
    sg: Words = ()
    pl: Words = ()
    #: Forms that are subjunctive ("teile"), all numbers.
    sub: Words = ()
    #: Participles with which a perfect or passive is built: "mitgeteilt", "said".
    part: Words = ()
    #: Infinitives: "mitteilen mitzuteilen", "say".
    inf: Words = ()
    #: Gerunds and present participles: "saying", "сказав".
    ger: Words = ()
    #: What stands apart from the verb in its clause and must be there: "mit", "bekannt",
    #: "zum Ausdruck", "out". Alternatives separated by " | ".
    particle: str = ""
    #: Preposition of the topic: "vor" in "warnt vor", "for" in "called for".
    prep: Words = ()
    #: How the addressee is given: preposition(s) or "object" ("told him", "teilte ihm mit").
    to: Words = ()
    #: From 0 to 1: how surely a form of it reports something when the complement is unclear.
    reporting_strength: float = 0.8
    #: From 0 to 1: how surely it is a statement with an object alone ("forderte Neuwahlen");
    #: counted in annotated news where that is possible.
    object_strength: float = 0.35
    #: Nobody is its subject: "говорится в отчёте".
    impersonal: bool = False
    #: Prepositions with which it reports nothing: "zu" for "verurteilen" (zu zwei Jahren).
    not_with: Words = ()


class Noun(Struct, frozen=True, forbid_unknown_fields=True):
    """A noun that reports ("Angaben", "claim"), its key in [nouns] being the lemma."""

    act: Act
    forms: Words
    complements: Words = "that"
    certainty: Certainty = "asserted"
    medium: str = "speech"
    reporting_strength: float = 0.6


class Role(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """Forms of nouns for people, institutions, outlets and documents, with their gender."""

    forms: Words
    gender: str = ""
    number: Literal["sg", "pl", "both"] = "both"
    kind: EntityKind = "person"
    #: What the forms may be, as words of number (s p) and case (n g d a o): "sg sa pn".
    case: str = ""


class Verbs(Struct, frozen=True, forbid_unknown_fields=True):
    """`verbs.toml`: lemma -> reporting verb."""

    verbs: dict[str, Verb] = field(default_factory=dict)


class Nouns(Struct, frozen=True, forbid_unknown_fields=True):
    """`nouns.toml`: reporting nouns by their lemma; nouns for people, bodies, texts by group."""

    nouns: dict[str, Noun] = field(default_factory=dict)
    roles: dict[str, Role] = field(default_factory=dict)


class Hands(Struct, frozen=True, forbid_unknown_fields=True):
    """Words by which a sentence says through which outlet the words in it came."""

    #: Nouns and participles for talks, and the prepositions before whom the talk was with:
    #: "interview", "speaking", "with".
    talks: Words = ()
    talk_prepositions: Words = ()
    #: Participles of what an outlet did with words, and the prepositions of the agent: "obtained",
    #: "carried", "by".
    participles: Words = ()
    agent_prepositions: Words = ()
    #: Nouns for what somebody writes for an outlet, and the prepositions between: "op-ed", "for".
    pieces: Words = ()
    piece_prepositions: Words = ()
    #: Prepositions before an outlet where something was said or printed: "on" (CNN).
    places: Words = ()
    #: Endings of an outlet where something was said or printed: "az M1-*en*".
    place_endings: Words = ()
    #: Prepositions before a hearer, wherever he stands: "before" (parliament), "devant".
    before_hearers: Words = ()
    #: Participles of what an outlet did with somebody who then answers: "asked" (by the Post).
    asked: Words = ()
    #: Nouns and participles for what is addressed to somebody, and the prepositions after them:
    #: "email", "to".
    letters: Words = ()
    letter_prepositions: Words = ()
    #: Nouns for papers that a body issues and that quote others, too: "release".
    releases: Words = ()
    #: Before an outlet out of which the article was made, lower case: "with reporting by".
    material: tuple[str, ...] = ()
    #: Verb forms after which stands whom an outlet quotes: "quoted" (Holm as saying).
    quotes: Words = ()
    #: Phrases after which stands whom an outlet has its words from, lower case: "unter berufung
    #: auf", "со ссылкой на".
    sources: tuple[str, ...] = ()


class AnonymityWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases by which an article says why it does not name a source; lower case, whole words."""

    #: The source wants it: "on condition of anonymity".
    asked: tuple[str, ...] = ()
    #: The source may not speak: "not authorised".
    unauthorised: tuple[str, ...] = ()
    #: The source has something to fear: "for fear of".
    fear: tuple[str, ...] = ()
    #: The matter does not allow it: "because the talks are private".
    sensitive: tuple[str, ...] = ()
    #: The outlet hides the name: "not her real name".
    withheld: tuple[str, ...] = ()
