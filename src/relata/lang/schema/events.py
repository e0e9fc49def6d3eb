"""`events.toml`: the words by which a language reports contacts and other events."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from relata.lang.schema.words import Words
from relata.model.codes import EventKind

#: The part of a party: who acts, at whom, both alike; in an election who stands, who wins.
EventPart = Literal["from", "to", "with", "candidate", "elected"]


class EventVerb(Struct, frozen=True, forbid_unknown_fields=True):
    """One verb: its forms in lower case, and the part of subject and object."""

    #: Finite forms, infinitives, gerunds, and participles of the active voice.
    forms: Words = ()
    #: Participles: with the auxiliary of the passive, or alone, their subject is the object.
    participles: Words = ()
    #: A part that stands apart from the forms: "an" (rief … an), "up" (rang … up).
    particle: str = ""
    subject: EventPart = "from"
    #: None where the verb takes no object, or one that is not a party.
    object: EventPart | None = "to"
    #: Preposition -> the part of who stands after it, before those of the entry.
    prepositions: dict[str, EventPart] = field(default_factory=dict)
    #: What must be there for the verb to report an event: any party, a party as its object,
    #: a party as its subject, one after a preposition, or nothing.
    needs: Literal["party", "subject", "object", "preposition", "nothing"] = "party"
    #: Where somebody goes is a place and no party: "travel to".
    goal: bool = False
    #: Words of which one must stand in the clause: "phone" (spoke by phone).
    beside: Words = ()
    #: Words of which none may: "requirements" (met the requirements).
    without: Words = ()


class EventWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The words of one kind of event; a kind may have several entries."""

    kind: EventKind
    #: Nouns, as the lexicon gives them; forms are made with `noun_endings`.
    nouns: Words = ()
    #: Several words that together are one: "phone call".
    phrases: tuple[str, ...] = ()
    verbs: tuple[EventVerb, ...] = ()
    #: The part of the owner of a noun ("der Besuch des Ministers"), None: not a party.
    owner: EventPart | None = "with"
    #: The part of the subject of a clause in which the noun is an object or stands after one of
    #: `support` ("nach einem Besuch in X sprach der Präsident"), None: not a party.
    subject: EventPart | None = None
    #: Preposition -> the part of who stands after it.
    prepositions: dict[str, EventPart] = field(default_factory=dict)
    #: Words of which one must stand in the clause for its subject to be a party: "gewann".
    subject_beside: Words = ()
    #: Whether a party must be there: otherwise a time or a place does as well.
    parties: bool = False
    #: The part that must be filled, where `parties` holds; None: any.
    required: EventPart | None = None
    #: Longer words that end in one of the nouns are such events, too.
    compounds: bool = True
    #: The first half of a compound is a party ("EU-Gipfel") or the place ("Berlin-Besuch").
    compound: Literal["party", "place", "nothing"] = "nothing"
    #: Words of which one must stand in the clause; and of which none may.
    beside: Words = ()
    without: Words = ()


class EventExample(Struct, frozen=True, forbid_unknown_fields=True):
    """A text of our own with its events, each in one line.

    A line: kind, status, then part and name of every party: "call happened from=Ann Lee to=Bo Roe".
    """

    text: str
    events: tuple[str, ...] = ()
    #: What it is an example of.
    why: str = ""


class EventsFile(Struct, frozen=True, forbid_unknown_fields=True):
    """`events.toml`."""

    event: tuple[EventWords, ...] = ()
    #: Endings that nouns of events take, "" for none; and vowel changes are listed as nouns.
    noun_endings: tuple[str, ...] = ("",)
    #: A longer word that ends in such a noun is one, too ("Telefongespräch"), except these.
    compounds: bool = False
    no_compounds: Words = ()
    #: Endings of participles before a noun: "e en er es em" (die festgenommenen Männer).
    participle_endings: Words = ()
    #: Prepositions before both parties ("between"), an owner ("of"), the agent is in core.toml.
    between: Words = ()
    of: Words = ()
    #: Prepositions before a place: "in at near"; and before where somebody goes: "to nach".
    places: Words = ()
    towards: Words = ()
    #: Prepositions between people without a name and the body that they stand for: "officials
    #: [from] X".
    representing: Words = ()
    #: Words before "with" that make its phrase a second subject: "together" (with X).
    together: Words = ()
    #: Relative words that stand for a place and never for who takes part: "where".
    where: Words = ()
    #: Prepositions after which an event noun takes the subject of its clause as a party.
    support: Words = ()
    #: Possessive words and the gender of the owner, "pl" of several, "" where open: sein = "mn".
    possessives: dict[str, str] = field(default_factory=dict)
    #: Verbs whose subject is at the other end of a noun: "erhielt" (einen Brief von X).
    receiving: Words = ()
    #: Articles of what the text knows already: "der dieser the this".
    definite: Words = ()
    #: Prepositions after which an event is over, or known to come: "nach", "after".
    past: Words = ()
    #: Prepositions up to which time goes on: "bis" (zum Gipfel), "ahead" (of the summit).
    until: Words = ()
    #: Words of the clause that make an event one to come, one that is asked for, one that is
    #: denied, one that somebody claims, and one that is only thought of. `expected` stands before
    #: a noun: "upcoming".
    planned: Words = ()
    expected: Words = ()
    demanded: Words = ()
    denied: Words = ()
    alleged: Words = ()
    hypothetical: Words = ()
    #: Auxiliaries at the end of a clause that make "soll" hearsay: "haben sein".
    perfect: Words = ()
    #: Prepositions that say that the event did not come: "without", "statt".
    excluding: Words = ()
    #: Words for the first, the last: "ersten" (zum ersten Mal), "letzte"; and those that open
    #: the time since when: "seit", "since".
    first: Words = ()
    last: Words = ()
    since: Words = ()
    #: Sentences of our own with the events in them, which become tests.
    example: tuple[EventExample, ...] = ()
